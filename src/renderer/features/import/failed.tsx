/** Why something did not go, and what can be done about it. */
import type { ReactNode } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './import-dialog.module.css';

export function Failed({ message, children }: { message: string; children?: ReactNode }) {
  return (
    <div className={classes.failed} role="alert">
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
      <p dir="auto">{message}</p>
      {children ? <div className={classes.remedies}>{children}</div> : null}
    </div>
  );
}
