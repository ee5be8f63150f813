import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import type { FormId } from '../domain/cases/case-event';
import { fail, ok, type Result } from '../domain/result';
import { caseIdOf } from './case-id';
import type { Ctx } from './context';
import { type Channel, fillVerb } from './fill-verb';
import { reachingCase } from './reach';
import { refusalOf } from './refusal';
import { firstRow } from './rows';

/** Where a draft is kept. */
export interface DraftPlace {
  readonly facilityId: string;
  /** Since when the form is open again; what was saved before that was given already. */
  readonly reopenedAt: Date | null;
}

const subjectSchema = z.object({
  facilityId: z.string(),
  physicianNpi: z.string(),
  protocolId: z.string(),
  isSubmitted: z.boolean(),
  reopenedAt: z.date().nullable(),
});

/**
 * Where the actor may type a form of a case that is not submitted, or read what was typed; for a registration before there is
 * a case.
 */
export async function draftPlace(
  ctx: Ctx,
  { caseId, form, channel }: { readonly caseId: string; readonly form: FormId; readonly channel: Channel },
  purpose: 'toType' | 'toRead' = 'toType',
): Promise<Result<DraftPlace>> {
  if (!validate(caseId)) return fail({ code: 'not-found' });
  if (form === 'registration') return registrationPlace(ctx, channel, caseId, purpose);
  const known = await reachingCase(ctx, () =>
    firstRow(
      ctx.db,
      subjectSchema,
      sql`
      SELECT c.facility_id AS "facilityId", c.physician_npi AS "physicianNpi", c.protocol_id AS "protocolId",
        EXISTS (SELECT 1 FROM entry n WHERE n.facility_id = c.facility_id AND n.case_id = c.id AND n.form_id = ${form}) AS "isSubmitted",
        form_reopened_at(c.facility_id, c.id, ${form}) AS "reopenedAt"
      FROM registry_case c WHERE c.id = ${caseId}::uuid`,
    ),
  );
  if (!known) return fail({ code: 'not-found' });
  const definition = ctx.protocolOf(known.protocolId)?.forms[form];
  if (!definition) return fail({ code: 'not-found' });
  const refusal = refusalOf(ctx, fillVerb(definition, channel), { ...known, id: caseId, form });
  if (refusal) return fail(refusal);
  if (channel === 'paper' && definition.answeredBy === 'facility') return fail(notOnPaper);
  if (known.isSubmitted && known.reopenedAt === null && purpose === 'toType')
    return fail({ code: 'already-submitted', says: 'This form was submitted already; open it to read it.' });
  return ok({ facilityId: known.facilityId, reopenedAt: known.reopenedAt });
}

const notOnPaper = {
  code: 'wrong-state',
  says: 'This form is the facility’s own; enter it directly instead of from paper.',
} as const;

async function registrationPlace(
  ctx: Ctx,
  channel: Channel,
  draftId: string,
  purpose: 'toType' | 'toRead',
): Promise<Result<DraftPlace>> {
  const { facilityId } = ctx.actor;
  const refusal = refusalOf(
    ctx,
    'case.register',
    facilityId === null ? null : { facilityId, physicianNpi: null },
  );
  if (refusal) return fail(refusal);
  if (facilityId === null) return fail({ code: 'not-found' });
  if (channel === 'paper') return fail(notOnPaper);
  if (purpose === 'toType' && (await isRegistered(ctx, facilityId, draftId)))
    return fail({ code: 'already-submitted', says: 'This registration became a case already.' });
  return ok({ facilityId, reopenedAt: null });
}

async function isRegistered(ctx: Ctx, facilityId: string, draftId: string): Promise<boolean> {
  const known = await firstRow(
    ctx.db,
    z.object({ number: z.string() }),
    sql`
      SELECT number FROM registry_case
      WHERE facility_id = ${facilityId}::uuid AND id = ${caseIdOf(facilityId, draftId)}::uuid`,
  );
  return known !== undefined;
}
