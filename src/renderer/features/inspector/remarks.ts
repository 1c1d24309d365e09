/** Comments that a source's passage makes on several fields at once: said once, not at each of them. */
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';

export type Remark = { comment: string; claim: ClaimView; fields: string[] };

/** Those that stand at claims on two or more fields of the record. */
export function sharedRemarks(views: readonly FieldView[]): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const view of views) {
    for (const claim of view.claims) {
      if (!claim.comment) continue;
      const known = remarks.get(claim.comment);
      if (!known)
        remarks.set(claim.comment, { comment: claim.comment, claim, fields: [view.field] });
      else if (!known.fields.includes(view.field)) known.fields.push(view.field);
    }
  }
  return [...remarks.values()].filter(({ fields }) => fields.length > 1);
}

/** A shared remark is still said at a claim whose value is not the one shown: there it may be the reason. */
export function isSaidAt(claim: ClaimView, shared: readonly Remark[]): boolean {
  if (!claim.comment) return false;
  return claim.differs || !shared.some(({ comment }) => comment === claim.comment);
}
