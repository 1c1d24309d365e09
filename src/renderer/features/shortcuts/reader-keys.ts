/** The keys that only mean something in the text of a document. */
export const readerKeys: { keys: string; title: string }[] = [
  { keys: '/', title: 'Search in the document; F3: the next hit' },
  { keys: 'F7', title: 'A caret in the text, to select by the keyboard' },
  { keys: 'Shift+ArrowRight', title: 'Select on (all four arrows)' },
  { keys: 'Enter', title: 'With the caret on a passage: open it' },
  { keys: 'H', title: 'Highlight the selected words' },
  { keys: 'N', title: 'Write a note on them' },
  { keys: 'C', title: 'Use them as a claim' },
];
