/** Traffic Light Protocol 2.0 (FIRST, August 2022): to whom something may be handed on. From the widest to the narrowest. */
import * as z from 'zod';

export const markings = ['clear', 'green', 'amber', 'amber-strict', 'red'] as const;
export const Marking = z.enum(markings);
export type Marking = z.infer<typeof Marking>;

export const markingLabels: Record<Marking, string> = {
  clear: 'TLP:CLEAR',
  green: 'TLP:GREEN',
  amber: 'TLP:AMBER',
  'amber-strict': 'TLP:AMBER+STRICT',
  red: 'TLP:RED',
};

/** May something marked so be shown where `ceiling` is the narrowest that may? What is not marked may go anywhere. */
export const isWithin = (marking: Marking | undefined, ceiling: Marking): boolean =>
  marking === undefined || markings.indexOf(marking) <= markings.indexOf(ceiling);
