/** The text box for Markdown: CodeMirror, set up once and told apart from React's rendering. */
import { useEffect, useRef } from 'react';
import { autocompletion, completionKeymap, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, redo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { styleNonce } from '../../app/style-nonce.ts';
import { lineDirection } from './line-direction.ts';
import { markdownLanguage } from './markdown-language.ts';
import { editorTheme } from './markdown-theme.ts';
import { completeRecords } from './record-completion.ts';

export type MarkdownEditorProps = {
  /** Read once, when the editor appears. To show another text, give the editor another key. */
  initialText: string;
  label: string;
  placeholder: string;
  autoFocus: boolean;
  onChange: (text: string) => void;
  onBlur: () => void;
  onEscape: () => void;
};

export function MarkdownEditor(props: MarkdownEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const { initialText, label, autoFocus } = latest.current;
    const view = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: initialText,
        selection: { anchor: initialText.length },
        extensions: [
          // Without it the content security policy refuses the editor's style elements.
          styleNonce === '' ? [] : EditorView.cspNonce.of(styleNonce),
          history(),
          keymap.of([
            { key: 'Escape', run: (editor) => escape(editor, () => latest.current.onEscape()) },
            ...completionKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            // Theirs is Ctrl+Y alone on Windows; the rest of the program takes both everywhere.
            { key: 'Mod-Shift-z', run: redo, preventDefault: true },
          ]),
          markdownLanguage,
          lineDirection,
          EditorView.lineWrapping,
          editorTheme,
          placeholder(latest.current.placeholder),
          autocompletion({ override: [completeRecords], icons: false, interactionDelay: 0 }),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          EditorView.domEventHandlers({
            blur: () => latest.current.onBlur(),
          }),
        ],
      }),
    });
    if (autoFocus) view.focus();
    return () => view.destroy();
  }, []);

  return <div ref={host} />;
}

/** Escape closes the list of completions first. */
function escape(editor: EditorView, leave: () => void): boolean {
  if (completionStatus(editor.state) !== null) return false;
  leave();
  return true;
}
