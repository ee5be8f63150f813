import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf, sqlStates } from '@/lib/db/sql-state';
import { type TestDatabase, testDatabase } from '@/lib/db/test-database';
import { buildWorld, type CaseTable, insert, type Row, rowsOf } from '@/lib/db/test-world';
import type { Role } from '@/lib/domain/access/actor';
import { type CaseEventKind, formIds } from '@/lib/domain/cases/case-event';
import type { SameScan } from '@/lib/domain/cases/case-file';
import type { CaseState } from '@/lib/domain/cases/protocol';
import type { Light, NextStep, Tab } from '@/lib/domain/cases/standing';
import type { ClaimKind } from '@/lib/domain/claims/claim-recipe';
import type { ClaimStatus } from '@/lib/domain/claims/claim-standing';
import type { Outcome } from '@/lib/domain/rules/decide';
import { kindWords } from '@/lib/messages/words';

let base: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  await buildWorld(base.superuserUrl);
  superuser = new pg.Client({ connectionString: base.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await base.close();
});

/** Each word of a closed union once: the compiler says when one is missing or too many. */
function wordsOf<W extends string>(words: Readonly<Record<W, true>>): readonly string[] {
  return Object.keys(words).toSorted();
}

const unions = {
  // A link is no account.
  membership_role_known: wordsOf<Exclude<Role, 'link'>>({
    registrar: true,
    manager: true,
    physician: true,
    administrator: true,
    auditor: true,
  }),
  case_event_kind_known: wordsOf<CaseEventKind>({
    registered: true,
    formSubmitted: true,
    formReopened: true,
    formKept: true,
    formNoted: true,
    registrationCorrected: true,
    markedDuplicate: true,
    markedIneligible: true,
    transferred: true,
    confirmedSeparate: true,
    lateAccepted: true,
    claimSupportIssued: true,
    billed: true,
    claimDenied: true,
    claimPaid: true,
  }),
  case_claim_known: wordsOf<ClaimKind>({ professional: true, technical: true, institutional: true }),
  case_claim_status_known: wordsOf<ClaimStatus>({ billed: true, paid: true, denied: true }),
  message_kind_known: Object.keys(kindWords).toSorted(),
  registry_case_same_scan_known: wordsOf<SameScan>({ none: true, confirmed: true, unconfirmed: true }),
  verdict_outcome_known: wordsOf<Outcome>({ met: true, notMet: true, cannotTell: true }),
  case_outlook_state_known: wordsOf<CaseState>({
    awaitingPrePet: true,
    awaitingScan: true,
    awaitingCompletion: true,
    awaitingForms: true,
    readyToBill: true,
    late: true,
    billed: true,
    notPayable: true,
    cancelled: true,
    expired: true,
    ineligible: true,
    duplicate: true,
    transferred: true,
  }),
  case_outlook_tab_known: wordsOf<Tab>({
    needsAction: true,
    withPhysician: true,
    waiting: true,
    readyToBill: true,
    closed: true,
  }),
  case_outlook_light_known: wordsOf<Light>({ yes: true, notYet: true, atRisk: true, no: true }),
  case_outlook_who_known: wordsOf<NextStep['who']>({
    facility: true,
    physician: true,
    registry: true,
    nobody: true,
  }),
  entry_form_known: [...formIds].toSorted(),
  draft_form_known: [...formIds].toSorted(),
  case_outlook_form_known: [...formIds].toSorted(),
} as const;

describe('the words that columns take', () => {
  for (const [constraint, words] of Object.entries(unions)) {
    test(`${constraint} are those of the program`, async () => {
      const { rows } = await superuser.query<{ text: string }>(
        'SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1',
        [constraint],
      );
      const known = [...(rows[0]?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word);
      expect(known.toSorted()).toEqual(words);
    });
  }
});

async function stateOf(table: string, row: Row): Promise<string> {
  await superuser.query('BEGIN');
  try {
    await insert(superuser, table, row);
    return 'done';
  } catch (error) {
    return sqlStateOf(error) ?? String(error);
  } finally {
    await superuser.query('ROLLBACK');
  }
}

const refused: readonly (readonly [CaseTable, Row])[] = [
  ['registry_case', { mbi: '1SG4TE5MK73' }],
  ['registry_case', { mbi: '1EG4-TE5-MK73' }],
  ['registry_case', { mbi: '123456789' }],
  ['registry_case', { mbi: '0EG4TE5MK73' }],
  ['registry_case', { number: '1017-25-9001' }],
  ['registry_case', { number: '1017-26-9002' }],
  ['registry_case', { number: '1017-26' }],
  ['registry_case', { physician_npi: '3000000001' }],
  ['registry_case', { cpt: '7881' }],
  ['registry_case', { family_name: '' }],
  ['registry_case', { same_scan: 'maybe' }],
  ['registry_case', { running: 0, number: '1017-26-0000' }],
  ['entry', { answers: [] }],
  ['entry', { revision: 0 }],
  ['entry', { content_hash: 'A'.repeat(64) }],
  ['entry', { channel: 'fax' }],
  ['draft', { answers: 'text' }],
  ['draft', { client_seq: -1 }],
  ['draft', { form_id: 'other' }],
  ['attachment', { size: 3 }],
  ['attachment', { sha256: '0'.repeat(64) }],
  ['attachment', { bytes: '\\x', size: 0 }],
  ['case_outlook', { from_on: '2026-10-02', until_on: '2026-10-02' }],
  ['case_outlook', { open_rules: 13 }],
  ['case_outlook', { open_rules: -1 }],
  ['claim_document', { code: 'SHORT' }],
  ['claim_document', { superseded_at: '2026-09-30T00:00:00Z' }],
  ['case_claim', { status: 'denied' }],
  ['case_claim', { reasons: ['CO-16'] }],
  ['case_claim', { status: 'denied', reasons: ['a name'] }],
  ['case_claim', { claim: 'other' }],
  ['case_event', { seq: 0 }],
  ['physician', { npi: 'x' }],
  ['case_counter', { running: -1 }],
  ['verdict', { outcome: 'perhaps' }],
];

describe('what no row may say', () => {
  for (const [table, wrong] of refused) {
    test(`${table}: ${JSON.stringify(wrong).slice(0, 60)}`, async () => {
      const right = rowsOf[table]('A1', 1);
      expect(await stateOf(table, right)).toBe('done');
      expect(await stateOf(table, { ...right, ...wrong })).toBe(sqlStates.checkViolation);
    });
  }

  test('a role stands with its facility or NPI, and with nothing else', async () => {
    const account = {
      id: '019a0000-0000-7000-8000-00000000aaaa',
      family_name: 'x',
      given_name: 'y',
      passphrase_hash: '$argon2id$x',
      version: 1,
    };
    expect(await stateOf('account', { ...account, email: 'Upper@case.example' })).toBe(
      sqlStates.checkViolation,
    );
    expect(await stateOf('account', { ...account, email: 'a@b.example', passphrase_hash: 'plain' })).toBe(
      sqlStates.checkViolation,
    );
    const facility = rowsOf.registry_case('A1').facility_id;
    await superuser.query('BEGIN');
    await insert(superuser, 'account', { ...account, email: 'a@b.example' });
    for (const [role, facilityId, npi, isRight] of [
      ['registrar', facility, null, true],
      ['registrar', null, null, false],
      ['physician', null, '1000000001', true],
      ['physician', null, null, false],
      ['physician', facility, '1000000001', false],
      ['auditor', null, null, true],
      ['auditor', facility, null, false],
      ['owner', null, null, false],
    ] as const) {
      await superuser.query('SAVEPOINT one');
      const attempt = insert(superuser, 'membership', {
        account_id: account.id,
        role,
        facility_id: facilityId,
        npi,
      });
      if (isRight) await attempt;
      else await expect(attempt).rejects.toThrow(/violates check constraint/);
      await superuser.query('ROLLBACK TO one');
    }
    await superuser.query('ROLLBACK');
  });
});
