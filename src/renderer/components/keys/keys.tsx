/** A shortcut: as keycaps, or quietly as words where many stand below each other. */
import { keyNames, keysText } from './keys-text.ts';
import classes from './keys.module.css';

export function Keys({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  if (quiet) return <span className={classes.quiet}>{keysText(keys)}</span>;
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
