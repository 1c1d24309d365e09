/** Opens the dossier in the folder given and says how that went, as JSON. */
import { AppError } from '#shared/contract/errors.ts';
import { nodeFileSystem } from '../file-system.ts';
import { openDossier } from '../open.ts';

async function openAndTell(folder: string): Promise<{ code: string; message: string }> {
  try {
    const dossier = await openDossier(folder, {
      fs: nodeFileSystem,
      clock: () => new Date(),
      newId: () => 'unused',
      log: () => undefined,
      onSaved: () => undefined,
      onNotice: () => undefined,
    });
    await dossier.close();
    return { code: 'opened', message: '' };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await openAndTell(process.argv[2] ?? '')));
