/** Why rows are rejected or have problems, with how many rows each reason is about; and the way to keep what is rejected. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportDraft, ImportPlan } from '#shared/contract/imports-api.ts';
import { client } from '../../api/client.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import { countWords } from './import-words.ts';
import classes from './try-step.module.css';

const MOST = 5;

type ReasonsProps = { draft: ImportDraft; plan: ImportPlan; kind: 'rejected' | 'problem' };

export function Reasons({ draft, plan, kind }: ReasonsProps) {
  const all = plan.reasons.filter((one) => one.kind === kind);
  const reasons = all.slice(0, MOST);
  if (reasons.length === 0) return null;
  return (
    <div className={classes.reasons}>
      <ul aria-label="Reasons">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <span className={classes.count}>{count.toLocaleString('en')}</span>
            <span dir="auto">{reason}</span>
          </li>
        ))}
        {all.length > MOST ? (
          <li>
            <span className={classes.count} />
            and {countWords(all.length - MOST, 'other reason')}; each row tells its own
          </li>
        ) : null}
      </ul>
      {kind === 'rejected' ? <SaveRejected draft={draft} count={plan.rejected} /> : null}
    </div>
  );
}

export function SaveRejected({ draft, count }: { draft: ImportDraft; count: number }) {
  const [saving, setSaving] = useState(false);

  async function save(): Promise<void> {
    setSaving(true);
    try {
      const suggestedName = `${draft.fileName.replace(/\.[^.]*$/, '')}-rejected.csv`;
      const target = await client.shell.pickSaveFile({ suggestedName, type: 'csv' });
      if (!target) return;
      const { rows, file } = await client.imports.saveRejected({
        draft: draft.draft,
        target: target.handle,
      });
      showToast({ message: `${countWords(rows, 'rejected row')} written to ${file}.` });
    } catch (error) {
      showProblem(error);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
      loading={saving}
      onClick={() => void save()}
    >
      Save {countWords(count, 'rejected row')} as CSV…
    </Button>
  );
}
