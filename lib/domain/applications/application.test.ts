import { describe, expect, it } from 'vitest';
import { applicationFee, forAnotherLocation, locationKeyOf, readApplication } from './application';
import { typedApplication } from './test-application';

const keysOf = (typed: Readonly<Record<string, unknown>>) =>
  readApplication(typed).problems.map(({ key }) => key);

describe('an application', () => {
  it('is accepted with its identifiers as they are stored', () => {
    expect(readApplication(typedApplication)).toMatchObject({
      problems: [],
      application: {
        tin: '36-1234567',
        npi: '1134755820',
        isHospital: false,
        ccn: null,
        ptan: 'IL1234',
        phone: '(309) 555-0142',
        startCents: 15_000,
        minimumCents: 10_000,
        scanners: [{ maker: 'Siemens', model: 'Biograph', type: 'PETCT' }],
      },
    });
  });

  it('tells everything that is open at once', () => {
    const { application, problems } = readApplication({});
    expect(application).toBeNull();
    expect(problems.length).toBeGreaterThan(20);
    for (const { says } of problems) expect(says).toMatch(/\.$/);
    expect(keysOf({})).toContain('scanners');
    expect(keysOf({})).toContain('physicians');
  });

  it('asks a hospital for its CCN and others for their PTAN', () => {
    expect(keysOf({ ...typedApplication, isHospital: 'yes' })).toEqual(['ccn']);
    expect(keysOf({ ...typedApplication, isHospital: 'yes', ccn: '140123' })).toEqual([]);
    expect(keysOf({ ...typedApplication, ptan: '' })).toEqual(['ptan']);
    expect(keysOf({ ...typedApplication, isHospital: undefined })).toEqual(['isHospital']);
  });

  it.each([
    ['npi', '1134755821'],
    ['tin', '123-45-6789'],
    ['zip', '1'],
    ['state', 'XX'],
    ['timeZone', 'Europe/Paris'],
    ['start', '49.99'],
    ['minimum', '-1'],
    ['managerEmail', 'nobody'],
  ])('refuses %s %j at its field', (key, value) => {
    expect(keysOf({ ...typedApplication, [key]: value })).toEqual([key]);
  });

  it('names the field of a row of a list', () => {
    expect(
      keysOf({
        ...typedApplication,
        scanners: [{ maker: 'GE', model: '', type: 'PET' }],
        physicians: [{ givenName: 'A', familyName: 'B', npi: '1' }],
      }),
    ).toEqual(['scanners-0-model', 'physicians-0-npi']);
  });

  it('takes anything as a draft without a throw', () => {
    for (const odd of [null, 7, [], [[]], [null], { a: 1 }, 'x'.repeat(5000)])
      expect(keysOf({ ...typedApplication, legalName: odd, scanners: odd, physicians: odd })).not.toEqual([]);
  });

  it('knows a place however it is written, and begins another without it', () => {
    expect(locationKeyOf({ street: '12 Water  St.', zip: '61602-1234' })).toBe(
      locationKeyOf({ street: '12 WATER ST', zip: '61602' }),
    );
    const other = forAnotherLocation(typedApplication);
    expect(other).toMatchObject({ legalName: 'Riverside Health, Inc.', npi: '1134755820' });
    expect(Object.keys(other)).not.toContain('street');
    expect(Object.keys(other)).not.toContain('scanners');
  });

  it('FEE-02 costs fifty dollars', () => {
    expect(applicationFee).toMatchObject({ id: 'FEE-02', cents: 5000 });
  });
});
