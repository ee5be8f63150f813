import { z } from 'zod';
import { Prisma } from '../db/generated/client';
import type { CaseState, Protocol } from '../domain/cases/protocol';
import { fail, ok, type Result } from '../domain/result';
import { type Day, daysBetween } from '../domain/schedule/day';
import { sayInstant, zoneWords } from '../domain/schedule/zone';
import { audit } from './audit';
import { stateWords } from './case-words';
import type { Ctx } from './context';
import { refusalOf } from './refusal';
import { registryZone } from './registry-zone';
import { rows } from './rows';
import type { Completeness } from './views';

const isState = (value: string): value is CaseState => value in stateWords;
const stateSchema = z.string().refine(isState);

const facilitySchema = z.object({ id: z.string(), name: z.string(), zone: z.string(), today: z.string() });
const countSchema = z.object({
  facilityId: z.string(),
  state: stateSchema,
  cases: z.number(),
  eligible: z.number(),
  decided: z.number(),
  overdueFacility: z.number(),
  overduePhysician: z.number(),
});
const overdueSchema = z.object({
  facilityId: z.string(),
  caseId: z.string(),
  number: z.string(),
  what: z.string(),
  byPhysician: z.boolean(),
  physicianName: z.string(),
  dueOn: z.string(),
});
const daysSchema = z.object({
  facilityId: z.string(),
  prePet: z.number().nullable(),
  scan: z.number().nullable(),
  completion: z.number().nullable(),
  report: z.number().nullable(),
  postPet: z.number().nullable(),
});
type Days = z.output<typeof daysSchema>;

/** Overdue cases listed at most; the counts are of all. */
const overdueListed = 100;

// A stretch of the outlook that holds on the facility's own day, and whether its step is behind its last day.
const now = (ctx: Ctx) => Prisma.sql`
  SELECT o.*, f.today, o.tab IN ('needsAction', 'withPhysician') AND o.due_on < f.today AS is_overdue,
    coalesce(o.step_form IN ('pre-pet', 'post-pet'), false) AS by_physician
  FROM (SELECT id, (${ctx.now}::timestamptz AT TIME ZONE time_zone)::date AS today FROM facility) f
  JOIN case_outlook o ON o.facility_id = f.id AND o.from_on <= f.today AND f.today < o.until_on`;

/** How complete the registry is: cases by state and facility, what is overdue and by whom, the share eligible, days per step. */
export async function completeness(ctx: Ctx): Promise<Result<Completeness>> {
  const refusal = refusalOf(ctx, 'registry.see', null);
  if (refusal) return fail(refusal);
  const facilities = await rows(
    ctx.db,
    facilitySchema,
    Prisma.sql`
      SELECT id, name, time_zone AS zone, (${ctx.now}::timestamptz AT TIME ZONE time_zone)::date::text AS today
      FROM facility ORDER BY name, id`,
  );
  const counts = await rows(
    ctx.db,
    countSchema,
    Prisma.sql`
      SELECT facility_id AS "facilityId", state, count(*)::int AS cases,
        count(*) FILTER (WHERE light = 'yes')::int AS eligible, count(*) FILTER (WHERE light IN ('yes', 'no'))::int AS decided,
        count(*) FILTER (WHERE is_overdue AND NOT by_physician)::int AS "overdueFacility",
        count(*) FILTER (WHERE is_overdue AND by_physician)::int AS "overduePhysician"
      FROM (${now(ctx)}) AS now GROUP BY facility_id, state`,
  );
  const overdue = await rows(
    ctx.db,
    overdueSchema,
    Prisma.sql`
      SELECT facility_id AS "facilityId", case_id AS "caseId", number, step_what AS what, by_physician AS "byPhysician",
        physician_name AS "physicianName", due_on::text AS "dueOn"
      FROM (${now(ctx)}) AS now WHERE is_overdue ORDER BY due_on, case_id LIMIT ${overdueListed}`,
  );
  const days = await averageDays(ctx);
  await audit(ctx, { action: 'registry.look', objectKind: 'registry' });

  const perFacility = facilities.map((facility) => {
    const own = counts.filter((count) => count.facilityId === facility.id);
    return {
      id: facility.id,
      name: facility.name,
      zoneWords: zoneWords(facility.zone),
      cases: sum(own, 'cases'),
      states: Object.keys(stateWords)
        .filter(isState)
        .map((state) => ({
          state,
          words: stateWords[state],
          count: own.find((count) => count.state === state)?.cases ?? 0,
        })),
      eligible: sum(own, 'eligible'),
      decided: sum(own, 'decided'),
      overdueFacility: sum(own, 'overdueFacility'),
      overduePhysician: sum(own, 'overduePhysician'),
      days: daySteps(
        ctx.currentProtocol,
        days.find((candidate) => candidate.facilityId === facility.id),
      ),
    };
  });
  return ok({
    asOfWords: sayInstant(ctx.now, registryZone),
    totals: {
      cases: sum(perFacility, 'cases'),
      eligible: sum(perFacility, 'eligible'),
      decided: sum(perFacility, 'decided'),
      overdue: sum(perFacility, 'overdueFacility') + sum(perFacility, 'overduePhysician'),
    },
    facilities: perFacility,
    overdue: overdue.flatMap((late) => {
      const facility = facilities.find((candidate) => candidate.id === late.facilityId);
      return facility === undefined ? [] : [overdueLine(late, facility.name, facility.today)];
    }),
  });
}

function overdueLine(
  late: z.output<typeof overdueSchema>,
  facility: string,
  today: Day,
): Completeness['overdue'][number] {
  return {
    caseId: late.caseId,
    number: late.number,
    facility,
    what: late.what,
    who: late.byPhysician ? `Dr. ${late.physicianName}` : facility,
    dueOn: late.dueOn,
    daysLate: daysBetween(late.dueOn, today),
  };
}

/** From one step to the next, in days, over all cases that made it. Half days count: a form signed at noon took half a day. */
function averageDays(ctx: Ctx): Promise<Days[]> {
  return rows(
    ctx.db,
    daysSchema,
    Prisma.sql`
      SELECT c.facility_id AS "facilityId",
        avg(extract(epoch FROM e.submitted_at - c.registered_at) / 86400) FILTER (WHERE e.form_id = 'pre-pet')::float8 AS "prePet",
        avg(c.scan_on - c.registered_on) FILTER (WHERE e.form_id = 'completion')::float8 AS scan,
        avg((e.submitted_at AT TIME ZONE f.time_zone)::date - c.scan_on) FILTER (WHERE e.form_id = 'completion')::float8 AS completion,
        avg((e.submitted_at AT TIME ZONE f.time_zone)::date - c.scan_on) FILTER (WHERE e.form_id = 'report')::float8 AS report,
        avg((e.submitted_at AT TIME ZONE f.time_zone)::date - c.scan_on) FILTER (WHERE e.form_id = 'post-pet')::float8 AS "postPet"
      FROM registry_case c
      JOIN facility f ON f.id = c.facility_id
      JOIN entry e ON e.facility_id = c.facility_id AND e.case_id = c.id AND e.revision = 1
      GROUP BY c.facility_id`,
  );
}

function daySteps({ windows }: Protocol, days: Days | undefined): Completeness['facilities'][number]['days'] {
  const length = (id: string) => windows.find((window) => window.id === id)?.closes.plus ?? null;
  return [
    { step: 'Registration to pre-PET form', average: days?.prePet ?? null, window: null },
    { step: 'Registration to scan', average: days?.scan ?? null, window: length('WIN-01') },
    { step: 'Scan to completion form', average: days?.completion ?? null, window: length('WIN-03') },
    { step: 'Scan to report', average: days?.report ?? null, window: length('WIN-04') },
    { step: 'Scan to post-PET form', average: days?.postPet ?? null, window: length('WIN-05') },
  ];
}

function sum<K extends string>(items: readonly Readonly<Record<K, number>>[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}
