/** The forms for claims that are open on one field. */
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { FieldView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { ClaimForm } from './claim-form.tsx';
import { useClaimForms } from './claim-forms.ts';

type ClaimFormsHereProps = { target: RecordRef; field: Field; view: FieldView };

export function ClaimFormsHere({ target, field, view }: ClaimFormsHereProps) {
  const forms = useClaimForms({ ...target, field: field.id });
  return forms.map((form) => {
    const claim = view.claims.find(({ id }) => id === form.claim) ?? null;
    // Deleted meanwhile: what was typed can still be added as a new claim.
    return <ClaimForm key={form.claim ?? 'new'} form={form} field={field} claim={claim} />;
  });
}
