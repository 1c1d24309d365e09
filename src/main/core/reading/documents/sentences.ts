/** What the end of a line says about it. */

const END = /[.!?…؟۔。]["'”’»)\]]*$/;

export const endsSentence = (line: string): boolean => END.test(line.trimEnd());
