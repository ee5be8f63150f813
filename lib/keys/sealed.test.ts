import { expect, test } from 'vitest';
import { RegistryKey } from './registry-key';
import { seal, unseal } from './sealed';

const key = new RegistryKey('only for tests, only for tests, only for tests').of('authenticator');
const plain = Buffer.from('twenty bytes of seed');

test('opens what was sealed for the same row, and nothing else', () => {
  const sealed = seal(key, plain, 'account 1');
  expect(unseal(key, sealed, 'account 1')).toEqual(plain);
  expect(unseal(key, sealed, 'account 2')).toBeNull();
  expect(unseal(new RegistryKey('of another registry').of('authenticator'), sealed, 'account 1')).toBeNull();
  for (const at of [0, 13, 30]) {
    const touched = Buffer.from(sealed);
    touched[at] = (touched[at] ?? 0) ^ 1;
    expect(unseal(key, touched, 'account 1'), `byte ${at}`).toBeNull();
  }
  expect(unseal(key, Buffer.alloc(5), 'account 1')).toBeNull();
});

test('never seals the same twice', () => {
  expect(seal(key, plain, 'account 1')).not.toEqual(seal(key, plain, 'account 1'));
  expect(seal(key, plain, 'account 1').includes(plain)).toBe(false);
});
