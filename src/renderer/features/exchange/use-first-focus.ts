/** Where the keyboard is once this part of a dialog is shown: what had the focus before it may be gone. */
import { useEffect, useRef, type RefObject } from 'react';

export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
