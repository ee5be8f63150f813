import { expect, it } from 'vitest';
import { parsePhone } from './phone';

it.each([
  '3125550142',
  '(312) 555-0142',
  '312.555.0142',
  '312-555-0142',
  '+1 312 555 0142',
  '1-312-555-0142',
  '312/555 0142',
])('parsePhone stores %s as (312) 555-0142', (raw) => {
  expect(parsePhone(raw)).toEqual({ ok: true, value: '(312) 555-0142' });
});

it.each([
  ['', 'Type the 10-digit number'],
  ['555-0142', 'this has 7'],
  ['1234567890', 'each start with 2 to 9'],
  ['312-155-0142', 'each start with 2 to 9'],
  ['(312) 555-0142 ext. 7', 'without the extension'],
  ['312 555 0142 x7', 'without the extension'],
  ['+44 20 7946 0958', 'Type a US number'],
  ['312-CALL-NOW', 'Type only the digits'],
])('parsePhone says what to type for %j', (raw, says) => {
  expect(parsePhone(raw)).toMatchObject({ ok: false, says: expect.stringContaining(says) });
});
