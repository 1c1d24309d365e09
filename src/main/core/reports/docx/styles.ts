/** How a report looks in Word. Sizes are in half points, spaces in twips. */
import type { IStylesOptions } from 'docx';

const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Calibri' };
const INK = '1B1D1F';

const heading = (size: number, before: number, after: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { keepNext: true, spacing: { before, after } },
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 21,
        color: INK,
        language: { value: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 100, line: 269 } },
    },
    title: {
      run: { font: FONT, size: 48, bold: true, color: INK },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: heading(32, 440, 160),
    heading2: heading(25, 300, 100),
    heading3: heading(21, 200, 60),
    caption: {
      run: { font: FONT, size: 19, bold: true, italics: false, color: '4E545A' },
      paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
    },
    hyperlink: { run: { color: '0E6377' } },
    footnoteText: {
      run: { font: FONT, size: 16 },
      paragraph: { spacing: { after: 20, line: 220 } },
    },
  },
  paragraphStyles: [
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { spacing: { before: 40, after: 40, line: 240 } },
    },
    {
      id: 'Running',
      name: 'Running',
      basedOn: 'Normal',
      run: { size: 16, color: '5F656C' },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};
