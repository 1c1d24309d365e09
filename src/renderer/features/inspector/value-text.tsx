/** A value to be read, by the type of its field. Every name and text is its own island of direction. */
import type { Field } from '#shared/model/field.ts';
import { explanation, itemParts, nameParts, plainText } from './value-parts.ts';
import classes from './value-text.module.css';

type ValueTextProps = {
  field: Field;
  text: string;
  unknown: boolean;
  /** Explanations on a line of their own. */
  stacked?: boolean;
};

export function ValueText({ field, text, unknown, stacked = false }: ValueTextProps) {
  if (text === '') return <span className={classes.none}>{unknown ? 'Unknown' : 'No value'}</span>;
  switch (field.type) {
    case 'longtext':
      return (
        <div className={classes.long} dir="auto">
          {text}
        </div>
      );
    case 'names':
      return (
        <ul className={classes.items}>
          {nameParts(text).map((part) => (
            <li key={`${part.name}|${part.about}`}>
              <bdi>{part.name}</bdi>
              {part.about === '' ? null : <span className={classes.aside}> {part.about}</span>}
            </li>
          ))}
        </ul>
      );
    case 'breakdown':
    case 'list':
    case 'choices':
      return <Items parts={itemParts(text)} inline={field.type !== 'breakdown'} />;
    default: {
      const words = explanation(field, text);
      const said = words !== '' && !(stacked && words === field.unit);
      return (
        <span>
          <bdi>{plainText(field, text)}</bdi>
          {said ? (
            <span className={classes.aside} data-stacked={stacked || undefined}>
              {' '}
              {words}
            </span>
          ) : null}
        </span>
      );
    }
  }
}

function Items({ parts, inline }: { parts: string[]; inline: boolean }) {
  return (
    <ul className={classes.items} data-inline={inline || undefined}>
      {parts.map((part) => (
        <li key={part}>
          <bdi>{part}</bdi>
        </li>
      ))}
    </ul>
  );
}
