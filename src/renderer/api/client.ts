/** The page's one way to the core and the shell. */
import { createClient } from '#shared/contract/client.ts';
import type { AppClient, Bridge, CoreApi, ShellApi } from '#shared/contract/api.ts';

declare global {
  interface Window {
    readonly dossier: Bridge;
  }
}

export const client: AppClient = createClient<CoreApi & ShellApi>((name, input) =>
  window.dossier.invoke(name, input),
);
