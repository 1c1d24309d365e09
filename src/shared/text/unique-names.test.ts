import { expect, test } from 'vitest';
import { uniqueNames } from './unique-names.ts';

test('names that are there already get a number, whatever is called so itself', () => {
  expect(uniqueNames(['a', 'a', 'a_2', 'b'], ['b'])).toEqual(['a', 'a_2', 'a_2_2', 'b_2']);
});
