import { z } from 'zod';
import { joined, noSql, type Sql, sql } from '../db/sql';
import type { ClaimKind } from '../domain/claims/claim-recipe';
import type { DenialReason } from '../domain/claims/denial-reason';
import { claimWords, controlNumber } from '../domain/claims/planned-claim';
import { fail, ok, type Result } from '../domain/result';
import { type Day, daysBetween, isDay } from '../domain/schedule/day';
import { zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import type { Ctx } from './context';
import { csvLine } from './csv';
import { type LoadedFacility, loadOwnFacility } from './load-facility';
import { rows } from './rows';

export const billingTabs = ['ready', 'billed', 'denied', 'paid'] as const;
export type BillingTab = (typeof billingTabs)[number];

const pageSize = 50;
/** Lines of an export; more than a facility has of one state in years. */
const exportSize = 20_000;

export interface BillingRow {
  readonly key: string;
  readonly caseId: string;
  readonly number: string;
  readonly patient: string;
  readonly scanOn: Day;
  /** Null for a case whose claims were not sent yet. */
  readonly claim: string | null;
  readonly controlNumber: string | null;
  /** The day it was sent or answered. */
  readonly sinceOn: Day | null;
  /** Days since then; of a case that is ready, since the scan. */
  readonly days: number;
  readonly reasons: readonly string[];
}

export interface BillingList {
  readonly tab: BillingTab;
  readonly counts: Readonly<Record<BillingTab, number>>;
  readonly rows: readonly BillingRow[];
  /** Key of the last row, where more follow. */
  readonly next: string | null;
  readonly facility: string;
  readonly zoneWords: string;
  /** What the reasons of the denials on this page mean. */
  readonly denials: readonly DenialReason[];
}

const rowSchema = z.object({
  caseId: z.string(),
  number: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  scanOn: z.string(),
  claim: z.enum(['professional', 'technical', 'institutional']).nullable(),
  sinceOn: z.string().nullable(),
  reasons: z.array(z.string()),
});
type Row = z.output<typeof rowSchema>;

/** The facility's claims in one state: what is ready longest comes first, what was paid last comes first. */
export async function listBilling(
  ctx: Ctx,
  { tab, after }: { readonly tab: BillingTab; readonly after?: string | undefined },
): Promise<Result<BillingList>> {
  const own = await loadOwnFacility(ctx, 'case.bill');
  if (!own.ok) return own;
  const from = after === undefined ? undefined : readKey(after);
  if (after !== undefined && from === undefined) return fail({ code: 'not-found' });
  const found = await rowsOf(ctx, own.value, tab, from, pageSize + 1);
  const counts = await countsOf(ctx, own.value);
  await audit(ctx, { action: 'billing.look', objectKind: 'list', objectId: 'list' });
  const { facility, today } = own.value;
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return ok({
    tab,
    counts,
    rows: page.map((row) => asRow(row, today)),
    next: last ? keyOf(last) : null,
    facility: facility.name,
    zoneWords: zoneWords(facility.zone),
    denials: ctx.currentProtocol.denials.filter(({ code }) =>
      page.some(({ reasons }) => reasons.includes(code)),
    ),
  });
}

/** The same rows, all of them, as text for spreadsheets. */
export async function exportBilling(ctx: Ctx, tab: BillingTab): Promise<Result<string>> {
  const own = await loadOwnFacility(ctx, 'case.bill');
  if (!own.ok) return own;
  const { facility, today } = own.value;
  const found = await rowsOf(ctx, own.value, tab, undefined, exportSize);
  await audit(ctx, {
    action: 'billing.export',
    objectKind: 'list',
    objectId: tab,
    facilityId: facility.id,
  });
  const head = [
    'case',
    'patient',
    'date of scan',
    'claim',
    'claim number',
    'state',
    'since',
    'days',
    'reasons',
  ];
  return ok(
    [head, ...found.map((row) => cells(asRow(row, today), tab))].map((line) => csvLine(line)).join(''),
  );
}

function cells(row: BillingRow, tab: BillingTab): readonly (string | null)[] {
  return [
    row.number,
    row.patient,
    row.scanOn,
    row.claim,
    row.controlNumber,
    tab,
    row.sinceOn,
    String(row.days),
    row.reasons.join(' '),
  ];
}

type Key = readonly [on: string, caseId: string, claim: string];

function rowsOf(
  ctx: Ctx,
  { facility, today }: LoadedFacility,
  tab: BillingTab,
  from: Key | undefined,
  limit: number,
): Promise<Row[]> {
  const facilityId = sql`${facility.id}::uuid`;
  if (tab === 'ready') {
    return rows(
      ctx.db,
      rowSchema,
      sql`
        SELECT o.case_id AS "caseId", o.number, o.family_name AS "familyName", o.given_name AS "givenName",
          o.scan_on::text AS "scanOn", NULL AS claim, NULL AS "sinceOn", '{}'::text[] AS reasons
        FROM case_outlook o
        WHERE o.facility_id = ${facilityId} AND o.state = 'readyToBill' AND o.from_on <= ${today}::date
          AND o.until_on > ${today}::date ${from ? sql`AND (o.scan_on, o.case_id) > (${from[0]}::date, ${from[1]}::uuid)` : noSql}
        ORDER BY o.scan_on, o.case_id LIMIT ${limit}`,
    );
  }
  const isNewestFirst = tab === 'paid';
  const columns = [sql`k.since_on`, sql`k.case_id`, sql`k.claim`];
  return rows(
    ctx.db,
    rowSchema,
    sql`
      SELECT k.case_id AS "caseId", c.number, c.family_name AS "familyName", c.given_name AS "givenName",
        coalesce(c.scan_on, c.scheduled_on)::text AS "scanOn", k.claim, k.since_on::text AS "sinceOn", k.reasons
      FROM case_claim k JOIN registry_case c ON c.facility_id = k.facility_id AND c.id = k.case_id
      WHERE k.facility_id = ${facilityId} AND k.status = ${tab} ${
        from
          ? sql`AND (${joined(columns)}) ${isNewestFirst ? sql`<` : sql`>`} (${from[0]}::date, ${from[1]}::uuid, ${from[2]})`
          : noSql
      }
      ORDER BY ${joined(columns.map((column): Sql => (isNewestFirst ? sql`${column} DESC` : column)))} LIMIT ${limit}`,
  );
}

async function countsOf(ctx: Ctx, { facility, today }: LoadedFacility): Promise<BillingList['counts']> {
  const found = await rows(
    ctx.db,
    z.object({ state: z.enum(billingTabs), n: z.number() }),
    sql`
      SELECT 'ready' AS state, count(*)::int AS n FROM case_outlook o
        WHERE o.facility_id = ${facility.id}::uuid AND o.state = 'readyToBill' AND o.from_on <= ${today}::date
          AND o.until_on > ${today}::date
      UNION ALL
      SELECT status, count(*)::int FROM case_claim WHERE facility_id = ${facility.id}::uuid GROUP BY status`,
  );
  const of = (tab: BillingTab) => found.find(({ state }) => state === tab)?.n ?? 0;
  return { ready: of('ready'), billed: of('billed'), denied: of('denied'), paid: of('paid') };
}

function asRow(row: Row, today: Day): BillingRow {
  const claim: ClaimKind | null = row.claim;
  return {
    key: keyOf(row),
    caseId: row.caseId,
    number: row.number,
    patient: `${row.familyName}, ${row.givenName}`,
    scanOn: row.scanOn,
    claim: claim && claimWords[claim],
    controlNumber: claim && controlNumber(row.number, claim),
    sinceOn: row.sinceOn,
    days: daysBetween(row.sinceOn ?? row.scanOn, today),
    reasons: row.reasons,
  };
}

/** The opaque key of a row, from which the next page goes on. */
function keyOf({ sinceOn, scanOn, caseId, claim }: Row): string {
  return Buffer.from(JSON.stringify([sinceOn ?? scanOn, caseId, claim ?? ''])).toString('base64url');
}

const keySchema = z.tuple([z.string().refine(isDay), z.uuid(), z.string().max(20)]);

function readKey(after: string): Key | undefined {
  try {
    const read = keySchema.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
