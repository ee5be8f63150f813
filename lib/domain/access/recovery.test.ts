import { describe, expect, it } from 'vitest';
import type { Role } from './actor';
import { approvalFor, type RecoveryState } from './recovery';

const facilityId = 'f1';
const person = (accountId: string, role: Role, facility: string | null = null) => ({
  accountId,
  role,
  facilityId: facility,
});
const manager = person('m', 'manager', facilityId);
const otherManager = person('m2', 'manager', facilityId);
const managerElsewhere = person('m3', 'manager', 'f2');
const registrar = person('r', 'registrar', facilityId);
const administrator = person('a', 'administrator');
const second = person('a2', 'administrator');
const auditor = person('au', 'auditor');

const ofRegistrar: RecoveryState = {
  accountId: 'lost',
  facilityId,
  role: 'registrar',
  hasOtherManager: true,
  nearBy: null,
  registryBy: null,
};
const ofOnlyManager: RecoveryState = { ...ofRegistrar, role: 'manager', hasOtherManager: false };
const ofPhysician: RecoveryState = {
  ...ofRegistrar,
  facilityId: null,
  role: 'physician',
  hasOtherManager: false,
};

describe('nobody', () => {
  it('approves for themselves', () => {
    expect(approvalFor({ ...ofRegistrar, accountId: 'm' }, manager)).toBeNull();
    expect(approvalFor({ ...ofPhysician, accountId: 'a', role: 'administrator' }, administrator)).toBeNull();
  });

  it('approves twice', () => {
    expect(approvalFor({ ...ofRegistrar, nearBy: 'm' }, manager)).toBeNull();
    expect(approvalFor({ ...ofPhysician, nearBy: 'a' }, administrator)).toBeNull();
    expect(approvalFor({ ...ofPhysician, registryBy: 'a' }, administrator)).toBeNull();
  });

  it('approves without the role for it', () => {
    for (const request of [ofRegistrar, ofOnlyManager, ofPhysician]) {
      for (const who of [registrar, auditor, managerElsewhere, person('p', 'physician')]) {
        expect(approvalFor(request, who), who.role).toBeNull();
      }
    }
  });
});

it('takes a manager of the facility and an administrator for its people', () => {
  expect(approvalFor(ofRegistrar, manager)).toBe('near');
  expect(approvalFor(ofRegistrar, administrator)).toBe('registry');
  // Two administrators do not stand in for the manager who knows the person.
  expect(approvalFor({ ...ofRegistrar, registryBy: 'a' }, second)).toBeNull();
  expect(approvalFor({ ...ofRegistrar, registryBy: 'a' }, manager)).toBe('near');
  expect(approvalFor({ ...ofRegistrar, nearBy: 'm' }, otherManager)).toBeNull();
  expect(approvalFor({ ...ofRegistrar, role: 'manager' }, otherManager)).toBe('near');
});

it('takes two administrators for a facility’s only manager, for physicians and for the registry’s own people', () => {
  for (const request of [ofOnlyManager, ofPhysician]) {
    expect(approvalFor(request, manager)).toBeNull();
    expect(approvalFor(request, administrator)).toBe('near');
    expect(approvalFor({ ...request, nearBy: 'a' }, second)).toBe('registry');
  }
});
