import { createHash } from 'node:crypto';
import pg from 'pg';
import type { ActingAs } from '@/lib/db/client';

/** A row as its columns are called; bytes are hexadecimal after `\x`. */
export type Row = Readonly<Record<string, unknown>>;

/** Two facilities, A and B, each with a case of two physicians: A1 and B1 of the first, A2 and B2 of the second. */
export const facilities = { A: uuidOf(10), B: uuidOf(20) } as const;
export const cases = {
  A1: { facility: facilities.A, id: uuidOf(11), npi: '1000000001', number: '1017-26-0001', running: 1 },
  A2: { facility: facilities.A, id: uuidOf(12), npi: '1000000002', number: '1017-26-0002', running: 2 },
  B1: { facility: facilities.B, id: uuidOf(21), npi: '1000000001', number: '2042-26-0001', running: 1 },
  B2: { facility: facilities.B, id: uuidOf(22), npi: '1000000002', number: '2042-26-0002', running: 2 },
} as const;
export type CaseName = keyof typeof cases;
export const caseNames = ['A1', 'A2', 'B1', 'B2'] as const satisfies readonly CaseName[];

/** Everybody who may act in these two facilities. */
export const people = {
  registrarA: person(1, 'registrar', facilities.A, null),
  managerA: person(2, 'manager', facilities.A, null),
  registrarB: person(3, 'registrar', facilities.B, null),
  physician1: person(4, 'physician', null, '1000000001'),
  physician2: person(5, 'physician', null, '1000000002'),
  administrator: person(6, 'administrator', null, null),
  auditor: person(7, 'auditor', null, null),
} as const satisfies Record<string, ActingAs>;
export type PersonName = keyof typeof people;
export const personNames = [
  'registrarA',
  'managerA',
  'registrarB',
  'physician1',
  'physician2',
  'administrator',
  'auditor',
] as const satisfies readonly PersonName[];

const at = '2026-10-01T12:00:00Z';
const hash = '0'.repeat(64);

/** Rows for the tables of a case; `nth` keeps further ones apart, `by` is who writes them. */
export const rowsOf = {
  registry_case: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => {
    const { facility, id, npi, number, running } = cases[name];
    return {
      facility_id: facility,
      id: nth === 0 ? id : derived(id, `case${nth}`),
      number: nth === 0 ? number : `${number.slice(0, 8)}9${String(running).padStart(3, '0')}`,
      year: 2026,
      running: nth === 0 ? running : 9000 + running,
      protocol_id: 'nopr-2026',
      protocol_version: 1,
      registered_on: '2026-10-01',
      registered_at: at,
      scheduled_on: '2026-10-05',
      tracer: 'FDG',
      reason: 'RS',
      site: 'pancreas',
      physician_npi: npi,
      physician_family_name: 'Doe',
      physician_given_name: 'Jo',
      family_name: `Canary${name}`,
      given_name: 'Émile',
      born_on: '1955-03-02',
      sex: 'female',
      mbi: '1EG4TE5MK73',
      family_key: '',
      given_key: '',
      same_scan: 'none',
      version: 1,
    };
  },
  attachment: (name: CaseName, nth = 0, by: ActingAs = people.registrarA): Row => {
    const bytes = Buffer.from(`canary ${name}`);
    return {
      ...ofCase(name),
      id: derived(cases[name].id, `attachment${nth}`),
      kind: 'paperForm',
      file_name: 'form.pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: `\\x${bytes.toString('hex')}`,
      uploaded_at: at,
      uploaded_by: by.accountId,
      uploaded_by_name: by.name,
    };
  },
  entry: (name: CaseName, nth = 0, by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    id: derived(cases[name].id, `entry${nth}`),
    form_id: by.role === 'physician' ? 'pre-pet' : 'completion',
    revision: nth + 1,
    definition_version: 1,
    definition_hash: hash,
    answers: {},
    worded: [],
    content_hash: hash,
    channel: 'account',
    receipt: 'R',
    submitted_at: at,
    submitted_by: by.accountId,
    submitted_by_name: by.name,
  }),
  signature: (name: CaseName, nth = 0, by: ActingAs = people.registrarA): Row => ({
    facility_id: cases[name].facility,
    entry_id: derived(cases[name].id, `entry${nth}`),
    signer_name: by.name,
    signer_npi: by.npi,
    meaning: 'I say so',
    method: 'passphrase',
    signed_at: at,
    signed_on: '2026-10-01',
    content_hash: hash,
  }),
  case_event: (name: CaseName, nth = 0, by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    seq: nth + 1,
    kind: 'formSubmitted',
    at,
    by_account: by.accountId,
    by_name: by.name,
    data: {},
  }),
  draft: (name: CaseName, nth = 0, by: ActingAs = people.registrarA): Row => ({
    facility_id: cases[name].facility,
    case_id: nth === 0 ? cases[name].id : derived(cases[name].id, `draft${nth}`),
    form_id: 'completion',
    channel: 'account',
    answers: {},
    version: 1,
    client_id: uuidOf(99),
    client_seq: 1,
    saved_at: at,
    saved_by: by.accountId,
    saved_by_name: by.name,
  }),
  verdict: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    id: derived(cases[name].id, `verdict${nth}`),
    decided_at: at,
    protocol_id: 'nopr-2026',
    protocol_version: 1,
    outcome: 'met',
    facts: {},
    findings: [],
  }),
  case_outlook: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    from_on: `2026-10-0${nth + 1}`,
    until_on: '9999-12-31',
    state: 'awaitingScan',
    tab: 'waiting',
    light: 'notYet',
    step_id: 'S',
    step_who: 'nobody',
    step_what: 'Wait',
    step_detail: '',
    due_on: '2026-10-05',
    open_rules: 1,
    rules: 12,
    number: cases[name].number,
    running: cases[name].running,
    year: 2026,
    family_name: `Canary${name}`,
    given_name: 'Émile',
    born_on: '1955-03-02',
    sex: 'female',
    site: 'pancreas',
    reason: 'RS',
    tracer: 'FDG',
    scan_on: '2026-10-05',
    scanned: false,
    physician_npi: cases[name].npi,
    physician_name: 'Jo Doe',
  }),
  claim_document: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    id: derived(cases[name].id, `claim${nth}`),
    revision: nth + 1,
    code: `CODE${name}${String(nth).padStart(6, '0')}`,
    verdict_id: derived(cases[name].id, 'verdict0'),
    content: {},
    content_hash: hash,
    audit_sequence: 1,
    issued_at: at,
  }),
  case_claim: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    ...ofCase(name),
    claim: (['professional', 'technical', 'institutional'] as const)[nth] ?? 'professional',
    status: 'billed',
    since_on: '2026-11-20',
    reasons: [],
    version: 1,
  }),
  physician: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    facility_id: cases[name].facility,
    npi: nth === 0 ? cases[name].npi : `20000000${cases[name].running}${nth}`,
    family_name: 'Doe',
    given_name: 'Jo',
    version: 1,
  }),
  case_counter: (name: CaseName, nth = 0, _by: ActingAs = people.registrarA): Row => ({
    facility_id: cases[name].facility,
    year: nth === 0 ? 2024 + cases[name].running : 2030 + nth + cases[name].running,
    running: 1,
  }),
} as const satisfies Record<string, (name: CaseName, nth?: number, by?: ActingAs) => Row>;
export type CaseTable = keyof typeof rowsOf;
/** In an order in which what is referred to comes first. */
export const caseTables = [
  'registry_case',
  'attachment',
  'entry',
  'signature',
  'case_event',
  'draft',
  'verdict',
  'case_outlook',
  'claim_document',
  'case_claim',
  'physician',
  'case_counter',
] as const satisfies readonly CaseTable[];

/** Fills an empty database with one row of each table for each case, written past row security. */
export async function buildWorld(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await insert(client, 'facility', facilityRow(facilities.A, '1017', 'America/Chicago'));
    await insert(client, 'facility', facilityRow(facilities.B, '2042', 'America/New_York'));
    for (const name of personNames) await insertPerson(client, name);
    for (const table of caseTables) {
      for (const name of caseNames) await insert(client, table, rowsOf[table](name));
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Inserts a row; what it does not name is left to the table. */
export function insert(client: pg.ClientBase, table: string, row: Row): Promise<pg.QueryResult> {
  const columns = Object.keys(row).map((column) => pg.escapeIdentifier(column));
  return client.query(
    `INSERT INTO ${pg.escapeIdentifier(table)} (${columns.join(', ')})
     SELECT ${columns.join(', ')} FROM jsonb_populate_record(NULL::${pg.escapeIdentifier(table)}, $1::jsonb)`,
    [JSON.stringify(row)],
  );
}

/** Tells an open transaction who acts, as the portal's client does; `null` is nobody. */
export async function actAs(client: pg.ClientBase, person: ActingAs | null): Promise<void> {
  await client.query(
    `SELECT set_config('app.actor', $1, true), set_config('app.name', $2, true), set_config('app.role', $3, true),
       set_config('app.facility', $4, true), set_config('app.npi', $5, true), set_config('app.case', $6, true),
       set_config('app.form', $7, true), set_config('app.vouch', $8, true)`,
    [
      person?.accountId ?? '',
      person?.name ?? '',
      person?.role ?? '',
      person?.facilityId ?? '',
      person?.npi ?? '',
      person?.link?.caseId ?? '',
      person?.link?.form ?? '',
      person?.vouchedBy ?? '',
    ],
  );
}

export function uuidOf(number: number): string {
  return `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function person(number: number, role: ActingAs['role'], facilityId: string | null, npi: string | null) {
  return { accountId: uuidOf(100 + number), name: `Person ${number}`, role, facilityId, npi };
}

function facilityRow(id: string, registryNumber: string, timeZone: string): Row {
  return {
    id,
    registry_number: registryNumber,
    name: `Facility ${registryNumber}`,
    city: 'Springfield',
    state: 'IL',
    time_zone: timeZone,
    npi: '1234567893',
    is_hospital: false,
    phone: '(312) 555-0100',
    email: 'desk@facility.example',
    version: 1,
  };
}

async function insertPerson(client: pg.ClientBase, name: PersonName): Promise<void> {
  const { accountId, role, facilityId, npi } = people[name];
  await insert(client, 'account', {
    id: accountId,
    email: `${name.toLowerCase()}@world.example`,
    family_name: 'Person',
    given_name: name,
    passphrase_hash: '$argon2id$none',
    version: 1,
  });
  await insert(client, 'membership', { account_id: accountId, role, facility_id: facilityId, npi });
}

function ofCase(name: CaseName) {
  return { facility_id: cases[name].facility, case_id: cases[name].id };
}

/** A further id that belongs to this one, always the same. */
export function derived(id: string, of: string): string {
  return (
    id.slice(0, 24) +
    createHash('sha256')
      .update(id + of)
      .digest('hex')
      .slice(0, 12)
  );
}
