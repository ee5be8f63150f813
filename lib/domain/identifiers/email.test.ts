import { expect, it } from 'vitest';
import { parseEmail } from './email';

it.each([
  ['ruth.avery@hospital.org', 'ruth.avery@hospital.org'],
  [' Ruth.Avery+pet@Hospital.ORG\u200B ', 'ruth.avery+pet@hospital.org'],
  // One mailbox, however its address is written: wide letters, a ligature, a domain in its own letters or in punycode.
  ['Ｒｕｔｈ＠hospital.org', 'ruth@hospital.org'],
  ['o\uFB03ce@hospital.org', 'office@hospital.org'],
  ['ruth@Bücher.example', 'ruth@xn--bcher-kva.example'],
  ['ruth@bu\u0308cher.example', 'ruth@xn--bcher-kva.example'],
  ['ruth@XN--BCHER-KVA.example', 'ruth@xn--bcher-kva.example'],
  // Dots and plus signs are the mailbox's own.
  ['r.u.t.h@gmail.com', 'r.u.t.h@gmail.com'],
  ["o'brien@uni-clinic.edu", "o'brien@uni-clinic.edu"],
])('parseEmail stores %j as %s', (raw, value) => {
  expect(parseEmail(raw)).toEqual({ ok: true, value });
});

it.each([
  ['ruth@bü cher.example', 'without spaces'],
  ['ruth@bücher.example/path', 'the whole e-mail address'],
  ['ruth@bücher', 'the whole e-mail address'],
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
