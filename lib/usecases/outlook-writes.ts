import { rawSql, sql } from '../db/sql';
import { latest } from '../domain/cases/case-file';
import { type Outlook, openRules } from '../domain/cases/standing';
import { forGood } from './case-words';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';
import { jsonb, type Write } from './write-all';

/** Rewrites how a case stands from today on, with what lists show and sort by. */
export function outlookWrites(loaded: LoadedCase, stretches: readonly Outlook[]): readonly Write[] {
  const { row } = loaded;
  const lines = stretches.map((stretch) => outlookLine(loaded, stretch));
  return [
    sql`
      DELETE FROM case_outlook
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid
        AND from_on <> ALL (${stretches.map(({ fromOn }) => fromOn)}::text[]::date[])`,
    sql`
      INSERT INTO case_outlook (facility_id, case_id, ${columns})
      SELECT ${row.facilityId}::uuid, ${row.id}::uuid, ${columns}
      FROM jsonb_to_recordset(${jsonb(lines)}) AS line (
        from_on date, until_on date, state text, tab text, light text, step_id text, step_who text, step_what text, step_detail text,
        step_form text, due_on date, open_rules int, rules int, number text, running int, year int, family_name text, given_name text,
        born_on date, sex text, site text, reason text, tracer text, scanner text, scan_on date, scanned boolean,
        physician_npi text, physician_name text)
      ON CONFLICT (facility_id, case_id, from_on) DO UPDATE SET (${columns}) = ROW (${excluded})`,
  ];
}

const names = [
  'from_on',
  'until_on',
  'state',
  'tab',
  'light',
  'step_id',
  'step_who',
  'step_what',
  'step_detail',
  'step_form',
  'due_on',
  'open_rules',
  'rules',
  'number',
  'running',
  'year',
  'family_name',
  'given_name',
  'born_on',
  'sex',
  'site',
  'reason',
  'tracer',
  'scanner',
  'scan_on',
  'scanned',
  'physician_npi',
  'physician_name',
] as const;
const columns = rawSql(names.join(', '));
const excluded = rawSql(names.map((name) => `excluded.${name}`).join(', '));

/** One stretch of days as lists read it. */
function outlookLine({ row, file }: LoadedCase, { fromOn, untilOn, standing }: Outlook) {
  const { state, tab, light, nextStep, verdict } = standing;
  const completion = latest(file, 'completion');
  const scanner = completion && completionAnswers.parse(completion.answers).scanner;
  return {
    from_on: fromOn,
    until_on: untilOn ?? forGood,
    state,
    tab,
    light,
    step_id: nextStep.id,
    step_who: nextStep.who,
    step_what: nextStep.what,
    step_detail: nextStep.detail,
    step_form: nextStep.form,
    due_on: nextStep.by ?? forGood,
    open_rules: openRules(verdict),
    rules: verdict.findings.length,
    number: row.number,
    running: row.running,
    year: row.year,
    family_name: row.familyName,
    given_name: row.givenName,
    born_on: row.bornOn,
    sex: row.sex,
    site: row.site,
    reason: row.reason,
    tracer: row.tracer,
    scanner: scanner ?? null,
    scan_on: row.scanOn ?? row.scheduledOn,
    scanned: row.scanOn !== null,
    physician_npi: row.physicianNpi,
    physician_name: `${row.physicianFamilyName}, ${row.physicianGivenName}`,
  } satisfies Readonly<Record<(typeof names)[number], unknown>>;
}
