/** Why the last thing that was asked for did not go. */
import { useExchange } from './exchange-store.ts';
import classes from './exchange-dialog.module.css';

export function ExchangeProblem() {
  const problem = useExchange((state) => state.problem);
  if (problem === null) return null;
  return (
    <p className={classes.problem} role="alert" dir="auto">
      {problem}
    </p>
  );
}
