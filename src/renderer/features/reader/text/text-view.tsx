/** The text of a document to be read: drawn part by part, selected by mouse and keyboard, gone to from elsewhere. */
import {
  useImperativeHandle,
  useMemo,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import type { Document } from '#shared/model/document.ts';
import type { Stretch } from '../../../state/reader-store.ts';
import { ChunkView } from './chunk-view.tsx';
import { goTo, indexAtTop } from './go-to.ts';
import { chunkAt, layoutOf, type Layout } from './pieces.ts';
import type { Layer } from './segments.ts';
import { rangeOf, selectedIn } from './text-points.ts';
import { select, useCaret } from './use-caret.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { useShownChunks } from './use-shown-chunks.ts';
import classes from './text.module.css';

export type TextHandle = {
  /** `where`: at the top, or with some of what stands before it. */
  goTo: (index: number, where?: 'top' | 'within') => void;
  select: (stretch: Stretch) => void;
  focus: () => void;
  /** The place at the top of what is seen. */
  offset: () => number;
};

type TextViewProps = {
  ref: Ref<TextHandle>;
  document: Document;
  /** What the text is called for those who can't see it. */
  label: string;
  /** Height of the letters in pixels. */
  letters: number;
  layers: readonly Layer[];
  goal: Stretch | null;
  /** What rests on a block, for its margin. The same function as long as that is the same. */
  marksOf: (block: number) => ReactNode;
  /** Above the text: what was left out of it. */
  head: ReactNode;
  /** Beside the words that are selected. */
  toolsFor: (selected: Stretch) => ReactNode;
  /** A key that is none of the text's own. */
  onKey: (event: KeyboardEvent, selected: Stretch | null) => void;
  /** A click, or Enter with the caret, on passages. */
  onPassages: (ids: readonly string[]) => void;
};

/** Another document needs another key. */
export function TextView(props: TextViewProps) {
  const { document, letters } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutOf(document), [document]);
  const layers = useMemo(() => byChunk(layout, props.layers), [layout, props.layers]);
  const chunks = useShownChunks(scroll, layout);
  const caret = useCaret({ scroll, text });
  const selected = useSelectedWords(text, (now) => {
    chunks.hold(now ? [now.start, now.end].map((at) => chunkAt(layout.chunks, at)) : []);
  });

  useImperativeHandle(props.ref, () => ({
    goTo(index, where) {
      if (scroll.current) goTo({ scroll: scroll.current, layout, chunks }, index, where);
    },
    select(stretch) {
      if (text.current) select(text.current, stretch);
    },
    focus: () => scroll.current?.focus({ preventScroll: true }),
    offset: () => (scroll.current ? indexAtTop(scroll.current) : 0),
  }));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== scroll.current || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && openAtCaret()) event.preventDefault();
    else if (caret.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else props.onKey(event, text.current && selectedIn(text.current));
  }

  function openAtCaret(): boolean {
    const node = window.document.getSelection()?.focusNode;
    const at = node instanceof Element ? node : node?.parentElement;
    return at && text.current?.contains(at) ? open(at) : false;
  }

  function open(at: Element): boolean {
    const ids = at.closest<HTMLElement>('[data-passages]')?.dataset['passages'];
    if (ids !== undefined) props.onPassages(ids.split(' '));
    return ids !== undefined;
  }

  function onClick({ target }: MouseEvent): void {
    const isSelecting = !(window.document.getSelection()?.isCollapsed ?? true);
    if (!isSelecting && target instanceof Element) open(target);
  }

  return (
    // Its clicks and keys are those of what is marked in the text; the list of passages has buttons for them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroll}
      className={classes.scroll}
      role="document"
      aria-label={props.label}
      // What scrolls must be reachable by key.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onCopy={(event) => copy(event, text.current, document.text)}
    >
      <div className={classes.sheet} style={{ fontSize: letters }}>
        {props.head}
        <div ref={text} className={classes.text} lang={document.language}>
          {layout.chunks.map((chunk, index) => (
            <ChunkView
              key={chunk.start}
              document={document}
              layout={layout}
              index={index}
              isShown={chunks.shown.has(index)}
              height={chunks.heightOf(index)}
              layers={layers.get(index) ?? none}
              goal={props.goal}
              marksOf={props.marksOf}
            />
          ))}
          {caret.place ? <span className={classes.caret} style={caret.place} aria-hidden /> : null}
          <Tools text={text.current} scroll={scroll.current} selected={selected}>
            {props.toolsFor}
          </Tools>
        </div>
      </div>
    </div>
  );
}

const none: readonly Layer[] = [];

/** Layers by the chunks that they lie on, so that nothing is drawn anew for what lies elsewhere. */
function byChunk({ chunks }: Layout, layers: readonly Layer[]): Map<number, Layer[]> {
  const found = new Map<number, Layer[]>();
  for (const layer of layers) {
    const last = chunkAt(chunks, layer.end);
    for (let chunk = chunkAt(chunks, layer.start); chunk <= last; chunk += 1) {
      const known = found.get(chunk);
      if (known) known.push(layer);
      else found.set(chunk, [layer]);
    }
  }
  return found;
}

type ToolsProps = {
  text: HTMLElement | null;
  scroll: HTMLElement | null;
  selected: Stretch | null;
  children: (selected: Stretch) => ReactNode;
};

/** Room for the tools above or below what is selected, in pixels. */
const ROOM = 44;

/** Below the end of what is selected, or above it where there is no room; it scrolls along. */
function Tools({ text, scroll, selected, children }: ToolsProps) {
  const place = useMemo(() => {
    const range = text && selected && rangeOf(text, selected.start, selected.end);
    const rects = range ? [...range.getClientRects()] : [];
    const [first, last] = [rects[0], rects.at(-1)];
    if (!text || !scroll || !first || !last) return null;
    const corner = text.getBoundingClientRect();
    const isBelow = last.bottom + ROOM < scroll.getBoundingClientRect().bottom;
    const top = isBelow ? last.bottom - corner.top + 6 : first.top - corner.top - ROOM + 6;
    return { top, left: Math.max(0, Math.min(last.left - corner.left, corner.width - 290)) };
  }, [text, scroll, selected]);
  if (!selected || !place) return null;
  return (
    <div className={classes.tools} style={place} data-beside>
      {children(selected)}
    </div>
  );
}

/** The words as they are, with those between that are not drawn. */
function copy(event: ClipboardEvent, root: HTMLElement | null, text: string): void {
  const words = root && selectedIn(root);
  if (!words) return;
  event.clipboardData.setData('text/plain', text.slice(words.start, words.end));
  event.preventDefault();
}
