/** For tests: what is in a Word document. */
import { strFromU8, unzipSync } from 'fflate';

/** Parts of the file by their names in it. */
export const partsOfDocx = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** The words of the text, its footnotes, and its running head. */
export function textOfDocx(bytes: Uint8Array): string {
  const parts = [...partsOfDocx(bytes)].filter(([name]) =>
    /^word\/(?:document|footnotes|header\d|footer\d)\.xml$/u.test(name),
  );
  return parts.map(([, xml]) => xml.replace(/<\/w:p>/gu, '\n').replace(/<[^>]+>/gu, '')).join('\n');
}
