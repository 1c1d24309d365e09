/** Where toasts appear: bottom centre, read out by screen readers, never in the way of the status bar. */
import { CloseButton } from '@mantine/core';
import { closeToast, holdToast, startTimer, useToasts, type Toast } from './toast-store.ts';
import classes from './toast-region.module.css';

export function ToastRegion() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section className={classes.region} aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { id, actions } = toast;
  return (
    <div
      className={classes.toast}
      data-tone={toast.tone}
      role={toast.tone === 'problem' ? 'alert' : 'status'}
      onPointerEnter={() => holdToast(id)}
      onPointerLeave={() => startTimer(id, toast.tone)}
      onFocus={() => holdToast(id)}
      onBlur={() => startTimer(id, toast.tone)}
    >
      <p className={classes.message} dir="auto">
        {toast.message}
      </p>
      {actions.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className={classes.action}
          onClick={() => {
            closeToast(id);
            run();
          }}
        >
          {label}
        </button>
      ))}
      <CloseButton
        className={classes.close}
        size="xs"
        aria-label="Close message"
        onClick={() => closeToast(id)}
      />
    </div>
  );
}
