import { expect, test } from 'vitest';
import { nopr2026 } from '../../protocols/nopr-2026/protocol';
import { textsIn, unprintable } from './unprintable';

test('documents can print every word of the protocol', () => {
  const texts = [...textsIn(nopr2026)].map((text) => ({ where: `“${text}”`, text }));
  expect(texts.length).toBeGreaterThan(500);
  expect(unprintable(texts)).toBeUndefined();
});
