import { expect, it } from 'vitest';
import { cleanText } from './text';

it.each([
  ['  Núñez ', 'Núñez'],
  ['Nu\u0301n\u0303ez', 'Núñez'],
  ['line one\r\nline two\rline three', 'line one\nline two\nline three'],
  ['a\tb', 'a\tb'],
  ['O’Brien 🙂 山田', 'O’Brien 🙂 山田'],
  ['   ', ''],
])('cleanText stores %j as %j', (raw, value) => {
  expect(cleanText(raw)).toEqual({ ok: true, value });
});

it.each([
  ['ab\u0000c', 3],
  ['🙂\uD800x', 2],
  ['x\uDC00', 2],
  ['\u001B[31m', 1],
  ['page\fpage', 5],
  ['a\u007F', 2],
  ['a\u0092s', 2],
  ['a\uFFFF', 2],
])('cleanText says where the hidden character of %j is', (raw, place) => {
  expect(cleanText(raw)).toEqual({
    ok: false,
    says: `Character ${place} of this text is a hidden one that cannot be stored. Delete it and type that part again.`,
  });
});
