/** A rival value with what differs from the value shown marked: by a line below it, and not by colour alone. */
import type { Field } from '#shared/model/field.ts';
import { explanation } from '../inspector/value-parts.ts';
import { ValueText } from '../inspector/value-text.tsx';
import { differingParts, isListed, lacking } from './difference.ts';
import classes from './differing-value.module.css';

type DifferingValueProps = {
  field: Field;
  text: string;
  unknown: boolean;
  /** The value shown. */
  shown: string;
};

export function DifferingValue({ field, text, unknown, shown }: DifferingValueProps) {
  if (text === '') return <ValueText field={field} text={text} unknown={unknown} stacked />;
  const parts = differingParts(field, text, shown);
  const without = lacking(field, text, shown);
  const words = isListed(field) ? '' : explanation(field, text);
  return (
    <>
      {isListed(field) ? (
        <ul className={classes.items}>
          {parts.map((part) => (
            <li key={part.text}>
              {part.differs ? (
                <mark className={classes.mark}>
                  <bdi>{part.text}</bdi>
                </mark>
              ) : (
                <bdi>{part.text}</bdi>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <bdi className={classes.text}>
          {parts.map((part, index) =>
            part.differs ? (
              <mark key={index} className={classes.mark}>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </bdi>
      )}
      {words === '' || words === field.unit ? null : <span className={classes.aside}>{words}</span>}
      {without === '' ? null : (
        <span className={classes.aside}>
          without <bdi className={classes.without}>{without}</bdi>
        </span>
      )}
    </>
  );
}
