/** A chart as a vector graphic in a Word document. */
import { ImageRun, Paragraph } from 'docx';
import { chartWords, pictureOf, type Shape, type ShapeRole } from '#shared/report/chart-shapes.ts';
import type { Chart } from '#shared/report/chart.ts';
import { escapeHtml } from '../printable.ts';
import { textRuns } from './inline-docx.ts';

/** Pixels at 96 to the inch. */
const WIDTH = 600;

/** Word reads no style sheets in pictures. */
const LOOKS: Record<ShapeRole, string> = {
  bar: 'fill="#6d9fab"',
  vague: 'fill="#c3dae0"',
  range: 'stroke="#1b1d1f" stroke-width="1.4"',
  grid: 'stroke="#d9d8d2"',
  axis: 'stroke="#5f656c"',
  label: 'fill="#1b1d1f" font-size="11.5"',
  figure: 'fill="#4e545a" font-size="11"',
  tick: 'fill="#5f656c" font-size="10.5"',
};

/** One white pixel, for programs that know no vector graphics: they have the table. */
const WHITE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC';

export function chartParagraphs(chart: Chart, widest = WIDTH): Paragraph[] {
  const { width, height } = pictureOf(chart);
  const scale = Math.min(1, widest / width);
  const words = chartWords(chart);
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: textRuns(chart.title) }),
    new Paragraph({
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(chartSvg(chart), 'utf8'),
          fallback: { type: 'png', data: Buffer.from(WHITE, 'base64') },
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: chart.title, title: chart.title, description: words },
        }),
      ],
    }),
  ];
}

function chartSvg(chart: Chart): string {
  const { width, height, shapes } = pictureOf(chart);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Calibri, Arial, sans-serif">${shapes.map(shapeSvg).join('')}</svg>`;
}

function shapeSvg(shape: Shape): string {
  const look = LOOKS[shape.role];
  switch (shape.kind) {
    case 'rect':
      return `<rect ${look} x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"/>`;
    case 'line':
      return `<line ${look} x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"/>`;
    case 'text':
      return `<text ${look} x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${escapeHtml(shape.text)}</text>`;
  }
}
