import { expect, it } from 'vitest';
import { parseEmail } from './email';

it.each([
  ['ruth.avery@hospital.org', 'ruth.avery@hospital.org'],
  [' Ruth.Avery+pet@Hospital.ORG\u200B ', 'ruth.avery+pet@hospital.org'],
  ["o'brien@uni-clinic.edu", "o'brien@uni-clinic.edu"],
])('parseEmail stores %j as %s', (raw, value) => {
  expect(parseEmail(raw)).toEqual({ ok: true, value });
});

it.each([
  ['', 'Type an e-mail address'],
  ['ruth', 'the whole e-mail address'],
  ['ruth@hospital', 'the whole e-mail address'],
  ['ruth avery@hospital.org', 'without spaces'],
  ['ruth@hospital.org, ann@hospital.org', 'one e-mail address only'],
  [`${'a'.repeat(250)}@hospital.org`, 'the whole e-mail address'],
  ['ruth@hospital.org\nBcc: x', 'without spaces'],
])('parseEmail says what to type for %j', (raw, says) => {
  expect(parseEmail(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});
