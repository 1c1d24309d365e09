/** From a count of a sum to exactly the rows behind it. */
import type { Sum, SumPart } from '#shared/contract/records-api.ts';
import type { Condition } from '#shared/model/filter.ts';
import { client } from '../../api/client.ts';
import { setFilter, slotOf, useView } from '../../state/view-store.ts';

/**
 * A condition that stays right while one works. The filter names the records where no condition tells them: where some
 * were left out as the same, and where the figures themselves are filtered already.
 */
export async function showSummed(
  result: string,
  sum: Sum,
  part: SumPart,
  once: boolean,
): Promise<void> {
  const filters = useView.getState().view?.filters ?? [];
  const filtered = part === 'known' && filters.some((filter) => slotOf(filter) === sum.field);
  if (sum.duplicates === 0 && !filtered) {
    put(conditionOf(sum.field, part));
    return;
  }
  const { ids } = await client.records.summed({ result, once, field: sum.field, part });
  put({ op: 'records', records: ids });
}

function put(condition: Condition): void {
  setFilter(slotOf(condition), condition);
}

function conditionOf(field: string, part: SumPart): Condition {
  switch (part) {
    case 'known':
      return { op: 'blank', field, blank: false };
    case 'unknown':
      // Takes the place of a filter on the figures: that one lets all of the unknown through, or none.
      return { op: 'blank', field, blank: true };
    case 'ranges':
      return { op: 'range', field };
    case 'disputed':
      return { op: 'claims', field, state: 'disputed' };
  }
}
