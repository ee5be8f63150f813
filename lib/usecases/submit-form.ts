import { v7 as uuidv7, validate } from 'uuid';
import { z } from 'zod';
import { prepared, sql } from '../db/sql';
import { revisions } from '../domain/cases/case-file';
import type { FieldProblem } from '../domain/forms/problems';
import { readForm } from '../domain/forms/problems';
import { review } from '../domain/forms/review';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { caseAfter } from './case-after';
import { doneBy } from './case-words';
import { caseWrite } from './case-write';
import { contentHash, definitionHash } from './content-hash';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import { entryWrites } from './entry-writes';
import type { EntryRow, EventRow } from './event-row';
import { eventWrite } from './event-write';
import type { Channel } from './fill-verb';
import { attachmentFor } from './form-attachment';
import { allowed, assemble, caseFileSchema, type LoadedCase } from './load-case';
import { type Effect, keySchema, once, type RequestKey } from './once';
import { firstRow } from './rows';
import { newReceipt } from './short-code';
import { type PaperSignature, signatureFor, type TypedSignature } from './signature-for';
import type { SubmittableForm } from './submittable-form';
import { troubleSubmitting } from './trouble-submitting';
import { unprintableAnswers } from './unprintable-answers';

export interface FormSubmission extends RequestKey {
  readonly caseId: string;
  readonly form: SubmittableForm;
  readonly channel: Channel;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly signature?: TypedSignature;
  readonly paper?: PaperSignature;
}

export const submissionSchema = z.object({
  receipt: z.string(),
  entryId: z.string(),
  revision: z.number(),
  submittedAt: z.string(),
  submittedWhen: z.string(),
  nextStep: z.object({
    who: z.enum(['facility', 'physician', 'registry', 'nobody']),
    what: z.string(),
    by: z.string().nullable(),
  }),
  verdictOutcome: z.enum(['met', 'notMet', 'cannotTell']),
});
export type Submission = z.output<typeof submissionSchema>;

/**
 * Submits a form of a case, once and for good: the entry with its worded snapshot, the signature over its content, what
 * happened to the case, the verdict and what follows from it, in one transaction. Late is accepted, and marked.
 */
export async function submitForm(ctx: Ctx, input: FormSubmission): Promise<Result<Submission>> {
  if (!validate(input.caseId)) return fail({ code: 'not-found' });
  const { key, file } = await openOnce(ctx, input);
  return once(ctx, input, key, submissionSchema, async () => {
    const found = allowed(ctx, file, input);
    return found.ok ? submit(ctx, input, found.value) : found;
  });
}

const openedSchema = z.object({ opened: z.object({ key: keySchema, file: caseFileSchema.nullable() }) });

/** Takes the key and holds the case. The scans of a patient are put in order, so that none overlooks another. */
async function openOnce(ctx: Ctx, { caseId, form, idempotencyKey, bodyHash }: FormSubmission) {
  const found = await firstRow(
    ctx.db,
    openedSchema,
    prepared(
      'case_file_once',
      sql`SELECT case_file_once(${ctx.actor.accountId}::uuid, ${idempotencyKey}, ${bodyHash}, ${ctx.now}::timestamptz,
        ${caseId}::uuid, ${form === 'completion'}) AS opened`,
    ),
  );
  if (!found) throw new Error('A key that was not taken');
  return found.opened;
}

async function submit(
  ctx: Ctx,
  input: FormSubmission,
  loaded: LoadedCase,
): Promise<Result<Effect<Submission>>> {
  const definition = loaded.protocol.forms[input.form];
  const refusal = troubleSubmitting(loaded, input.form, input.channel);
  if (refusal) return fail(refusal);

  const reading = readForm(
    definition,
    input.answers,
    loaded.protocol.givenFor(input.form, loaded.file),
    loaded.today,
  );
  const file = await attachmentFor(ctx, loaded, input, reading.answers);
  const signed = signatureFor(ctx, loaded, definition, input);
  const fields: readonly FieldProblem[] = [
    ...reading.problems,
    ...unprintableAnswers(definition, reading),
    ...file.problems,
    ...signed.problems,
  ];
  if (fields.length > 0) return fail({ code: 'answers', fields });
  if (signed.refusal) return fail(signed.refusal);

  const hash = definitionHash(definition);
  const revision = revisions(loaded.file, input.form).length + 1;
  const content = contentHash({
    caseId: loaded.row.id,
    form: input.form,
    revision,
    definition: hash,
    answers: reading.answers,
  });
  const entry: EntryRow = {
    id: uuidv7(),
    form: input.form,
    revision,
    definitionVersion: definition.version,
    definitionHash: hash,
    answers: { ...reading.answers },
    contentHash: content,
    channel: input.channel,
    receipt: newReceipt(),
    submittedAt: ctx.now,
    submittedByName: ctx.actor.name,
    attachment: file.attachment,
    signature: signed.signature && { ...signed.signature, contentHash: content },
  };
  const event: EventRow = {
    seq: (loaded.events.at(-1)?.seq ?? 0) + 1,
    kind: 'formSubmitted',
    at: ctx.now,
    byName: doneBy(ctx.actor),
    data: {},
    entry,
  };
  const after = await caseAfter(ctx, loaded, input.form, reading.answers);
  const decided = await decideCase(ctx, assemble(ctx, after.row, [...loaded.events, event]));
  const { nextStep, verdict } = decided.standing;
  return ok({
    answer: {
      receipt: entry.receipt,
      entryId: entry.id,
      revision: entry.revision,
      submittedAt: ctx.now.toISOString(),
      submittedWhen: sayInstant(ctx.now, loaded.row.zone),
      nextStep: { who: nextStep.who, what: nextStep.what, by: nextStep.by },
      verdictOutcome: verdict.outcome,
    },
    writes: [
      caseWrite(after.row),
      ...entryWrites(ctx, loaded.row, entry, review(definition, reading)),
      eventWrite(ctx, loaded.row, event),
      ...decided.writes,
      ...after.siblingWrites,
    ],
    line: {
      action: 'form.submit',
      objectKind: 'form',
      objectId: input.form,
      caseId: loaded.row.id,
      facilityId: loaded.row.facilityId,
      version: entry.revision,
    },
  });
}
