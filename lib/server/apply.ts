import type { FieldProblem } from '@/lib/domain/forms/problems';
import { parseEmail } from '@/lib/domain/identifiers/email';
import { cleanText } from '@/lib/domain/identifiers/text';
import { fail, ok, type Result } from '@/lib/domain/result';
import { RegistryKey } from '@/lib/keys/registry-key';
import { settings } from '@/lib/server/env';
import type { PublicAsking } from '@/lib/server/handler';
import { inPublicTransaction } from '@/lib/server/in-transaction';
import type { Asking } from '@/lib/server/session/sign-in';
import { countAttempt, type Limit } from '@/lib/server/throttle';
import { publicContext } from '@/lib/server/use-case-context';
import type { ApplicantCtx } from '@/lib/usecases/applicant';
import { beginApplication } from '@/lib/usecases/begin-application';

/** Applications begun from one network address. */
export const applicationsBegun: Limit = { of: 'application from', attempts: 20, seconds: 3_600 };
/** What whoever applies sends from one network address; a draft is saved as it is typed. */
export const applicationRequests: Limit = { of: 'applying from', attempts: 3_000, seconds: 3_600 };
/** Links to one e-mail address, so that nobody's inbox is filled. */
const perInbox: Limit = { of: 'application to', attempts: 5, seconds: 3_600 };

/** One use case of somebody who applies, in one transaction; a problem undoes it. */
export function asApplicant<T>(
  { now, requestId }: Asking,
  work: (ctx: ApplicantCtx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const key = new RegistryKey(settings().key);
  return inPublicTransaction((db) => work({ ...publicContext(now, requestId), db, key }));
}

/** Begins an application. The answer is the same whether or not a link goes out. */
export async function apply(
  typed: { readonly email: string; readonly name: string },
  asking: PublicAsking,
): Promise<Result<{ readonly begun: true }>> {
  const email = parseEmail(typed.email);
  const name = cleanText(typed.name.replaceAll(/\s+/g, ' '));
  const fields: readonly FieldProblem[] = [
    ...(name.ok && name.value !== '' && name.value.length <= 120
      ? []
      : [field('name', 'Your name', name.ok ? 'Type your first and last name.' : name.says)]),
    ...(email.ok ? [] : [field('email', 'E-mail address', email.says)]),
  ];
  if (!email.ok || !name.ok || fields.length > 0) return fail({ code: 'answers', fields });
  const counted = await countAttempt(asking.database, perInbox, email.value);
  if (!counted.ok) return ok({ begun: true });
  return asApplicant(asking, async (ctx) => {
    await beginApplication(ctx, { email: email.value, name: name.value });
    return ok({ begun: true });
  });
}

function field(key: string, label: string, says: string): FieldProblem {
  return { key, label, code: 'malformed', says };
}
