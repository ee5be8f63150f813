import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldProblem } from '../domain/forms/problems';
import { readForm } from '../domain/forms/problems';
import { review } from '../domain/forms/review';
import { fail, ok, type Result } from '../domain/result';
import { sayInstant } from '../domain/schedule/zone';
import { caseAfter, caseWrite } from './case-after';
import type { CaseRow } from './case-row';
import { doneBy } from './case-words';
import { contentHash, definitionHash } from './content-hash';
import type { Ctx } from './context';
import { decideCase } from './decide-case';
import { draftClosed, entryWrite, signatureWrite } from './entry-writes';
import type { EntryRow, EventRow } from './event-row';
import { eventWrite } from './event-write';
import { type Channel, fillVerb } from './fill-verb';
import { attachmentFor } from './form-attachment';
import { inOrderOfPatient } from './likely-duplicates';
import { assemble, loadCase, loadCaseRow, protocolFor } from './load-case';
import { type Effect, once } from './once';
import { newReceipt } from './short-code';
import { type PaperSignature, signatureFor, type TypedSignature } from './signature-for';
import type { SubmittableForm } from './submittable-form';
import { troubleSubmitting } from './trouble-submitting';

export interface FormSubmission {
  readonly caseId: string;
  readonly form: SubmittableForm;
  readonly channel: Channel;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly signature?: TypedSignature;
  readonly paper?: PaperSignature;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
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
  return once(ctx, input, submissionSchema, () => submit(ctx, input));
}

async function submit(ctx: Ctx, input: FormSubmission): Promise<Result<Effect<Submission>>> {
  const wanted = (row: CaseRow) => fillVerb(protocolFor(ctx, row).forms[input.form], input.channel);
  if (input.form === 'completion') {
    // Before the case is held: two scans of one patient that are entered at once must not wait for each other.
    const asked = await loadCaseRow(ctx, input.caseId, wanted);
    if (!asked.ok) return asked;
    await inOrderOfPatient(ctx, asked.value.facilityId, asked.value.mbi);
  }
  const found = await loadCase(ctx, input.caseId, wanted, 'forChange');
  if (!found.ok) return found;
  const loaded = found.value;
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
  const fields: readonly FieldProblem[] = [...reading.problems, ...file.problems, ...signed.problems];
  if (fields.length > 0) return fail({ code: 'answers', fields });
  if (signed.refusal) return fail(signed.refusal);

  const hash = definitionHash(definition);
  const content = contentHash({
    caseId: loaded.row.id,
    form: input.form,
    revision: 1,
    definition: hash,
    answers: reading.answers,
  });
  const entry: EntryRow = {
    id: uuidv7(),
    form: input.form,
    revision: 1,
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
  const after = await caseAfter(ctx, loaded.row, input.form, reading.answers);
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
      [
        entryWrite(ctx, loaded.row, entry, review(definition, reading)),
        eventWrite(ctx, loaded.row, event),
        caseWrite(after),
        draftClosed(ctx, loaded.row, input.form),
        ...decided.writes,
        ...after.siblingWrites,
      ],
      signatureWrite(loaded.row, entry),
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
