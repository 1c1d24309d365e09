/** Short messages about what has just happened, with a thing or two to do about it. */
import { create } from 'zustand';

export type ToastAction = { label: string; run: () => void };

export type Toast = {
  id: number;
  message: string;
  tone: 'plain' | 'problem';
  actions: readonly ToastAction[];
};

export type NewToast = {
  message: string;
  tone?: Toast['tone'];
  action?: ToastAction;
  /** Where there is more than one. */
  actions?: readonly ToastAction[];
};

const LIFE = { plain: 6_000, problem: 14_000 };
const MOST = 4;

let next = 1;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }));

/** Answers a function that takes it away again. */
export function showToast(toast: NewToast): () => void {
  const id = next++;
  const tone = toast.tone ?? 'plain';
  const actions = toast.actions ?? (toast.action ? [toast.action] : []);
  const entry: Toast = { id, message: toast.message, tone, actions };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(1 - MOST), entry] }));
  startTimer(id, tone);
  return () => closeToast(id);
}

let takeDoneAway: (() => void) | null = null;

/** What was just done, with the way back: only the newest has one. The others are in the history, and in the trash. */
export function showDone(toast: NewToast): void {
  takeDoneAway?.();
  takeDoneAway = showToast(toast);
}

/** For `catch`: says why something did not work. */
export function showProblem(error: unknown): void {
  showToast({ message: messageOf(error), tone: 'problem' });
}

export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== ''
    ? error.message
    : 'That did not work, and nobody knows why.';
}

export function closeToast(id: number): void {
  holdToast(id);
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** While the pointer or the focus is on it, it stays. */
export function holdToast(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

export function startTimer(id: number, tone: Toast['tone']): void {
  holdToast(id);
  timers.set(
    id,
    setTimeout(() => closeToast(id), LIFE[tone]),
  );
}
