import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Actor, Role } from '@/lib/domain/access/actor';
import { addDays, type Day } from '@/lib/domain/schedule/day';
import { dayIn } from '@/lib/domain/schedule/zone';
import { demoSeed } from '@/lib/server/demo-people';
import { sealedSeed } from '@/lib/server/session/authenticator';

export type FacilityName = 'lakeside' | 'harbor';
export type PhysicianName = 'iyer' | 'okonkwo' | 'lindholm' | 'castellanos';

interface SeededFacility {
  readonly registryNumber: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly zone: string;
  readonly npi: string;
  readonly ccn: string;
  readonly isHospital: boolean;
  readonly phone: string;
  readonly email: string;
}

/** The two facilities of the demo. */
export const facilities: Readonly<Record<FacilityName, SeededFacility>> = {
  lakeside: {
    registryNumber: '1017',
    name: 'Lakeside Imaging',
    city: 'Chicago',
    state: 'IL',
    zone: 'America/Chicago',
    npi: '1993999998',
    ccn: '140123',
    isHospital: true,
    phone: '(312) 555-0117',
    email: 'pet@lakeside.example',
  },
  harbor: {
    registryNumber: '1042',
    name: 'Harbor PET Center',
    city: 'Portland',
    state: 'ME',
    zone: 'America/New_York',
    npi: '1134755820',
    ccn: '200042',
    isHospital: false,
    phone: '(207) 555-0142',
    email: 'pet@harbor.example',
  },
};

/** Referring physicians. Those with an account answer in the portal, the others on paper. */
export const physicians: Readonly<Record<PhysicianName, Readonly<Record<string, string>>>> = {
  iyer: {
    npi: '1679051288',
    familyName: 'Iyer',
    givenName: 'Asha',
    specialty: 'Medical oncology',
    email: 'physician@oncology.example',
    phone: '(312) 555-0142',
    fax: '(312) 555-0143',
  },
  okonkwo: {
    npi: '1381125602',
    familyName: 'Okonkwo',
    givenName: 'Daniel',
    specialty: 'Radiation oncology',
    email: 'physician2@oncology.example',
    phone: '(312) 555-0178',
  },
  lindholm: {
    npi: '1502304714',
    familyName: 'Lindholm',
    givenName: 'Grace',
    specialty: 'Hematology and oncology',
    phone: '(312) 555-0126',
    fax: '(312) 555-0127',
  },
  castellanos: {
    npi: '1748399205',
    familyName: 'Castellanos',
    givenName: 'Inés',
    specialty: 'Urology',
    phone: '(207) 555-0119',
  },
};

const accounts = [
  ['registrar@lakeside.example', 'Dana', 'Reyes', 'registrar', 'lakeside'],
  ['manager@lakeside.example', 'Ruth', 'Feldman', 'manager', 'lakeside'],
  ['registrar@harbor.example', 'Owen', 'Thibodeau', 'registrar', 'harbor'],
  ['manager@harbor.example', 'Nora', 'Whitfield', 'manager', 'harbor'],
  ['physician@oncology.example', 'Asha', 'Iyer', 'physician', 'iyer'],
  ['physician2@oncology.example', 'Daniel', 'Okonkwo', 'physician', 'okonkwo'],
  ['administrator@registry.example', 'Miriam', 'Castle', 'administrator', null],
] as const satisfies readonly (readonly [
  string,
  string,
  string,
  Role,
  FacilityName | PhysicianName | null,
])[];
/** Stored when all is done, and so the mark of it. */
const lastAccount = ['auditor@registry.example', 'Tobias', 'Wren', 'auditor', null] as const;

/** Who acts in the stories of the demo. */
export interface People {
  readonly facilityIds: Readonly<Record<FacilityName, string>>;
  readonly byEmail: (email: (typeof accounts)[number][0]) => Omit<Actor, 'provedAt' | 'provedBy'>;
}

export async function stateOfDemo(ownerUrl: string): Promise<'empty' | 'begun' | 'seeded'> {
  return asOwner(ownerUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM facility LIMIT 1');
    if (found.rowCount === 0) return 'empty';
    const last = await client.query('SELECT 1 FROM account WHERE email = $1', [lastAccount[0]]);
    return last.rowCount === 0 ? 'begun' : 'seeded';
  });
}

/** Stores the facilities and everybody but the last account. */
export async function storePeople(ownerUrl: string, now: Date, passphraseHash: string): Promise<People> {
  const facilityIds = { lakeside: uuid(), harbor: uuid() };
  const actors = new Map<string, Omit<Actor, 'provedAt' | 'provedBy'>>();
  await asOwner(ownerUrl, async (client) => {
    for (const name of ['lakeside', 'harbor'] as const) {
      await storeFacility(client, facilityIds[name], facilities[name], dayIn(facilities[name].zone, now));
    }
    for (const [email, givenName, familyName, role, belongsTo] of accounts) {
      const accountId = uuid();
      const facilityId = belongsTo === 'lakeside' || belongsTo === 'harbor' ? facilityIds[belongsTo] : null;
      const npi =
        belongsTo === 'iyer' || belongsTo === 'okonkwo' ? (physicians[belongsTo].npi ?? null) : null;
      await storeAccount(
        client,
        { accountId, email, familyName, givenName, role, facilityId, npi },
        passphraseHash,
      );
      actors.set(email, {
        accountId,
        sessionId: uuid(),
        name: `${givenName} ${familyName}`,
        email,
        role,
        facilityId,
        npi,
      });
    }
  });
  return {
    facilityIds,
    byEmail: (email) => {
      const actor = actors.get(email);
      if (!actor) throw new Error(`Nobody has ${email}`);
      return actor;
    },
  };
}

/** Stores the last account: from then on the demo is complete. */
export async function storeLast(ownerUrl: string, passphraseHash: string, accountId: string): Promise<void> {
  const [email, givenName, familyName, role] = lastAccount;
  await asOwner(ownerUrl, (client) =>
    storeAccount(
      client,
      { accountId, email, familyName, givenName, role, facilityId: null, npi: null },
      passphraseHash,
    ),
  );
}

/** An agreement of several years, so that it is in force on every day of the stories. */
function storeFacility(client: pg.Client, id: string, facility: SeededFacility, today: Day) {
  return client.query(
    `INSERT INTO facility (id, registry_number, name, city, state, time_zone, npi, ccn, is_hospital, phone, email,
       approved_on, agreement_from_on, agreement_until_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      facility.registryNumber,
      facility.name,
      facility.city,
      facility.state,
      facility.zone,
      facility.npi,
      facility.ccn,
      facility.isHospital,
      facility.phone,
      facility.email,
      addDays(today, -420),
      addDays(today, -400),
      addDays(today, 695),
    ],
  );
}

async function storeAccount(
  client: pg.Client,
  account: {
    readonly accountId: string;
    readonly email: string;
    readonly familyName: string;
    readonly givenName: string;
    readonly role: Role;
    readonly facilityId: string | null;
    readonly npi: string | null;
  },
  passphraseHash: string,
): Promise<void> {
  await client.query(
    'INSERT INTO account (id, email, family_name, given_name, passphrase_hash) VALUES ($1, $2, $3, $4, $5)',
    [account.accountId, account.email, account.familyName, account.givenName, passphraseHash],
  );
  await client.query(
    'INSERT INTO authenticator (account_id, sealed_seed, last_step, added_at) VALUES ($1, $2, 0, now())',
    [account.accountId, sealedSeed(account.accountId, demoSeed(account.email))],
  );
  await client.query('INSERT INTO membership (account_id, role, facility_id, npi) VALUES ($1, $2, $3, $4)', [
    account.accountId,
    account.role,
    account.facilityId,
    account.npi,
  ]);
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await client.query('COMMIT');
    return done;
  } finally {
    await client.end();
  }
}
