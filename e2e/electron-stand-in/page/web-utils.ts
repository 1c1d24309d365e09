// webUtils: where a file lies that was dropped on the page. Electron knows it from the system; here the test says, just
// before it drops them, which files these will be. Of all other files, those that scripts make, there is no path.
import { strict } from '../strict.ts';

export interface AnnouncedFile {
  readonly name: string;
  readonly size: number;
  readonly path: string;
}

type Traits = Pick<File, 'name' | 'size' | 'lastModified'>;

export interface WebUtils {
  readonly webUtils: object;
  readonly announce: (files: readonly AnnouncedFile[]) => void;
}

export function createWebUtils(): WebUtils {
  let announced: readonly AnnouncedFile[] = [];
  const dropped: Traits[] = [];

  // Before any listener of the page. Only what the browser itself has dropped is trusted.
  window.addEventListener(
    'drop',
    ({ isTrusted, dataTransfer }) => {
      for (const { name, size, lastModified } of isTrusted ? (dataTransfer?.files ?? []) : [])
        dropped.push({ name, size, lastModified });
    },
    true,
  );

  function getPathForFile(file: unknown): string {
    if (!(file instanceof File)) {
      throw new TypeError('getPathForFile: the argument is no File');
    }
    const wasDropped = dropped.some(
      (one) =>
        one.name === file.name && one.size === file.size && one.lastModified === file.lastModified,
    );
    const known = announced.find((one) => one.name === file.name && one.size === file.size);
    return wasDropped ? (known?.path ?? '') : '';
  }

  return {
    webUtils: strict('webUtils', { getPathForFile }),
    announce: (files) => void (announced = files),
  };
}
