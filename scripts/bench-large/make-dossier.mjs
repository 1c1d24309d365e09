// @ts-check
// node make-dossier.mjs FILE PLACE: takes the table FILE in, into a copy of the shipped dossier below PLACE.
import { startCore } from './core.mjs';

const [, , file = '', place = ''] = process.argv;
const core = await startCore(place);
await core.host.host.start({ dossier: null });
await core.host.host.grant({ handle: 'file', path: file });
const { draft } = await core.page.imports.open({ handle: 'file', job: 'bench' });
const { target } = await core.page.imports.propose({ draft, purpose: null, job: 'bench' });
await core.page.imports.plan({ draft, target, job: 'bench' });
await core.page.imports.apply({ draft, job: 'bench' });
await core.close();
