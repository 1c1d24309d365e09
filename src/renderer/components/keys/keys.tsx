/** A shortcut as keycaps. */
import { keyNames } from './keys-text.ts';
import classes from './keys.module.css';

export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keyNames(keys).map((name) => (
        <kbd key={name} className={classes.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
