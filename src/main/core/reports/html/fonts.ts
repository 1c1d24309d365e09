/** The fonts of the program, brought along in a report: only those parts whose letters occur in it. */

type Part = { range: string; letters: RegExp; load: () => Promise<{ default: string }> };

/** Ranges as the fonts' makers give them; a browser picks by them, letter for letter. */
const PARTS: readonly Part[] = [
  {
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    letters: /[\0-ÿ]/u,
    load: () => import('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline'),
  },
  {
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    letters:
      /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u1e00-\u1e9f\u1ef2-\u1eff]/u,
    load: () => import('@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline'),
  },
  {
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    letters: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u,
    load: () => import('@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?inline'),
  },
  {
    range: 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F',
    letters: /[\u0460-\u048f\u0492-\u04af\u04b2-\u052f]/u,
    load: () =>
      import('@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?inline'),
  },
  {
    range:
      'U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC',
    letters: /\p{Script=Arabic}/u,
    load: () =>
      import('@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?inline'),
  },
];

export type Fonts = {
  /** These letters are to be shown. */
  readonly see: (text: string) => void;
  /** For all letters that were seen, in a fixed order. */
  readonly rules: () => Promise<string>;
};

export function createFonts(): Fonts {
  const wanted = new Set<Part>();
  return {
    see(text) {
      for (const part of PARTS) if (!wanted.has(part) && part.letters.test(text)) wanted.add(part);
    },
    async rules() {
      const rules = PARTS.filter((part) => wanted.has(part)).map(async ({ range, load }) => {
        const address = (await load()).default;
        return `@font-face{font-family:"Report Sans";font-style:normal;font-weight:100 900;src:url(${address}) format("woff2");unicode-range:${range}}\n`;
      });
      return (await Promise.all(rules)).join('');
    },
  };
}
