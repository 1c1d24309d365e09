/** One line on how the claims stand: an open disagreement is loud, a settled one calm, agreement quiet. */
import { IconCircleCheck, IconScale, IconUsers } from '@tabler/icons-react';
import type { ClaimWords } from './claim-words.ts';
import classes from './claim-mark.module.css';

const icons = { open: IconScale, settled: IconCircleCheck, quiet: IconUsers } as const;

export function ClaimMark({ tone, words }: ClaimWords) {
  const Icon = icons[tone];
  return (
    <p className={classes.mark} data-tone={tone} dir="auto">
      <Icon size={14} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
