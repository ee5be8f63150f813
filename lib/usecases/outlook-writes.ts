import { latest } from '../domain/cases/case-file';
import { type Outlook, openRules } from '../domain/cases/standing';
import { forGood } from './case-words';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';
import type { Write } from './write-all';

/** Rewrites how a case stands from today on, with what lists show and sort by: one row for each stretch of days. */
export function outlookWrites(loaded: LoadedCase, stretches: readonly Outlook[]): readonly Write[] {
  const { row, file } = loaded;
  const completion = latest(file, 'completion');
  const scanner = completion && completionAnswers.parse(completion.answers).scanner;
  const ofCase = {
    facility_id: row.facilityId,
    case_id: row.id,
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
  };
  return stretches.map(({ fromOn, untilOn, standing }) => ({
    to: 'case_outlook',
    row: {
      ...ofCase,
      from_on: fromOn,
      until_on: untilOn ?? forGood,
      state: standing.state,
      tab: standing.tab,
      light: standing.light,
      step_id: standing.nextStep.id,
      step_who: standing.nextStep.who,
      step_what: standing.nextStep.what,
      step_detail: standing.nextStep.detail,
      step_form: standing.nextStep.form,
      due_on: standing.nextStep.by ?? forGood,
      open_rules: openRules(standing.verdict),
      rules: standing.verdict.findings.length,
    },
  }));
}
