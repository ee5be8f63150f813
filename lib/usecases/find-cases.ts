import { z } from 'zod';
import { joined, noSql, type Sql, sql } from '../db/sql';
import { isFormId } from '../domain/cases/case-event';
import { fail, ok, type Result } from '../domain/result';
import { ageOn, daysBetween } from '../domain/schedule/day';
import { audit } from './audit';
import { caseStateSchema } from './case-states';
import { aboutInShort, answerWords, endOrNull, tracerInShort } from './case-words';
import type { Ctx } from './context';
import { linksInList } from './links-in-list';
import { afterCondition, keyOf, orderOf } from './list-order';
import { listScope, tabCondition } from './list-scope';
import { searchCondition } from './list-search';
import { rows } from './rows';
import type { CaseList, CaseRow, ListQuery } from './views';

/** Rows of a page. */
export const pageSize = 50;

const rowSchema = z.object({
  facilityId: z.string(),
  caseId: z.string(),
  number: z.string(),
  year: z.number(),
  running: z.number(),
  facility: z.string(),
  today: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  bornOn: z.string(),
  sex: z.string(),
  site: z.string(),
  reason: z.string(),
  tracer: z.string(),
  scanner: z.string().nullable(),
  state: caseStateSchema,
  light: z.enum(['yes', 'notYet', 'atRisk', 'no']),
  stepWho: z.enum(['facility', 'physician', 'registry', 'nobody']),
  stepWhat: z.string(),
  stepDetail: z.string(),
  stepForm: z.string().nullable(),
  dueOn: z.string(),
  openRules: z.number(),
  rules: z.number(),
  scanOn: z.string(),
  scanned: z.boolean(),
  physicianNpi: z.string(),
  physicianName: z.string(),
});

/** One page of a list of cases. It goes on from a key, so the last page is as fast as the first. */
export async function findCases(ctx: Ctx, query: ListQuery): Promise<Result<CaseList>> {
  const scope = await listScope(ctx, query.facilityId);
  if (!scope.ok) return scope;
  const after = afterCondition(query);
  if (!after)
    return fail({
      code: 'malformed',
      says: 'The key of the next page is not one that a list gave.',
      fields: [],
    });
  const search = query.search === undefined ? undefined : searchCondition(query.search, ctx.now);
  const found = await rows(
    ctx.db,
    rowSchema,
    sql`
      SELECT o.facility_id AS "facilityId", o.case_id AS "caseId", o.number, o.year, o.running, f.name AS facility, ${scope.value.todaySql}::text AS today,
        o.family_name AS "familyName", o.given_name AS "givenName", o.born_on::text AS "bornOn", o.sex, o.site, o.reason, o.tracer, o.scanner,
        o.state, o.light, o.step_who AS "stepWho", o.step_what AS "stepWhat", o.step_detail AS "stepDetail", o.step_form AS "stepForm",
        o.due_on::text AS "dueOn", o.open_rules AS "openRules", o.rules, o.scan_on::text AS "scanOn", o.scanned,
        o.physician_npi AS "physicianNpi", o.physician_name AS "physicianName"
      FROM case_outlook o JOIN facility f ON f.id = o.facility_id
      WHERE ${scope.value.rows} ${tabCondition(query.tab, scope.value)} ${filters(query)}
        ${search ? sql`AND ${search}` : noSql} ${after}
      ORDER BY ${orderOf(query)} LIMIT ${pageSize + 1}`,
  );
  await audit(ctx, {
    action: search ? 'search' : 'list.look',
    objectKind: 'list',
    objectId: query.tab,
    facilityId: scope.value.facilityId,
  });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const links = await linksInList(ctx, page);
  return ok({
    rows: page.map((row) => rowOf(ctx, row, links.get(row.caseId) ?? null)),
    next: last ? keyOf(query.sort, last) : null,
  });
}

function filters({ state, physicianNpi, scanFrom, scanTo }: ListQuery): Sql {
  const conditions = [
    ...(state === undefined ? [] : [sql`AND o.state = ${state}`]),
    ...(physicianNpi === undefined ? [] : [sql`AND o.physician_npi = ${physicianNpi}`]),
    ...(scanFrom === undefined ? [] : [sql`AND o.scan_on >= ${scanFrom}::date`]),
    ...(scanTo === undefined ? [] : [sql`AND o.scan_on <= ${scanTo}::date`]),
  ];
  return conditions.length === 0 ? noSql : joined(conditions, ' ');
}

/** Labels are those of the edition in force: a code keeps its meaning from edition to edition. */
function rowOf({ currentProtocol }: Ctx, row: z.output<typeof rowSchema>, link: string | null): CaseRow {
  const dueOn = endOrNull(row.dueOn);
  const scanner = answerWords(currentProtocol, 'completion', 'scanner', row.scanner) || 'PET';
  return {
    id: row.caseId,
    number: row.number,
    facility: row.facility,
    patient: {
      familyName: row.familyName,
      givenName: row.givenName,
      age: ageOn(row.bornOn, row.today),
      sex: answerWords(currentProtocol, 'registration', 'sex', row.sex),
    },
    about: aboutInShort(currentProtocol, row),
    state: row.state,
    nextStep: {
      who: row.stepWho,
      what: row.stepWhat,
      detail: row.stepDetail,
      form: row.stepForm !== null && isFormId(row.stepForm) ? row.stepForm : null,
      link,
    },
    scanOn: row.scanOn,
    scanned: row.scanned,
    scanAbout: `${scanner} · ${tracerInShort(currentProtocol, row.tracer)}`,
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween(row.today, dueOn),
    light: row.light,
    openRules: row.openRules,
    rules: row.rules,
    physician: { npi: row.physicianNpi, name: row.physicianName },
  };
}
