/** All that lies on the text of a document: passages, hits of the search, the goal of a jump. */
import type { Stretch } from '../../state/reader-store.ts';
import type { Layer } from './text/segments.ts';
import type { DocumentMarks } from './use-document.ts';

type Lying = {
  marks: DocumentMarks;
  /** The passage that is unfolded at the side. */
  chosen: string | null;
  goal: Stretch | null;
  hits: readonly (readonly [number, number])[];
  /** Which of the hits one is at. */
  at: number;
};

export function layersOf({ marks, chosen, goal, hits, at }: Lying): Layer[] {
  const passages = marks.passages.flatMap(({ id, place }): Layer[] =>
    place.how === 'orphan' ? [] : [{ kind: 'passage', id, chosen: id === chosen, ...place }],
  );
  const found = hits.map(([start, end], index): Layer => {
    return { kind: 'hit', current: index === at, start, end };
  });
  return [...passages, ...found, ...(goal ? [{ kind: 'goal' as const, ...goal }] : [])];
}
