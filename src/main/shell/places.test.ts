import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaces, userPlaces } from './places.ts';

const root = path.resolve('/opt/Dossier');

describe('findPlaces', () => {
  it('finds everything in a working copy', () => {
    expect(findPlaces(path.join(root, 'out', 'main'), false, '/electron/resources')).toEqual({
      coreWorker: path.join(root, 'out', 'main', 'core-worker.js'),
      preload: path.join(root, 'out', 'preload', 'index.cjs'),
      page: path.join(root, 'out', 'renderer'),
      licences: path.join(root, 'out', 'licences.json'),
      shipped: path.join(root, 'data', 'iskp'),
    });
  });

  it('starts the worker outside the archive of a release, and takes the rest from inside', () => {
    const resources = path.join(root, 'resources');
    const places = findPlaces(path.join(resources, 'app.asar', 'out', 'main'), true, resources);
    expect(places.coreWorker).toBe(
      path.join(resources, 'app.asar.unpacked', 'out', 'main', 'core-worker.js'),
    );
    expect(places.page).toBe(path.join(resources, 'app.asar', 'out', 'renderer'));
    expect(places.shipped).toBe(path.join(resources, 'iskp'));
  });
});

describe('userPlaces', () => {
  it('takes them from the environment, made absolute, else leaves them to the system', () => {
    expect(userPlaces({})).toEqual({ userData: null, documents: null });
    expect(userPlaces({ DOSSIER_USER_DATA: 'stick', DOSSIER_DOCUMENTS: '' })).toEqual({
      userData: path.resolve('stick'),
      documents: null,
    });
  });
});
