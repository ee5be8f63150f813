import { z } from 'zod';
import { sql } from '../db/sql';
import { latest, reopening } from '../domain/cases/case-file';
import { canonical } from '../domain/forms/canonical';
import { type FormDefinition, questionsOf } from '../domain/forms/form';
import { fail, ok, type Result } from '../domain/result';
import { sayDay } from '../domain/schedule/day';
import { sayInstant } from '../domain/schedule/zone';
import { audit } from './audit';
import type { CaseRow } from './case-row';
import { answerWords, tracerInShort, untilWords } from './case-words';
import type { Ctx } from './context';
import type { Channel } from './fill-verb';
import { windowOf } from './form-window';
import { type LoadedCase, loadCase } from './load-case';
import { completionAnswers } from './named-answers';
import { rows } from './rows';
import { storedDraft } from './stored-draft';
import type { SubmittableForm } from './submittable-form';
import { troubleSubmitting } from './trouble-submitting';
import type { FormView } from './views';

/** A form of a case as the person who fills it needs it: what is known, what was typed so far, and until when. */
export async function openForm(
  ctx: Ctx,
  asked: { readonly caseId: string; readonly form: SubmittableForm; readonly channel: Channel },
): Promise<Result<FormView>> {
  const found = await loadCase(ctx, asked.caseId, asked);
  if (!found.ok) return found;
  const loaded = found.value;
  const { row, protocol } = loaded;
  const definition = protocol.forms[asked.form];
  const refusal = troubleSubmitting(loaded, asked.form, asked.channel);
  if (refusal) return fail(refusal);
  const stored = await storedDraft(ctx, { facilityId: row.facilityId, ...asked });
  const reopened = reopening(loaded.file, asked.form);
  // Of a reopened form the answers that were given stand until somebody types.
  const draft =
    reopened && stored && (stored.isSubmitted || stored.savedAt < reopened.at) ? undefined : stored;
  const attachments =
    definition.answeredBy === 'facility' || asked.channel === 'paper' ? await filesOf(ctx, loaded) : [];
  const given = protocol.givenFor(asked.form, loaded.file);
  await audit(ctx, {
    action: 'form.look',
    objectKind: 'form',
    objectId: asked.form,
    caseId: row.id,
    facilityId: row.facilityId,
    version: draft?.version ?? null,
  });
  return ok({
    caseId: row.id,
    caseNumber: row.number,
    protocol: { id: protocol.id, version: protocol.version },
    form: asked.form,
    channel: asked.channel,
    today: loaded.today,
    zone: row.zone,
    header: headerOf(ctx, loaded, asked.form),
    given,
    ...answersOf(
      definition,
      given,
      draft?.answers ?? (reopened && latest(loaded.file, asked.form)?.answers) ?? {},
    ),
    revises: reopened ? { revision: reopened.revision, reason: reopened.reason, by: reopened.by } : null,
    draft: draft
      ? { version: draft.version, savedAt: draft.savedAt.toISOString(), savedByName: draft.savedByName }
      : null,
    attachments,
    signer: signerOf(ctx, loaded, definition),
    physicians: [],
  });
}

/** What was typed over what is known beforehand; a known answer is marked while it still stands as it was filled in. */
export function answersOf(
  form: FormDefinition,
  given: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, unknown>>,
): Pick<FormView, 'answers' | 'known'> {
  const answers: Record<string, unknown> = {};
  const known: Record<string, string> = {};
  for (const [key, question] of questionsOf(form)) {
    const prefill = question.known && given[question.known.from];
    if (!question.known || prefill === undefined || prefill === null) continue;
    if (Object.hasOwn(typed, key) && canonical(typed[key]) !== canonical(prefill)) continue;
    answers[key] = prefill;
    known[key] = question.known.says;
  }
  return { answers: { ...answers, ...typed }, known };
}

function headerOf(ctx: Ctx, loaded: LoadedCase, form: SubmittableForm): FormView['header'] {
  const { row } = loaded;
  const window = windowOf(ctx, loaded, form);
  const late = window?.standing === 'missed' || window?.standing === 'late';
  // What was given in time stays in time, however long its correction takes.
  const isInTime = window?.standing === 'kept';
  return {
    patient: ctx.actor.role === 'link' ? initialsOf(row) : `${row.givenName} ${row.familyName}`,
    born: row.bornOn.slice(0, 4),
    scan: scanWords(loaded),
    facility: row.facilityName,
    deadline:
      window?.lastOn && !isInTime
        ? late
          ? `was due ${sayDay(window.lastOn, 'long')}`
          : `until ${untilWords(window.lastOn, row.zone)}`
        : null,
    late,
  };
}

/** `J. M.`: enough for somebody who knows the patient. */
export function initialsOf({ givenName, familyName }: Pick<CaseRow, 'givenName' | 'familyName'>): string {
  return [givenName, familyName].map((name) => `${[...name][0] ?? ''}.`).join(' ');
}

/** `PET/CT on October 26`, or `FDG PET planned for October 26` */
export function scanWords({ row, protocol, file }: LoadedCase): string {
  const day = sayDay(row.scanOn ?? row.scheduledOn, 'long').replace(/, \d{4}$/, '');
  const completion = latest(file, 'completion');
  const scanner =
    completion &&
    answerWords(protocol, 'completion', 'scanner', completionAnswers.parse(completion.answers).scanner);
  return row.scanOn === null
    ? `${tracerInShort(protocol, row.tracer)} PET planned for ${day}`
    : `${scanner || 'PET'} on ${day}`;
}

const fileSchema = z.object({
  id: z.string(),
  kind: z.enum(['report', 'paperForm']),
  fileName: z.string(),
  size: z.number(),
  uploadedAt: z.date(),
});

async function filesOf(ctx: Ctx, { row }: LoadedCase): Promise<FormView['attachments']> {
  const files = await rows(
    ctx.db,
    fileSchema,
    sql`
      SELECT id, kind, file_name AS "fileName", size, uploaded_at AS "uploadedAt" FROM attachment
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid
      ORDER BY uploaded_at DESC, id DESC LIMIT 20`,
  );
  return files.map(({ uploadedAt, ...file }) => ({
    ...file,
    uploadedWhen: sayInstant(uploadedAt, row.zone),
  }));
}

function signerOf(ctx: Ctx, { row }: LoadedCase, { answeredBy }: FormDefinition): FormView['signer'] {
  if (answeredBy === 'facility') return { name: ctx.actor.name, npi: null };
  return ctx.actor.npi === row.physicianNpi
    ? { name: ctx.actor.name, npi: row.physicianNpi }
    : { name: `${row.physicianGivenName} ${row.physicianFamilyName}`, npi: row.physicianNpi };
}
