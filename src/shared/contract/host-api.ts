/** Calls that the shell makes to the core. A page can't reach them: the relay only passes on names of `coreApi`. */
import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});

/** Pixels of the screen. */
export const WindowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const hostApi = {
  /** At start: opens `dossier` (a path from the command line), else the last one, else the user's copy of the shipped one. */
  'host.start': command(z.strictObject({ dossier: z.string().max(4_096).nullable() }), nothing),
  /** Opens a folder that the system handed over. */
  'host.open': command(z.strictObject({ path: z.string().max(4_096) }), nothing),
  /** Opens a folder for reading: no lock is taken, not one byte in it changes, and it does not become a recent one. */
  'host.openForReading': command(z.strictObject({ path: z.string().max(4_096) }), nothing),
  /** Lets the core use a path that the user chose in a dialog. */
  'host.grant': command(z.strictObject({ handle: Id, path: z.string().max(4_096) }), nothing),
  'host.openFolder': query(nothing, z.strictObject({ path: z.string().nullable() })),
  'host.windowState': query(nothing, WindowState.nullable()),
  'host.saveWindowState': command(WindowState, nothing),
  'host.theme': query(nothing, z.strictObject({ theme: z.enum(['system', 'light', 'dark']) })),
  /** The answer to a `print` of the core (`wire.ts`): a PDF, or in words why there is none. */
  'host.printed': command(
    z.strictObject({
      print: Id,
      pdf: z.instanceof(Uint8Array).nullable(),
      problem: z.string().max(4_000),
    }),
    nothing,
  ),
  /** Writes the snapshot, frees the lock. Afterwards the core answers nothing more. */
  'host.close': command(nothing, nothing),
};
