import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor';
import { type Decision, may, policy, type Subject, type Verb } from './policy';

const own = 'f1000000-0000-7000-8000-000000000001';
const foreign = 'f2000000-0000-7000-8000-000000000002';
const npi = '1234567893';
const caseId = 'c1000000-0000-7000-8000-000000000001';

const verbs = [
  'case.list',
  'case.see',
  'case.register',
  'form.fillPhysician',
  'form.fillFacility',
  'form.transcribe',
  'report.attach',
  'claimSupport.issue',
  'case.bill',
  'link.manage',
  'link.see',
  'facility.see',
  'registry.see',
  'audit.read',
  'people.see',
  'people.manage',
  'ledger.see',
  'ledger.setMinimum',
  'ledger.record',
  'application.see',
  'application.decide',
] as const satisfies readonly Verb[];

function actor(role: Role): Actor {
  const isOfFacility = role === 'registrar' || role === 'manager';
  return {
    accountId: 'a',
    sessionId: 's',
    name: role,
    email: `${role}@example.org`,
    role,
    facilityId: isOfFacility ? own : null,
    npi: role === 'physician' ? npi : null,
    ...(role === 'link' && { link: { caseId, form: 'pre-pet' } }),
    provedAt: new Date('2026-11-22T12:00:00Z'),
    provedBy: 'passkey',
  };
}

const itsCase: Subject = { facilityId: own, physicianNpi: npi, id: caseId, form: 'pre-pet' };
const foreignCase: Subject = {
  facilityId: foreign,
  physicianNpi: '1993999998',
  id: 'c2000000-0000-7000-8000-000000000002',
  form: 'pre-pet',
};

/** What each row of the policy lets its people do; everything else they may not. */
const allowed: Readonly<
  Record<string, { readonly roles: readonly Role[]; readonly verbs: readonly Verb[] }>
> = {
  'ACC-01': {
    roles: ['registrar', 'manager'],
    verbs: [
      'case.list',
      'case.see',
      'case.register',
      'form.fillFacility',
      'form.transcribe',
      'report.attach',
      'claimSupport.issue',
      'case.bill',
      'link.manage',
      'link.see',
      'facility.see',
      'ledger.see',
    ],
  },
  'ACC-02': { roles: ['physician'], verbs: ['case.list', 'case.see', 'form.fillPhysician'] },
  'ACC-03': {
    roles: ['administrator', 'auditor'],
    verbs: [
      'case.list',
      'case.see',
      'link.see',
      'facility.see',
      'registry.see',
      'audit.read',
      'people.see',
      'ledger.see',
      'application.see',
    ],
  },
  'ACC-04': { roles: ['link'], verbs: ['form.fillPhysician'] },
  'ACC-05': { roles: ['manager'], verbs: ['people.see', 'people.manage', 'ledger.setMinimum'] },
  'ACC-06': {
    roles: ['administrator'],
    verbs: ['people.manage', 'ledger.setMinimum', 'ledger.record', 'application.decide'],
  },
};

/** What a role may by all its rows together. */
function verbsOf(role: Role): readonly Verb[] {
  return Object.values(allowed).flatMap((row) => (row.roles.includes(role) ? row.verbs : []));
}

describe.each(Object.entries(allowed))('%s', (id, { roles }) => {
  const table = roles.flatMap((role) =>
    verbs.map((verb): readonly [Role, Verb, Decision] => [
      role,
      verb,
      verbsOf(role).includes(verb) ? 'yes' : verbsOf(role).includes('case.see') ? 'refused' : 'notFound',
    ]),
  );

  it('is a row of the policy', () => {
    expect(policy.find((row) => row.id === id)?.roles).toEqual(roles);
  });

  it.each(table)('%s, %s within reach: %s', (role, verb, decision) => {
    expect(may(actor(role), verb, itsCase)).toBe(decision);
    expect(may(actor(role), verb, null)).toBe(decision);
  });

  it.each(table)('%s, %s out of reach', (role, verb, decision) => {
    const isEverywhere = role === 'administrator' || role === 'auditor';
    expect(may(actor(role), verb, foreignCase)).toBe(isEverywhere ? decision : 'notFound');
  });
});

describe('the reach', () => {
  it('of a physician is the cases that name the NPI, at any facility', () => {
    const vouched = { ...actor('physician'), vouchedBy: own };
    expect(may(vouched, 'case.see', { facilityId: own, physicianNpi: npi })).toBe('yes');
    for (const verb of ['case.see', 'form.fillPhysician'] as const)
      expect(may(vouched, verb, { facilityId: foreign, physicianNpi: npi })).toBe('notFound');
    expect(may(actor('physician'), 'form.fillPhysician', { facilityId: foreign, physicianNpi: npi })).toBe(
      'yes',
    );
    expect(may(actor('physician'), 'case.see', { facilityId: own, physicianNpi: null })).toBe('notFound');
    expect(
      may({ ...actor('physician'), npi: null }, 'case.see', { facilityId: own, physicianNpi: null }),
    ).toBe('notFound');
  });

  it('of a registrar is the own facility, and nothing without one', () => {
    expect(may(actor('registrar'), 'case.see', { facilityId: own, physicianNpi: '1993999998' })).toBe('yes');
    expect(may({ ...actor('registrar'), facilityId: null }, 'case.see', itsCase)).toBe('notFound');
  });

  it('of a link is one form of one case, and nothing before its code was given', () => {
    const fills = (subject: Subject | null, who = actor('link')) => may(who, 'form.fillPhysician', subject);
    expect(fills({ ...itsCase, form: 'post-pet' })).toBe('notFound');
    expect(fills({ facilityId: own, physicianNpi: npi, id: caseId })).toBe('notFound');
    expect(fills({ facilityId: own, physicianNpi: npi, form: 'pre-pet' })).toBe('notFound');
    const { link: _, ...unproved } = actor('link');
    expect(fills(itsCase, unproved)).toBe('notFound');
  });

  it('of nobody is more than the rows say: an auditor changes nothing', () => {
    const changing: readonly Verb[] = [
      'case.register',
      'form.fillPhysician',
      'form.fillFacility',
      'form.transcribe',
      'report.attach',
      'claimSupport.issue',
      'case.bill',
    ];
    for (const verb of changing) {
      expect(may(actor('auditor'), verb, itsCase)).toBe('refused');
      expect(may(actor('administrator'), verb, itsCase)).toBe('refused');
    }
    expect(may(actor('auditor'), 'people.manage', itsCase)).toBe('refused');
    expect(may(actor('auditor'), 'ledger.record', itsCase)).toBe('refused');
    expect(may(actor('manager'), 'ledger.record', itsCase)).toBe('refused');
  });
});
