/** The answers to "are these two the same?", with their keys: places on the keyboard, so that they work in any layout. */
import type { IdentityKind } from '#shared/model/link.ts';

export type AnswerWord = IdentityKind | 'later';

export const answers: readonly { word: AnswerWord; key: string; code: string; label: string }[] = [
  { word: 'same', key: 'S', code: 'KeyS', label: 'Same' },
  { word: 'maybe-same', key: 'M', code: 'KeyM', label: 'Maybe the same' },
  { word: 'different', key: 'D', code: 'KeyD', label: 'Different' },
  { word: 'later', key: 'N', code: 'KeyN', label: 'Not now' },
];

export const saidWords: Record<IdentityKind, string> = {
  same: 'You said: the same',
  'maybe-same': 'You said: maybe the same',
  different: 'You said: different',
};
