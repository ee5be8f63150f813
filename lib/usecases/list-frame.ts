import { z } from 'zod';
import { noSql, sql } from '../db/sql';
import { ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { type ListScope, listScope, tabCondition } from './list-scope';
import { rows } from './rows';
import type { ListFrame, ListTab } from './views';

/** Up to here a tab is counted exactly; counting stops at the next row. */
const exactUpTo = 999;

/** What stands around a list: the day, how much each tab holds, the physicians to filter by, and registrations begun. */
export async function listFrame(
  ctx: Ctx,
  { facilityId }: { readonly facilityId?: string } = {},
): Promise<Result<ListFrame>> {
  const found = await listScope(ctx, facilityId);
  if (!found.ok) return found;
  const scope = found.value;
  return ok({
    today: scope.today,
    zone: scope.zone,
    zoneWords: scope.zoneWords,
    counts: await countsOf(ctx, scope),
    physicians: await physiciansOf(ctx, scope),
    begun: ctx.actor.facilityId === null ? [] : await begunAt(ctx, ctx.actor.facilityId),
  });
}

const countSchema = z.object({
  needsAction: z.number(),
  dueSoon: z.number(),
  withPhysician: z.number(),
  readyToBill: z.number(),
  closed: z.number(),
  all: z.number(),
});

async function countsOf(ctx: Ctx, scope: ListScope): Promise<ListFrame['counts']> {
  const counted = (tab: ListTab) => sql`
    (SELECT count(*)::int FROM (
      SELECT 1 FROM case_outlook o JOIN facility f ON f.id = o.facility_id
      WHERE ${scope.rows} ${tabCondition(tab, scope)} LIMIT ${exactUpTo + 1}) AS counted)`;
  // The counters of case numbers know how many cases there are without counting them.
  const all =
    ctx.actor.role === 'physician'
      ? counted('all')
      : sql`(SELECT coalesce(sum(running), 0)::int FROM case_counter
          WHERE ${scope.facilityId === null ? sql`true` : sql`facility_id = ${scope.facilityId}::uuid`})`;
  const [counts] = await rows(
    ctx.db,
    countSchema,
    sql`
      SELECT ${counted('needsAction')} AS "needsAction", ${counted('dueSoon')} AS "dueSoon",
        ${counted('withPhysician')} AS "withPhysician", ${counted('readyToBill')} AS "readyToBill",
        ${counted('closed')} AS closed, ${all} AS "all"`,
  );
  if (!counts) throw new Error('A count without a row');
  const capped = (count: number) => ({ count: Math.min(count, exactUpTo), more: count > exactUpTo });
  return {
    needsAction: capped(counts.needsAction),
    dueSoon: capped(counts.dueSoon),
    withPhysician: capped(counts.withPhysician),
    readyToBill: capped(counts.readyToBill),
    closed: capped(counts.closed),
    all: ctx.actor.role === 'physician' ? capped(counts.all) : { count: counts.all, more: false },
  };
}

const physicianSchema = z.object({ npi: z.string(), name: z.string() });

async function physiciansOf(ctx: Ctx, { facilityId }: ListScope): Promise<ListFrame['physicians']> {
  if (ctx.actor.role === 'physician') return [];
  const at = facilityId === null ? noSql : sql`WHERE facility_id = ${facilityId}::uuid`;
  return rows(
    ctx.db,
    physicianSchema,
    sql`
      SELECT npi, min(family_name || ', ' || given_name) AS name FROM physician ${at}
      GROUP BY npi ORDER BY 2, 1 LIMIT 500`,
  );
}

const begunSchema = z.object({
  id: z.string(),
  savedAt: z.date(),
  savedByName: z.string(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
});

async function begunAt(ctx: Ctx, facilityId: string): Promise<ListFrame['begun']> {
  const begun = await rows(
    ctx.db,
    begunSchema,
    sql`
      SELECT case_id AS id, saved_at AS "savedAt", saved_by_name AS "savedByName",
        answers->>'familyName' AS "familyName", answers->>'givenName' AS "givenName"
      FROM draft
      WHERE facility_id = ${facilityId}::uuid AND form_id = 'registration' AND submitted_at IS NULL
      ORDER BY saved_at DESC, case_id LIMIT 20`,
  );
  return begun.map(({ id, savedAt, savedByName, familyName, givenName }) => ({
    id,
    savedAt: savedAt.toISOString(),
    savedByName,
    title:
      [familyName, givenName].filter((name) => name !== null && name.trim() !== '').join(', ') ||
      'A patient not named yet',
  }));
}
