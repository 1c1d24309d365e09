/** How a new claim is ranked, with the reason where it is not normal. */
import { SegmentedControl } from '@mantine/core';
import type { ClaimDraft } from './claim-draft.ts';
import { ReasonInput } from './reason-input.tsx';

type RankInputProps = {
  draft: ClaimDraft;
  problemId: string | undefined;
  title: string;
  onChange: (change: Partial<ClaimDraft>) => void;
};

export function RankInput({ draft, problemId, title, onChange }: RankInputProps) {
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={`Rank of this claim on ${title}`}
        value={draft.rank}
        data={[
          { value: 'normal', label: 'Normal' },
          { value: 'preferred', label: 'Preferred' },
          { value: 'deprecated', label: 'Held to be wrong' },
        ]}
        onChange={(value) =>
          onChange({ rank: value === 'preferred' || value === 'deprecated' ? value : 'normal' })
        }
      />
      {draft.rank === 'normal' ? null : (
        <ReasonInput
          rank={draft.rank}
          reason={draft.reason}
          invalid={problemId !== undefined}
          describedBy={problemId}
          onReason={(reason) => onChange({ reason })}
        />
      )}
    </>
  );
}
