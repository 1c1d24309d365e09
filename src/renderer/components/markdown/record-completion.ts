/** After `[[`, the records whose titles or words match; taking one writes a link to it. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { client } from '../../api/client.ts';
import { wikiLink } from '#shared/text/wiki-links.ts';

const LIMIT = 20;

export async function completeRecords(
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const opened = context.matchBefore(/\[\[[^\]|\n]*/u);
  if (!opened) return null;
  const found = await client.records
    .find({ text: opened.text.slice(2, 202), limit: LIMIT })
    .catch(() => []);
  if (context.aborted || found.length === 0) return null;
  return {
    from: opened.from,
    filter: false,
    options: found.map((record) => ({
      label: record.title,
      detail: record.hint,
      apply: (view: EditorView, _completion: Completion, from: number, to: number) =>
        insert(view, wikiLink(record.record, record.title), from, to),
    })),
  };
}

function insert(view: EditorView, link: string, from: number, to: number): void {
  const closed = view.state.sliceDoc(to, to + 2) === ']]';
  view.dispatch({
    changes: { from, to: closed ? to + 2 : to, insert: link },
    selection: { anchor: from + link.length },
    userEvent: 'input.complete',
  });
}
