import { expect, it } from 'vitest';
import { activeHref, navOf } from './navigation';

it('marks the page one is on, the nearest one', () => {
  const links = navOf('auditor');
  expect(activeHref(links, '/registry')).toBe('/registry');
  expect(activeHref(links, '/registry/audit')).toBe('/registry/audit');
  expect(activeHref(links, '/cases/1/history')).toBe('/cases');
  expect(activeHref(links, '/casesque')).toBeNull();
});

it('leads nobody to a page that is not theirs', () => {
  expect(navOf('physician').map(({ href }) => href)).toEqual(['/forms', '/coverage']);
  expect(navOf('registrar').some(({ label }) => label === 'People')).toBe(false);
  expect(navOf('registrar').some(({ href }) => href.startsWith('/registry'))).toBe(false);
});
