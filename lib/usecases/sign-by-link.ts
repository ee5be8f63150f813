import { z } from 'zod';
import type { LinkRow } from '../db/form-links';
import { sql } from '../db/sql';
import { endOfLink } from '../domain/links/link-standing';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { endWords } from './link-words';
import type { RequestKey } from './once';
import { reachingCase } from './reach';
import type { TypedSignature } from './signature-for';
import { submitForm } from './submit-form';

export interface LinkSubmission extends RequestKey {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly signature: TypedSignature;
}

/** What whoever signed by a link is told. */
export const linkReceiptSchema = z.object({ receipt: z.string(), submittedWhen: z.string() });
export type LinkReceipt = z.output<typeof linkReceiptSchema>;

/** Signs and gives the one form of a link, and with it ends the link: both or neither. */
export async function signByLink(
  ctx: Ctx,
  link: LinkRow,
  given: LinkSubmission,
): Promise<Result<LinkReceipt>> {
  const end = endOfLink(link, ctx.now);
  // A signed one may ask again, as when its answer was lost, and gets the same answer.
  if (end !== null && end !== 'signed') return fail({ code: 'link-ended', says: endWords(link, end) });
  const done = await reachingCase(ctx, () =>
    submitForm(ctx, { ...given, caseId: link.caseId, form: link.form, channel: 'account' }),
  );
  if (!done.ok) {
    return done.problem.code === 'already-submitted'
      ? fail({ code: 'already-submitted', says: 'This form was given already. Nothing more is needed.' })
      : done;
  }
  const { receipt, submittedWhen } = done.value;
  if (end === 'signed') return ok({ receipt, submittedWhen });
  const ended = await ctx.db.$executeRaw(sql`
    UPDATE form_link SET signed_at = ${ctx.now}::timestamptz, version = version + 1
    WHERE id = ${link.id}::uuid AND num_nonnulls(signed_at, revoked_at, replaced_at, killed_at) = 0`);
  // Withdrawn while it was being signed: the withdrawal came first.
  if (ended === 0)
    return fail({ code: 'link-ended', says: endWords({ ...link, revokedAt: ctx.now }, 'revoked') });
  return ok({ receipt, submittedWhen });
}
