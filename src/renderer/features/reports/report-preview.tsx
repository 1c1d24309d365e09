/** The report as it will be, in a frame that runs nothing and loads nothing. */
import { Loader } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReportRequest } from '#shared/report/options.ts';
import { client } from '../../api/client.ts';
import { styleNonce } from '../../app/style-nonce.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import classes from './report-dialog.module.css';

/** While somebody types a title or ticks several boxes. */
const PAUSE_MS = 250;

export function ReportPreview({ request }: { request: ReportRequest }) {
  const [asked] = useDebouncedValue(request, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['report-preview', asked],
    queryFn: ({ signal }) => preview(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const isOld = isFetching || asked !== request;
  return (
    <section className={classes.preview} aria-labelledby="report-preview" aria-busy={isOld}>
      <div className={classes.bar}>
        <h3 id="report-preview">Preview</h3>
        {isOld ? <Loader size={13} aria-label="Making the preview" /> : null}
        <span className={classes.size} role="status">
          {data && !error ? sizeWords(data) : ''}
        </span>
      </div>
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : (
        <iframe
          className={classes.page}
          title="Preview of the report"
          sandbox=""
          srcDoc={data ? framed(data.html) : ''}
        />
      )}
    </section>
  );
}

/** One that nobody waits for any more is stopped. */
function preview(request: ReportRequest, signal: AbortSignal) {
  const job = crypto.randomUUID();
  signal.addEventListener('abort', () => {
    // It may have ended meanwhile: then there is nothing to stop, and nothing to tell.
    void client.jobs.cancel({ job }).catch(() => undefined);
  });
  return client.reports.preview({ request, job });
}

/**
 * The frame keeps to the policy of our own page, too, which takes styles by their nonce only. Its links are our page's
 * unless they say otherwise: those inside the report lead to where they should, others nowhere. In text of the dossier no
 * quotation mark stands by itself, so only attributes are found.
 */
const framed = (html: string): string =>
  html
    .replace('<style>', `<style nonce="${styleNonce}">`)
    .replaceAll('href="#', 'href="about:srcdoc#')
    .replaceAll(/ href="(?!about:srcdoc#)[^"]*"/g, '');

function sizeWords({ records, notes, whole }: Awaited<ReturnType<typeof preview>>): string {
  const words = `${countWords(records, 'record')}, ${countWords(notes, 'footnote')}`;
  return whole ? words : `${words}; the beginning of it`;
}
