import { expect, it } from 'vitest';
import { parsePtan } from './ptan';

it.each([
  ['IL1234', 'IL1234'],
  ['p00-123 456', 'P00123456'],
  ['204318', '204318'],
])('parsePtan stores %s as %s', (raw, value) => {
  expect(parsePtan(raw)).toEqual({ ok: true, value });
});

it.each([
  ['', 'Type the PTAN'],
  ['IL_1234', 'only the digits and letters'],
  ['ABCDEF', 'with a digit'],
  ['12', '4 to 12'],
  ['1234567890123', '4 to 12'],
  ['1679051288', 'looks like an NPI'],
])('parsePtan says what to type for %j', (raw, says) => {
  expect(parsePtan(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});
