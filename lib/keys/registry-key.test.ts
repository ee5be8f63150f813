import { expect, test } from 'vitest';
import { RegistryKey } from './registry-key';

const key = new RegistryKey('only for tests, only for tests, only for tests');
const id = '01993f5c-0000-7000-8000-000000000001';

test('draws the same secret again for the same row', () => {
  expect(key.token('form link', id)).toBe(
    new RegistryKey('only for tests, only for tests, only for tests').token('form link', id),
  );
  expect(key.token('form link', id)).toMatch(/^[\w-]{43}$/);
});

test('draws another secret for another row, another purpose and another registry', () => {
  const tokens = [
    key.token('form link', id),
    key.token('form link', id.replace(/1$/, '2')),
    key.token('invitation', id),
    new RegistryKey('of another registry, of another registry').token('form link', id),
  ];
  expect(new Set(tokens).size).toBe(tokens.length);
});
