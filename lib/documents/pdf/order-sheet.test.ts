import { describe, expect, test } from 'vitest';
import { orderSheetExample } from '../example-content';
import type { OrderSheetContent } from '../order-sheet-content';
import { drawOrderSheet } from './order-sheet';
import { readBack } from './read-back';

async function read(content: OrderSheetContent) {
  const drawn = await drawOrderSheet(content);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return readBack(drawn.value);
}

describe('order sheet', () => {
  test('says the code, to whom, about whom in initials, until when and whom to call, on one page', async () => {
    const file = await read(orderSheetExample);
    expect(file.pages).toHaveLength(1);
    const text = (file.pages[0] ?? '').replaceAll(/\s+/g, ' ');
    const { code, physician, patient, due, facility, form, scan } = orderSheetExample;
    for (const words of [
      code,
      physician.name,
      `${patient.initials}, born ${patient.born}`,
      scan,
      due ?? '',
      facility.phone,
      form.title,
    ]) {
      expect(text).toContain(words);
    }
  });

  test('is tagged, with the code under a heading of its own, and marked in a demo', async () => {
    const file = await read({ ...orderSheetExample, demo: true });
    expect(file).toMatchObject({ isTagged: true, lang: 'en-US', title: 'Order sheet: Pre-PET form' });
    expect(file.roles).toContain('H2');
    expect(file.artifacts.join('')).toContain('DEMO');
    expect((await read(orderSheetExample)).artifacts.join('')).not.toContain('DEMO');
  });

  test('names a character that cannot be printed', async () => {
    const drawn = await drawOrderSheet({
      ...orderSheetExample,
      physician: { ...orderSheetExample.physician, name: '検査' },
    });
    expect(drawn).toMatchObject({ ok: false, problem: { code: 'cannot-print' } });
  });
});
