/** One stretch of text with all that lies on it: emphasis, passages, hits, the goal of a jump. */
import { createElement } from 'react';
import type { Layer, Segment } from './segments.ts';
import classes from './text.module.css';

type PassageLayer = Extract<Layer, { kind: 'passage' }>;

export function SegmentView({ text, segment }: { text: string; segment: Segment }) {
  const { start, end, layers } = segment;
  const words = text.slice(start, end);
  const passages = layers.filter((layer) => layer.kind === 'passage');
  const hit = layers.find((layer) => layer.kind === 'hit');
  const has = (kind: Layer['kind']): boolean => layers.some((layer) => layer.kind === kind);
  const tag = passages.length > 0 || hit ? 'mark' : tagOf(has);
  if (layers.length === 0) return <span data-at={start}>{words}</span>;
  const data = {
    className: classes.segment,
    'data-at': start,
    'data-strong': has('strong') || undefined,
    'data-emphasis': has('emphasis') || undefined,
    'data-code': has('code') || undefined,
    'data-link': has('link') || undefined,
    'data-goal': has('goal') || undefined,
    'data-hit': hit ? (hit.current ? 'current' : 'other') : undefined,
    ...passageData(passages, segment),
  };
  return createElement(tag, data, words);
}

/** What is doubtful is said to be so even where it lies on something sure. */
function passageData(
  passages: readonly PassageLayer[],
  { end }: Segment,
): Record<`data-${string}`, string | true | undefined> {
  if (passages.length === 0) return {};
  const doubtful = passages.find(({ how }) => how === 'fuzzy');
  const isMoved = passages.every(({ how }) => how === 'moved');
  return {
    'data-passages': passages.map(({ id }) => id).join(' '),
    'data-how': doubtful ? 'fuzzy' : isMoved ? 'moved' : 'exact',
    'data-several': passages.length > 1 || undefined,
    'data-chosen': passages.some(({ chosen }) => chosen) || undefined,
    'data-doubt': doubtful?.end === end || undefined,
  };
}

function tagOf(has: (kind: Layer['kind']) => boolean): 'strong' | 'em' | 'code' | 'span' {
  if (has('code')) return 'code';
  if (has('strong')) return 'strong';
  return has('emphasis') ? 'em' : 'span';
}
