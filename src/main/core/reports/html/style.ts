/** How a report looks: on the screen in light and dark, and on paper, with the running head and the number of each page. */
import { markingLabels, type Marking } from '#shared/model/marking.ts';
import type { Paper } from '#shared/report/options.ts';
import { cssString } from './css-string.ts';

const PAPER: Record<Paper, string> = { a4: 'A4', letter: 'letter', a5: 'A5' };

/** The colours that the Traffic Light Protocol 2.0 prescribes, on black. */
const TLP: Record<Marking, string> = {
  clear: '#ffffff',
  green: '#33ff00',
  amber: '#ffc000',
  'amber-strict': '#ffc000',
  red: '#ff2b2b',
};

export type Running = { title: string; foot: string; marking: Marking; paper: Paper };

/** `fonts`: rules that bring them along. */
export function styleOf({ title, foot, marking, paper }: Running, fonts: string): string {
  return `${fonts}${SCREEN}
.head .tlp { color: ${TLP[marking]}; }
@media print {${PRINT}}
@page {
  size: ${PAPER[paper]};
  margin: ${paper === 'a5' ? '20mm 15mm 18mm' : '27mm 22mm 23mm'};
  @top-left { content: ${cssString(title)}; ${RUNNING} padding-bottom: 6mm; vertical-align: bottom; }
  @top-right {
    content: ${cssString(` ${markingLabels[marking]} `)}; ${RUNNING} padding-bottom: 6mm;
    vertical-align: bottom; font-weight: 600; color: #1b1d1f;
  }
  @bottom-left { content: ${cssString(foot)}; ${RUNNING} padding-top: 4mm; vertical-align: top; }
  @bottom-right {
    content: "Page " counter(page) " of " counter(pages); ${RUNNING} padding-top: 4mm; vertical-align: top;
  }
}
@page :first { @top-left { content: ""; } }
`;
}

const FAMILY = `"Report Sans", "Inter Variable", Inter, system-ui, "Segoe UI", "Noto Sans", sans-serif`;
const RUNNING = `font: 400 7.5pt ${FAMILY}; color: #5f656c; white-space: nowrap; width: auto;`;

const SCREEN = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1d1f; --soft: #4e545a; --faint: #5f656c; --line: #d9d8d2;
  --sunken: #f6f6f3; --accent: #0e6377; --bar: #6d9fab; --vague: #c3dae0; --range: #1b1d1f;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1d1f; --ink: #e3e5e6; --soft: #b0b6bb; --faint: #9aa1a8; --line: #373c40;
    --sunken: #222527; --accent: #74c7d8; --bar: #3f7f8d; --vague: #2c4d55; --range: #e3e5e6;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body {
  max-width: 50rem; margin: 0 auto; padding: 3rem 2rem 5rem;
  font: 400 0.9375rem/1.55 ${FAMILY};
  font-feature-settings: "calt", "kern"; text-rendering: optimizeLegibility; overflow-wrap: break-word;
}
h1, h2, h3, h4 { margin: 0; font-weight: 650; line-height: 1.25; letter-spacing: -0.012em; text-wrap: balance; }
h1 { font-size: 2rem; letter-spacing: -0.022em; }
h2 { margin: 3rem 0 1rem; padding-top: 0.7rem; border-top: 2px solid var(--ink); font-size: 1.35rem; }
h3 { margin: 1.7rem 0 0.6rem; font-size: 1.08rem; }
h4 { font-size: 0.9375rem; letter-spacing: -0.006em; }
p { margin: 0 0 0.6rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.head { margin-bottom: 2.5rem; }
.head p { margin: 0.35rem 0 0; color: var(--soft); }
.head .subtitle { margin: 0 0 0.3rem; color: var(--soft); font-weight: 500; }
.head .tlp {
  float: right; margin: 0 0 0.5rem 1rem; padding: 0.16rem 0.5rem; background: #000000;
  font-size: 0.8rem; font-weight: 650; letter-spacing: 0.02em; print-color-adjust: exact;
}
.contents { margin: 2rem 0 0; padding: 0.9rem 1.1rem; background: var(--sunken); }
.contents h2 { margin: 0 0 0.35rem; padding: 0; border: 0; font-size: 0.8rem; color: var(--soft); letter-spacing: 0; }
.contents ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2rem; }
.contents li { break-inside: avoid; padding: 0.1rem 0; }
.contents a { color: var(--ink); text-decoration-color: var(--line); }
.quiet, .unit { color: var(--faint); }
.struck { text-decoration: line-through; }
.lines { white-space: pre-line; }
code, pre, .ids { font: 400 0.86em/1.45 ui-monospace, "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; }
pre { margin: 0 0 0.6rem; padding: 0.6rem 0.8rem; background: var(--sunken); white-space: pre-wrap; }
blockquote { margin: 0 0 0.6rem; padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--line); color: var(--soft); }
hr { margin: 1rem 0; border: 0; border-top: 1px solid var(--line); }
ul, ol { margin: 0 0 0.6rem; padding-inline-start: 1.3rem; }
li > p { margin: 0 0 0.2rem; }
sup.ref { font-size: 0.68em; font-weight: 450; line-height: 0; vertical-align: baseline; position: relative; top: -0.42em; padding-inline-start: 0.08em; font-variant-numeric: tabular-nums; }
sup.ref a { padding: 0 0.05em; text-decoration: none; }
sup.ref a:hover { text-decoration: underline; }
.entry { display: grid; grid-template-columns: 8.6rem minmax(0, 1fr); column-gap: 1.2rem; padding: 0.65rem 0 0.35rem; border-top: 1px solid var(--line); }
.entry.plain { grid-template-columns: minmax(0, 1fr); }
.entry .when { margin: 0; color: var(--soft); font-size: 0.86rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
.entry h3, .entry h4 { margin: 0 0 0.2rem; }
.facts { margin: 0 0 0.4rem; }
.facts > div { display: inline; }
.facts > div:not(:last-child)::after { content: "·"; margin: 0 0.4em; color: var(--faint); }
.facts dt { display: inline; color: var(--faint); font-size: 0.86rem; }
.facts dd { display: inline; margin: 0; }
.note { margin: 0.5rem 0 0.8rem; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--accent); background: var(--sunken); }
.note > .about { margin: 0 0 0.3rem; color: var(--faint); font-size: 0.8rem; }
.note > :last-child { margin-bottom: 0; }
.table { margin: 0.6rem 0 1.6rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.86rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 0.45rem; color: var(--soft); font-weight: 550; text-align: start; caption-side: top; }
th, td { padding: 0.38rem 0.7rem 0.38rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1.5px solid var(--ink); color: var(--soft); font-weight: 550; vertical-align: bottom; }
tbody th { font-weight: 500; }
.end { text-align: end; white-space: nowrap; }
tr.total th, tr.total td { border-top: 1.5px solid var(--ink); border-bottom: 0; font-weight: 650; }
.chart { margin: 0.8rem 0 1rem; }
.chart svg { display: block; width: 100%; height: auto; max-width: 680px; font-family: ${FAMILY}; }
.chart figcaption { margin-bottom: 0.35rem; color: var(--soft); font-size: 0.86rem; font-weight: 550; }
.bar { fill: var(--bar); } .vague { fill: var(--vague); }
.range { stroke: var(--range); stroke-width: 1.4; }
.grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--faint); stroke-width: 1; }
.label, .figure { fill: var(--ink); font-size: 11.5px; } .figure { fill: var(--soft); font-size: 11px; }
.tick { fill: var(--faint); font-size: 10.5px; }
.notes { padding: 0; list-style: none; font-size: 0.82rem; line-height: 1.5; }
.notes > li { display: grid; grid-template-columns: 2.6rem minmax(0, 1fr); padding: 0.22rem 0; }
.notes .number { color: var(--soft); font-variant-numeric: tabular-nums; }
.notes p { margin: 0; }
.notes .ids { margin-inline-start: 0.35em; color: var(--faint); font-size: 0.9em; overflow-wrap: anywhere; }
.notes .back { margin-inline-start: 0.35em; text-decoration: none; }
.notes > li:target, .references > li:target { background: var(--sunken); }
.references { padding: 0; list-style: none; font-size: 0.9rem; }
.references > li { padding: 0.3rem 0 0.3rem 1.6rem; text-indent: -1.6rem; }
.colophon { font-size: 0.86rem; }
.colophon > div { display: grid; grid-template-columns: 8.6rem minmax(0, 1fr); column-gap: 1.2rem; padding: 0.4rem 0; border-top: 1px solid var(--line); }
.colophon dt { color: var(--soft); font-weight: 550; }
.colophon dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1.1rem 3rem; }
  .entry, .colophon > div { grid-template-columns: minmax(0, 1fr); }
  .contents ol { columns: 1; }
}
`;

/** Sizes follow from that of the root, which is so much smaller on paper. */
const PRINT = `
  :root { color-scheme: light; }
  html { font-size: 10.1pt; }
  body { max-width: none; margin: 0; padding: 0; line-height: 1.5; orphans: 3; widows: 3; }
  h2, h3, h4, caption, .chart figcaption { break-after: avoid; }
  h2 { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  sup.ref a { color: #0e6377; }
  .contents { padding: 3mm 0 0; background: none; border-top: 1px solid var(--line); }
  .entry, .note, .chart, .colophon > div, .references > li, .notes > li { break-inside: avoid; }
  .bar, .vague, .note, pre { print-color-adjust: exact; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .notes { font-size: 7.8pt; line-height: 1.42; }
  .notes > li { grid-template-columns: 9mm minmax(0, 1fr); padding: 0.6mm 0; }
  .notes .back { display: none; }
  .entry, .colophon > div { grid-template-columns: 30mm minmax(0, 1fr); column-gap: 4mm; }
  .entry.plain { grid-template-columns: minmax(0, 1fr); }
`;
