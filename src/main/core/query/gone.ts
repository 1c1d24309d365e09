/** Records that a later release of their dataset does not have any more. */
import { releaseName } from '#shared/imports/release-name.ts';
import type { Layer } from '#shared/model/layer.ts';

export type GoneRecords = {
  /** The release that the record is not in; undefined where there is none. */
  readonly from: (record: string) => string | undefined;
  /** Imports have changed; it is found out again when next asked for. */
  readonly forget: () => void;
};

export function createGoneRecords({ imports }: Pick<Readonly<Layer>, 'imports'>): GoneRecords {
  let releases: Map<string, string> | undefined;
  const known = (): Map<string, string> =>
    (releases ??= new Map(
      [...imports.values()].flatMap((entry) => {
        const release = releaseName(entry);
        return entry.gone.map((record): [string, string] => [record, release]);
      }),
    ));
  return {
    from: (record) => known().get(record),
    forget: () => {
      releases = undefined;
    },
  };
}
