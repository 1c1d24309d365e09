/** Markdown, rendered: no HTML, nothing loaded from anywhere, links to records alive. */
import { memo, useMemo, type ReactNode } from 'react';
import Markdown, { defaultUrlTransform, type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useQuery } from '@tanstack/react-query';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { MarkdownLink, type LinkContext } from './markdown-link.tsx';
import { linkedIds, recordOfUrl, remarkWikiLinks } from '#shared/text/wiki-links.ts';
import classes from './markdown-view.module.css';

const sanitize = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'record'] },
};
const none: FoundRecord[] = [];

type MarkdownViewProps = {
  text: string;
  className?: string | undefined;
  /** In an excerpt links are words: the whole of it is there to be clicked. */
  still?: boolean;
};

export const MarkdownView = memo(function MarkdownView(props: MarkdownViewProps) {
  const { text, className, still = false } = props;
  const ids = useMemo(() => linkedIds(text), [text]);
  const titles = useQuery({
    queryKey: queryKeys.titles(ids),
    queryFn: () => client.records.titles({ ids: ids.slice(0, 1_000) }),
    enabled: ids.length > 0,
  });
  const known = titles.data ?? none;
  const components = useMemo(
    () => componentsWith({ known, complete: titles.isSuccess, still }),
    [known, titles.isSuccess, still],
  );
  return (
    <div className={`${classes.view} ${className ?? ''}`} dir="auto">
      <Markdown
        remarkPlugins={[remarkGfm, remarkWikiLinks]}
        rehypePlugins={[rawAsText, [rehypeSanitize, sanitize]]}
        urlTransform={(url) => (recordOfUrl(url) === null ? defaultUrlTransform(url) : url)}
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
});

function componentsWith(links: LinkContext): Components {
  const heading = (level: number) =>
    function Heading({ children }: { children?: ReactNode }) {
      return (
        <p className={classes.heading} data-level={level} dir="auto">
          {children}
        </p>
      );
    };
  return {
    a: ({ href, children }) => (
      <MarkdownLink href={href ?? ''} {...links}>
        {children}
      </MarkdownLink>
    ),
    // Never loaded: a picture's address would tell its owner who reads this note, and when.
    img: ({ alt, src }) => (
      <span className={classes.image}>
        Picture not loaded: {alt ? alt : 'no words'}
        {typeof src === 'string' && src !== '' ? ` (${src})` : ''}
      </span>
    ),
    input: ({ checked }) => (
      <input
        type="checkbox"
        disabled
        checked={checked === true}
        readOnly
        aria-label={checked ? 'Done' : 'To do'}
      />
    ),
    p: ({ children }) => <p dir="auto">{children}</p>,
    li: ({ children, className }) => (
      <li dir="auto" className={className}>
        {children}
      </li>
    ),
    // Headings of a note are no headings of the page that it is shown in.
    h1: heading(1),
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    h6: heading(6),
  };
}

type HtmlNode = { type: string; value?: string; children?: HtmlNode[] };

/** HTML in a note is shown as it was typed: it must neither run nor vanish. */
function rawAsText() {
  return function visit(node: HtmlNode): void {
    for (const child of node.children ?? []) {
      if (child.type === 'raw') child.type = 'text';
      visit(child);
    }
  };
}
