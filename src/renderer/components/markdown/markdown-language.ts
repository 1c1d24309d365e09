/** Markdown for CodeMirror without the HTML, CSS and JavaScript that its own package brings along. */
import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
} from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { GFM, parser } from '@lezer/markdown';

const data = defineLanguageFacet();
const gfm = parser.configure([GFM, { props: [languageDataProp.add({ Document: data })] }]);
const dimmed = 'var(--mantine-color-dimmed)';

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--mantine-font-family-monospace)' },
  { tag: tags.link, color: 'var(--mantine-color-anchor)' },
  { tag: tags.url, color: dimmed },
  { tag: tags.quote, color: dimmed },
  { tag: tags.processingInstruction, color: dimmed },
]);

export const markdownLanguage = [
  new Language(data, gfm, [], 'markdown'),
  syntaxHighlighting(style),
];
