import { expect, it } from 'vitest';
import { peopleHref, readPeopleAddress } from './people-address';

const facility = '019b0000-0000-7000-8000-000000001017';

it('reads its own addresses back', () => {
  for (const query of [
    {},
    { facilityId: facility, role: 'manager', after: facility },
    { role: 'auditor' },
  ] as const) {
    const { searchParams } = new URL(peopleHref(query), 'https://registry.example');
    expect(readPeopleAddress(Object.fromEntries(searchParams))).toEqual(query);
  }
});

it('leaves out what makes no sense', () => {
  expect(readPeopleAddress({ facility: 'x', role: 'link', after: ['a'] })).toEqual({});
});
