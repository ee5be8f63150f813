import { expect, test } from 'vitest';
import { unprintable } from './unprintable';

const inName = (text: string) => unprintable([{ where: 'the name', text }]);

test('signs of mathematics are printed, and the Arabic letters that their typeface has are not', () => {
  expect(inName('SUV ≥ 2.5 → ∑ ☑, Łukasz Νίκος Ạ क')).toBeUndefined();
  for (const text of ['à ا', 'س', 'محمد', '𞸀'])
    expect(inName(text)).toMatchObject({ code: 'cannot-print', says: expect.stringContaining('the name') });
});
