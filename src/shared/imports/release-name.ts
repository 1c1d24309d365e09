/** What a release of a dataset is called: its dataset, and its version where there is one. */

export const releaseName = (release: { dataset: string; version?: string | undefined }): string =>
  `${release.dataset} ${release.version ?? ''}`.trim();
