/** A path that the user chose or dropped. Only the shell and the core know the path itself; a handle works once or more, until the program ends. */
import * as z from 'zod';
import { Id } from '../model/ids.ts';

export const PickedFile = z.strictObject({ handle: Id, name: z.string(), folder: z.string() });
export type PickedFile = z.infer<typeof PickedFile>;
