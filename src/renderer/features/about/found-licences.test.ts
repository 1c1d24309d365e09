import { expect, it } from 'vitest';
import { foundLicences } from './found-licences.ts';

const react = { name: 'react', version: '19.3.1', licence: 'MIT', text: '' };
const inter = { name: 'Inter', version: '5.3.0', licence: 'OFL-1.1', text: '' };

it('finds libraries by name, version and licence', () => {
  expect(foundLicences([react, inter], '')).toEqual([react, inter]);
  expect(foundLicences([react, inter], 'mit REACT')).toEqual([react]);
  expect(foundLicences([react, inter], 'ofl')).toEqual([inter]);
  expect(foundLicences([react, inter], 'gpl')).toEqual([]);
});
