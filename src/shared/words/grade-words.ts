/** The Admiralty code in plain words: how far a source is trusted, and how credible what it says is. Two separate choices. */
import type { Grade } from '../model/claim.ts';

export type Reliability = NonNullable<Grade['reliability']>;
export type Credibility = NonNullable<Grade['credibility']>;

export const reliabilityWords: Record<Reliability, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

export const credibilityWords: Record<Credibility, string> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};

/** `B2`; '' where neither is given. */
export function gradeText(grade: Grade | undefined): string {
  return `${grade?.reliability ?? ''}${grade?.credibility ?? ''}`;
}

/** `Source usually reliable; claim probably true`. */
export function gradeWords(grade: Grade | undefined): string {
  const words = [
    grade?.reliability ? `source ${reliabilityWords[grade.reliability]}` : '',
    grade?.credibility ? `claim ${credibilityWords[grade.credibility]}` : '',
  ]
    .filter(Boolean)
    .join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `B2, source usually reliable, claim probably true`; '' where neither is given. */
export function gradeSentence(grade: Grade | undefined): string {
  const words = gradeWords(grade);
  return words === ''
    ? ''
    : `${gradeText(grade)}, ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
