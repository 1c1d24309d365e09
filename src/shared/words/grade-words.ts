/** The Admiralty code in words: how reliable a source is, and how credible what it says. */
import type { Grade } from '../model/claim.ts';

type Reliability = NonNullable<Grade['reliability']>;
type Credibility = NonNullable<Grade['credibility']>;

const reliabilityWords: Record<Reliability, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'of a reliability that cannot be judged',
};

const credibilityWords: Record<Credibility, string> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'of a truth that cannot be judged',
};

/** `B2, source usually reliable, claim probably true`; '' where neither is given. */
export function gradeSentence(grade: Grade | undefined): string {
  const { reliability, credibility } = grade ?? {};
  if (reliability === undefined && credibility === undefined) return '';
  return [
    `${reliability ?? ''}${credibility ?? ''}`,
    reliability === undefined ? '' : `source ${reliabilityWords[reliability]}`,
    credibility === undefined ? '' : `claim ${credibilityWords[credibility]}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
