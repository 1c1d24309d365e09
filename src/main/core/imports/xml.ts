/** Reads XML that anybody may have made, piece by piece. No document type, so no entities of its own and nothing from outside. */
import { Parser } from 'saxen';
import { AppError } from '#shared/contract/errors.ts';
import { createDecoder, detectEncoding } from '../reading/encoding.ts';

export type XmlEvents = {
  /** Names are without prefix. `attribute` answers '' for one that is not there; `*:id` is one with any prefix. */
  open?: (name: string, attribute: (name: string) => string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

export type XmlReader = {
  write: (bytes: Uint8Array) => void;
  end: () => void;
};

/** Characters without any event: no honest tag or text is longer. */
const LONGEST_TOKEN = 4_000_000;

/** UTF-8 or UTF-16. Throws `damaged` where it is no XML, `invalid_input` for a document type. `called`: for messages. */
export function createXmlReader(called: string, events: XmlEvents): XmlReader {
  const parser = new Parser();
  let silent = 0;
  parser.on('openTag', (name, attributes) => {
    silent = 0;
    events.open?.(withoutPrefix(name), (wanted) => {
      const all = attributes();
      if (all === false) return '';
      const key = wanted.startsWith('*')
        ? Object.keys(all).find((one) => one.endsWith(wanted.slice(1)))
        : wanted;
      return key !== undefined && Object.hasOwn(all, key) ? decodeEntities(all[key] ?? '') : '';
    });
  });
  parser.on('closeTag', (name) => events.close?.(withoutPrefix(name)));
  parser.on('text', (text) => {
    silent = 0;
    events.text?.(decodeEntities(text));
  });
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('attention', () => {
    throw new AppError(
      'invalid_input',
      `${called} has a document type (DOCTYPE), which is not read. Save it anew, or as CSV.`,
    );
  });
  parser.on('error', (error) => {
    throw damaged(called, error.message, { cause: error });
  });

  let decode: ReturnType<typeof createDecoder> | undefined;
  return {
    write: (bytes) => {
      decode ??= createDecoder(detectEncoding(bytes, 'beginning').encoding);
      const text = decode(bytes, true);
      silent += text.length;
      parser.write(text);
      if (silent > LONGEST_TOKEN) throw damaged(called, 'a tag in it does not end');
    },
    end: () => {
      if (decode) parser.write(decode(new Uint8Array(), false));
      parser.end();
    },
  };
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

/** The five of XML and those by number. (The parser's own gets characters beyond U+FFFF wrong.) */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? entity;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

const damaged = (called: string, why: string, options?: ErrorOptions): AppError =>
  new AppError(
    'damaged',
    `${called} can’t be read: ${why}. Open it in a spreadsheet program and save it anew, or as CSV.`,
    undefined,
    options,
  );
