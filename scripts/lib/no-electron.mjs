// @ts-check
// Unit tests get this in place of 'electron': requiring the real package would start a download.
throw new Error(
  'A unit test must not import electron. Take what touches it out of what is tested.',
);
