import { expect, it } from 'vitest';
import { auditHref, readAuditAddress } from './audit-address';

const id = '0190a0b0-0000-7000-8000-000000000001';

it('reads what it wrote', () => {
  const address = {
    caseId: id,
    caseNumber: '1017-26-0431',
    actorId: id,
    who: 'Dana Reyes',
    facilityId: id,
    day: '2026-10-30',
    before: '48213',
  };
  expect(readAuditAddress(Object.fromEntries(new URLSearchParams(auditHref(address).split('?')[1])))).toEqual(
    address,
  );
  expect(auditHref({ caseId: undefined })).toBe('/registry/audit');
});

it('leaves out what makes no sense', () => {
  expect(
    readAuditAddress({
      case: 'x',
      number: '1017 26',
      person: [id, id],
      who: ' ',
      facility: `${id}'`,
      day: '2026-02-30',
      before: '-1',
    }),
  ).toEqual({});
});
