/** A moment, as people write it; the exact one is in the tooltip. */

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** `now` is a parameter for the sake of tests. */
export function whenWords(instant: string, now: Date): string {
  const date = new Date(instant);
  if (date.toDateString() === now.toDateString()) return `today, ${time.format(date)}`;
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === yesterday.toDateString()) return `yesterday, ${time.format(date)}`;
  return short.format(date);
}

export function When({ instant }: { instant: string }) {
  return (
    <time dateTime={instant} title={full.format(new Date(instant))}>
      {whenWords(instant, new Date())}
    </time>
  );
}
