/** The form for a claim comes into sight with the focus, and nothing stays of it when it goes untouched. */
import { useEffect, useRef, type RefObject } from 'react';
import { closeUntouched, settleClaimForm, type OpenForm } from './claim-forms.ts';

export function useFormShown(form: OpenForm, root: RefObject<HTMLElement | null>): void {
  const { fresh } = form;
  useEffect(() => {
    if (!fresh) return;
    settleClaimForm(form);
    root.current?.scrollIntoView({ block: 'nearest' });
    // One that was open already has not taken the focus by itself.
    if (!root.current?.contains(document.activeElement))
      root.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    // Asked for again by the key while the form is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [fresh]);
  useWhenGone(() => closeUntouched(form));
}

/** Development mounts twice: what is to happen when it is gone waits until that is sure. */
function useWhenGone(gone: () => void): void {
  const shown = useRef(false);
  const latest = useRef(gone);
  latest.current = gone;
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      setTimeout(() => {
        if (!shown.current) latest.current();
      });
    };
  }, []);
}
