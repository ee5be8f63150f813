import { v7 as uuidv7 } from 'uuid';
import { latest, reopening } from '../domain/cases/case-file';
import {
  type CorrectionId,
  correctedAnswers,
  formsThatFitNoLonger,
  type Reopened,
} from '../domain/cases/correction';
import { canonical } from '../domain/forms/canonical';
import { type FieldProblem, readForm } from '../domain/forms/problems';
import { type ReviewSection, review } from '../domain/forms/review';
import { parseIcd10Cm } from '../domain/identifiers/icd10cm';
import { fail, ok, type Result } from '../domain/result';
import type { Day } from '../domain/schedule/day';
import { dayIn } from '../domain/schedule/zone';
import type { CaseRow } from './case-row';
import { doneBy } from './case-words';
import { troubleWithClosed } from './closed-case';
import { contentHash, definitionHash } from './content-hash';
import type { Ctx } from './context';
import type { EntryRow, EventRow } from './event-row';
import { assemble, type LoadedCase } from './load-case';
import { completionAnswers, registrationAnswers } from './named-answers';
import { newReceipt } from './short-code';
import { unprintableAnswers } from './unprintable-answers';

/** What is corrected, and how it should have been: the answers of one part of a case, as typed. */
export interface Correction {
  readonly what: CorrectionId;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** A case with its correction made, written nowhere yet. */
export interface CorrectedCase {
  readonly row: CaseRow;
  /** What happened with it, in order. */
  readonly events: readonly EventRow[];
  /** The revision of the corrected form, with the words in which it was asked. */
  readonly entry: EntryRow;
  readonly worded: readonly ReviewSection[];
  readonly after: LoadedCase;
  readonly reopened: readonly Reopened[];
}

/**
 * Makes a correction in memory, alike for telling what it leads to and for making it: the corrected form gets its next
 * revision, and forms that fit no longer are open again.
 */
export function correctedCase(
  ctx: Ctx,
  loaded: LoadedCase,
  correction: Correction,
  reason: string,
): Result<CorrectedCase> {
  const closed = troubleWithClosed(loaded);
  if (closed) return fail(closed);
  const read = readCorrection(loaded, correction);
  if (!read.ok) return read;
  const { answers, worded, diagnosis } = read.value;
  const { form } = correctedAnswers[correction.what];
  const definition = loaded.protocol.forms[form];
  const hash = definitionHash(definition);
  const revision = loaded.events.filter(({ entry }) => entry?.form === form).length + 1;
  const entry: EntryRow = {
    id: uuidv7(),
    form,
    revision,
    definitionVersion: definition.version,
    definitionHash: hash,
    answers,
    contentHash: contentHash({ caseId: loaded.row.id, form, revision, definition: hash, answers }),
    channel: 'account',
    receipt: newReceipt(),
    submittedAt: ctx.now,
    submittedByName: ctx.actor.name,
    attachment: null,
    signature: null,
  };
  const events = [...loaded.events];
  const add = (kind: EventRow['kind'], data: EventRow['data'], own: EntryRow | null = null) =>
    events.push({
      seq: (events.at(-1)?.seq ?? 0) + 1,
      kind,
      at: ctx.now,
      byName: doneBy(ctx.actor),
      data,
      entry: own,
    });
  if (correction.what === 'scanDate') {
    add('formReopened', { form, revision: revision - 1, reason, askedBy: 'correction' });
    add('formSubmitted', {}, entry);
  } else {
    const { what } = correction;
    add('registrationCorrected', { what, reason, ...(diagnosis === null ? {} : { diagnosis }) }, entry);
  }
  const row = correctedRow(loaded.row, correction.what, answers);
  const reopened = formsThatFitNoLonger(
    loaded.protocol,
    assemble(ctx, row, events).file,
    loaded.today,
    ctx.settings,
  );
  for (const again of reopened)
    add('formReopened', {
      form: again.form,
      revision: again.revision,
      reason: `${again.says} ${reason}`,
      askedBy: 'correction',
    });
  return ok({
    row,
    events: events.slice(loaded.events.length),
    entry,
    worded,
    after: assemble(ctx, row, events),
    reopened,
  });
}

interface Read {
  readonly answers: Record<string, unknown>;
  readonly worded: readonly ReviewSection[];
  readonly diagnosis: string | null;
}

/** The whole form with the corrected answers in it. What else stands there was accepted when it was given. */
function readCorrection(loaded: LoadedCase, { what, answers: typed }: Correction): Result<Read> {
  const { protocol, file, row, today } = loaded;
  const { form, keys } = correctedAnswers[what];
  const definition = protocol.forms[form];
  const former =
    form === 'completion'
      ? latest(file, 'completion')?.answers
      : loaded.events.findLast(({ entry }) => entry?.form === 'registration')?.entry?.answers;
  if (!former || (form === 'completion' && completionAnswers.parse(former).performed !== 'yes'))
    return fail({
      code: 'wrong-state',
      says: `No scan is entered for case ${row.number}. Correct its planned date instead.`,
    });
  if (form === 'completion' && reopening(file, 'completion'))
    return fail({ code: 'wrong-state', says: 'The completion form is open: correct the date on it.' });
  const own = new Set<string>(keys);
  const corrected = Object.fromEntries(
    Object.entries(typed).filter(([key, value]) => own.has(key) && value !== undefined && value !== ''),
  );
  const kept = Object.fromEntries(Object.entries(former).filter(([key]) => !own.has(key)));
  // The answers of a registration are read on its own day: what was planned then is over now.
  const on: Day = form === 'registration' ? registeredOn(loaded) : today;
  const reading = readForm(definition, { ...kept, ...corrected }, protocol.givenFor(form, file), on);
  const code = what === 'request' ? readDiagnosis(typed.diagnosis) : ok(null);
  const fields: readonly FieldProblem[] = [
    ...reading.problems.filter(({ key }) => own.has(key)),
    ...unprintableAnswers(definition, reading).filter(({ key }) => own.has(key)),
    ...(code.ok || code.problem.code !== 'answers' ? [] : code.problem.fields),
  ];
  if (fields.length > 0) return fail({ code: 'answers', fields });
  const answers = {
    ...Object.fromEntries(Object.entries(former).filter(([key]) => reading.asked.get(key) === true)),
    ...reading.answers,
  };
  const diagnosis = code.ok ? code.value : null;
  if (canonical(answers) === canonical(former) && diagnosis === null)
    return fail({
      code: 'wrong-state',
      says: 'Nothing differs from what the case says already, so there is nothing to correct.',
    });
  return ok({ answers, worded: review(definition, { answers, asked: reading.asked }), diagnosis });
}

function readDiagnosis(typed: unknown): Result<string | null> {
  if (typeof typed !== 'string' || typed.trim() === '') return ok(null);
  const parsed = parseIcd10Cm(typed);
  return parsed.ok
    ? ok(parsed.value)
    : fail({
        code: 'answers',
        fields: [
          { key: 'diagnosis', label: 'ICD-10-CM diagnosis code', code: 'malformed', says: parsed.says },
        ],
      });
}

function registeredOn({ events, row }: LoadedCase): Day {
  const [first] = events;
  if (!first) throw new Error('A case without its registration');
  return dayIn(row.zone, first.at);
}

/** The columns of a case after its correction. */
function correctedRow(row: CaseRow, what: CorrectionId, answers: Readonly<Record<string, unknown>>): CaseRow {
  const next = { ...row, version: row.version + 1 };
  if (what === 'scanDate') return { ...next, scanOn: completionAnswers.parse(answers).scanOn ?? null };
  const { physician, scheduledOn, reason, site, familyName, givenName, bornOn, sex, mbi } =
    registrationAnswers.parse(answers);
  switch (what) {
    case 'plannedDate':
      return { ...next, scheduledOn };
    case 'physician':
      return {
        ...next,
        physicianNpi: physician.npi,
        physicianFamilyName: physician.familyName,
        physicianGivenName: physician.givenName,
      };
    case 'request':
      return { ...next, reason, site };
    case 'patient':
      return { ...next, familyName, givenName, bornOn, sex, mbi };
  }
}
