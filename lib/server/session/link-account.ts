import { z } from 'zod';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import {
  addPasskey,
  type RegistrationResponse,
  registrationOptions,
  verifyRegistration,
} from '@/lib/server/session/passkeys';
import { audit } from '@/lib/usecases/audit';
import type { Ctx } from '@/lib/usecases/context';

const known: Problem = {
  code: 'wrong-state',
  says: 'There is an account with your NPI or this e-mail address already. Sign in with it, or ask the registry.',
};

/** What a browser makes a passkey of, for whoever signed by a link. The account will have the id of the link. */
export async function linkPasskeyOptions(
  ctx: Ctx,
): Promise<Result<Awaited<ReturnType<typeof registrationOptions>>>> {
  if (!(await mayJoin(ctx))) return fail(known);
  return ok(await registrationOptions(ctx.db, ctx.actor, ctx.actor.sessionId, ctx.now));
}

/** Makes an account with a passkey of whoever signed by a link, with the NPI and the address of the link. */
export async function joinByLink(
  ctx: Ctx,
  response: RegistrationResponse,
): Promise<Result<{ readonly email: string }>> {
  const { actor, db, now } = ctx;
  const verified = await verifyRegistration(db, actor.sessionId, response, now);
  if (!verified.ok) return verified;
  const [{ made }] = z
    .tuple([z.object({ made: z.boolean() })])
    .parse(await db.$queryRaw`SELECT account_of_link() AS made`);
  if (!made) return fail(known);
  const added = await addPasskey(
    db,
    actor.accountId,
    { name: 'First passkey', passkey: verified.value },
    now,
  );
  if (!added.ok) return added;
  await audit(ctx, { action: 'link.join', objectKind: 'account', objectId: actor.accountId });
  return ok({ email: actor.email });
}

async function mayJoin({ db }: Ctx): Promise<boolean> {
  const found: unknown = await db.$queryRaw`SELECT link_may_join() AS may`;
  return z.tuple([z.object({ may: z.boolean() })]).parse(found)[0].may;
}
