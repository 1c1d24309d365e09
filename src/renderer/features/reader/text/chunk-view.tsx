/** A part of the document that is drawn as a whole when it comes near to what is seen, and is an empty box of its height else. */
import { memo, type ReactNode } from 'react';
import type { Document } from '#shared/model/document.ts';
import type { Stretch } from '../../../state/reader-store.ts';
import { BlockView, ItemView, RowView, type BlockProps } from './block-view.tsx';
import type { Chunk, Layout, Piece } from './pieces.ts';
import type { Layer } from './segments.ts';
import classes from './text.module.css';

export type ChunkProps = {
  document: Document;
  layout: Layout;
  index: number;
  isShown: boolean;
  /** Its height as it was drawn last, in pixels; null: it never was. */
  height: number | null;
  /** In the order in which they begin. */
  layers: readonly Layer[];
  goal: Stretch | null;
  marksOf: (block: number) => ReactNode;
};

export const ChunkView = memo(function ChunkView(props: ChunkProps) {
  const { layout, index, isShown, height } = props;
  const chunk = layout.chunks[index];
  if (!chunk) return null;
  if (!isShown) {
    const style = { height: height === null ? `${chunk.em}em` : height };
    return <div className={classes.chunk} data-chunk={index} style={style} />;
  }
  return (
    <div className={classes.chunk} data-chunk={index} data-shown>
      {groupsOf(chunk, props).map((group) => (
        <Group key={group[0]?.start} {...props} pieces={group} chunk={chunk} />
      ))}
    </div>
  );
});

/** Rows that follow one another are a table, items a list; all else stands alone. */
function groupsOf({ from, to }: Chunk, { document, layout }: ChunkProps): Piece[][] {
  const groups: Piece[][] = [];
  let last: string | undefined;
  for (const piece of layout.pieces.slice(from, to)) {
    const kind = document.blocks[piece.block]?.kind;
    const goesOn = kind === last && (kind === 'row' || kind === 'item');
    if (goesOn) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    last = kind;
  }
  return groups;
}

type GroupProps = ChunkProps & { chunk: Chunk; pieces: readonly Piece[] };

function Group({ pieces, ...props }: GroupProps) {
  const blocks = pieces.flatMap((piece) => propsOf(piece, props) ?? []);
  const [first] = blocks;
  if (first?.block.kind === 'row') return <TableView rows={blocks} />;
  if (first?.block.kind === 'item')
    return (
      <ul className={classes.items}>
        {blocks.map(({ block, ...rest }) =>
          block.kind === 'item' ? (
            <ItemView key={rest.piece.start} {...rest} block={block} />
          ) : null,
        )}
      </ul>
    );
  return first ? <BlockView {...first} /> : null;
}

function TableView({ rows }: { rows: readonly BlockProps[] }) {
  // Only rows at the top are a head of columns; others stay where they stand in the text.
  const firstOfBody = rows.findIndex(({ block }) => block.kind !== 'row' || !block.isHead);
  const heads = firstOfBody < 0 ? rows.length : firstOfBody;
  const draw = ({ block, ...rest }: BlockProps) =>
    block.kind === 'row' ? <RowView key={rest.piece.start} {...rest} block={block} /> : null;
  return (
    // What may scroll must be reachable by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.table} role="group" aria-label="Table" tabIndex={0}>
      <table>
        {heads > 0 ? <thead>{rows.slice(0, heads).map(draw)}</thead> : null}
        <tbody>{rows.slice(heads).map(draw)}</tbody>
      </table>
    </div>
  );
}

function propsOf(piece: Piece, props: Omit<GroupProps, 'pieces'>): BlockProps | null {
  const { document, layers, goal, marksOf } = props;
  const block = document.blocks[piece.block];
  if (!block) return null;
  return {
    text: document.text,
    block,
    piece,
    layers: layers.filter((layer) => layer.start < piece.end && layer.end > piece.start),
    marks: piece.isFirst ? marksOf(piece.block) : null,
    isGoal: goal !== null && goal.start < piece.end && goal.end > piece.start,
  };
}
