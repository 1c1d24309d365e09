/** What only the window's side can do: dialogs, clipboard, the window itself. Answered by `src/main/shell`. */
import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { PickedFile } from './picked-file.ts';
import { formats as reportFormats } from '../report/options.ts';
import { Theme } from './preferences-api.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});

const Picked = PickedFile.nullable();

/** `quarantine`, `backups`, `sources`, or one of the backups or of the documents of sources. */
export const PlaceBelow = z
  .string()
  .regex(/^(?:quarantine|backups|sources)(?:\/[A-Za-z0-9][A-Za-z0-9.-]{0,99})?$/);
export type PlaceBelow = z.infer<typeof PlaceBelow>;

/** What a file that is written will be. zip: a copy of the dossier. package: a data package. */
export const SaveType = z.enum([
  'csv',
  'xlsx',
  'json',
  'geojson',
  'jsonld',
  'package',
  'zip',
  ...reportFormats,
]);
export type SaveType = z.infer<typeof SaveType>;

export const About = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Electron, Chromium, Node ... */
  runtime: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  /** Every library that is built in. */
  licences: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      licence: z.string(),
      text: z.string(),
    }),
  ),
});
export type About = z.infer<typeof About>;

export const shellApi = {
  /** null = the user thought better of it. */
  'shell.pickDossier': command(nothing, Picked),
  /** A zip that "Save a copy" has made. */
  'shell.pickCopy': command(nothing, Picked),
  /** A file to read: a document of a source, a table to import, or what this program has exported. */
  'shell.pickFile': command(
    z.strictObject({ type: z.enum(['document', 'table', 'exported']) }),
    Picked,
  ),
  'shell.pickNewDossier': command(z.strictObject({ suggestedName: z.string().max(200) }), Picked),
  'shell.pickSaveFile': command(
    z.strictObject({ suggestedName: z.string().max(200), type: SaveType }),
    Picked,
  ),
  /**
   * Shows the dossier's folder, or a file just written, in the system's file manager; `below`: a place inside the
   * dossier's folder, or what is nearest to it where that is not there.
   */
  'shell.reveal': command(
    z.strictObject({ handle: Id.nullable(), below: PlaceBelow.optional() }),
    nothing,
  ),
  'shell.copyText': command(z.strictObject({ text: z.string().max(50_000_000) }), nothing),
  'shell.setTheme': command(z.strictObject({ theme: Theme }), nothing),
  'shell.about': query(nothing, About),
  /** The page has handed over everything that was typed: close. Also when the user chose to. */
  'shell.closeWindow': command(nothing, nothing),
  /** The answer to a close that the page can't agree to: something could not be saved, and the user is being asked. */
  'shell.keepWindow': command(nothing, nothing),
};
