/** One piece of a document: a heading, paragraph, item, row, quotation, with its number and what rests on it in the margins. */
import type { CSSProperties, ReactNode } from 'react';
import type { Block } from '#shared/model/document.ts';
import type { Piece } from './pieces.ts';
import { segmentsOf, type Layer } from './segments.ts';
import { SegmentView } from './segment-view.tsx';
import classes from './text.module.css';

export type BlockProps = {
  text: string;
  block: Block;
  piece: Piece;
  /** Of passages, hits and the like; emphasis comes with the block. */
  layers: readonly Layer[];
  /** What rests on the block, for the margin. */
  marks: ReactNode;
  isGoal: boolean;
};

export function BlockView(props: BlockProps) {
  const { block, piece, marks } = props;
  if (block.kind === 'pageBreak') return <PageBreak page={block.page} />;
  return (
    <div className={classes.block} {...dataOf(props)}>
      <Content {...props} />
      {piece.isFirst ? marks : null}
    </div>
  );
}

/** Of a list: a list item with its bullet or its number. */
export function ItemView(props: BlockProps & { block: Extract<Block, { kind: 'item' }> }) {
  const { block, piece, marks } = props;
  const marker = block.ordinal === undefined ? '•' : `${block.ordinal}.`;
  return (
    <li
      className={classes.item}
      dir={block.direction}
      style={indentOf(block.depth)}
      data-marker={piece.isFirst ? marker : undefined}
      {...dataOf(props)}
    >
      <Words {...props} start={piece.start} end={piece.end} />
      {piece.isFirst ? marks : null}
    </li>
  );
}

/** Read by the style sheet, so that the number stays in the margin of the page. */
const indentOf = (depth: number): CSSProperties =>
  ({ '--indent': `${(depth - 1) * 1.5}em` }) as CSSProperties;

export function RowView(props: BlockProps & { block: Extract<Block, { kind: 'row' }> }) {
  const { block, marks } = props;
  const last = block.cells.length - 1;
  return (
    <tr {...dataOf(props)}>
      {block.cells.map((cell, at) => {
        const words = <Words {...props} start={cell.start} end={cell.end} />;
        return block.isHead ? (
          <th key={cell.start} scope="col" dir={block.direction}>
            {words}
          </th>
        ) : (
          <td key={cell.start} dir={block.direction} data-number={at === 0 ? block.row : undefined}>
            {words}
            {at === last ? marks : null}
          </td>
        );
      })}
    </tr>
  );
}

function Content(props: BlockProps) {
  const { block, piece } = props;
  const words = <Words {...props} start={piece.start} end={piece.end} />;
  switch (block.kind) {
    case 'heading': {
      // The window's own headings come before those of the document.
      const Tag = headings[block.level - 1] ?? 'h6';
      return (
        <Tag dir={block.direction} data-level={block.level}>
          {words}
        </Tag>
      );
    }
    case 'quotation':
      return <blockquote dir={block.direction}>{words}</blockquote>;
    case 'preformatted':
      return <pre dir={block.direction}>{words}</pre>;
    case 'paragraph':
    case 'item':
    case 'row':
    case 'pageBreak':
      return <p dir={block.direction}>{words}</p>;
  }
}

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function Words({ text, block, layers, start, end }: BlockProps & { start: number; end: number }) {
  const all = block.marks.length === 0 ? layers : [...block.marks, ...layers];
  return segmentsOf(start, end, all).map((segment) => (
    <SegmentView key={segment.start} text={text} segment={segment} />
  ));
}

function dataOf({ block, piece, isGoal }: BlockProps) {
  const number = 'paragraph' in block ? block.paragraph : undefined;
  const row = block.kind === 'item' ? block.row : undefined;
  return {
    'data-block': piece.block,
    'data-number': piece.isFirst ? (number ?? row) : undefined,
    'data-goal-block': isGoal || undefined,
  };
}

function PageBreak({ page }: { page: string | undefined }) {
  return (
    <div className={classes.pageBreak} role="separator" aria-label={`Page ${page ?? ''}`}>
      <span aria-hidden data-page={`Page ${page ?? ''}`} />
    </div>
  );
}
