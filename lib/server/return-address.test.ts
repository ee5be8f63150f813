import { expect, it } from 'vitest';
import { returnAddress, signInAddress } from './return-address';

it('goes back to where one came from', () => {
  expect(returnAddress('/cases?tab=dueSoon')).toBe('/cases?tab=dueSoon');
  expect(signInAddress('/cases?tab=dueSoon')).toBe('/sign-in?from=%2Fcases%3Ftab%3DdueSoon');
});

it.each([
  undefined,
  '',
  ['/cases'],
  'cases',
  'https://elsewhere.example/',
  '//elsewhere.example/cases',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '/cases/..//elsewhere.example',
  '/sign-in?from=/cases',
  '/api/session',
])('starts at the start instead of %j', (from) => {
  expect(returnAddress(from)).toBe('/');
});
