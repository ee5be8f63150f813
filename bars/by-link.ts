import { type LinkRow, linkOfToken } from '@/lib/db/form-links';
import { fail, ok, type Result } from '@/lib/domain/result';
import { hashOfSecret } from '@/lib/keys/registry-key';
import type { Ctx } from '@/lib/usecases/context';
import { enterLinkCode } from '@/lib/usecases/enter-link-code';
import { linkActor } from '@/lib/usecases/link-actor';
import { linkCode } from '@/lib/usecases/link-secrets';
import { sendFormLink } from '@/lib/usecases/send-form-link';
import { signByLink } from '@/lib/usecases/sign-by-link';
import { iyer, once, type TestWorld, testKey } from '@/lib/usecases/test-world';

export type LinkedForm = 'pre-pet' | 'post-pet';

/** Sends a physician a link to a form, and answers what is kept of it. */
export async function sentLink(
  world: TestWorld,
  caseId: string,
  form: LinkedForm,
  when: Date,
): Promise<Result<LinkRow>> {
  const email = 'asha.iyer@practice.example';
  const sent = await world.act('registrar', when, (ctx) =>
    sendFormLink(ctx, { caseId, form, email, ...once() }),
  );
  if (!sent.ok) return fail(sent.problem);
  const token = hashOfSecret(testKey.token('form link', sent.value.linkId));
  const link = await world.database.asNobody((tx) => linkOfToken(tx, token));
  if (!link) throw new Error('A link that was sent and is not there');
  return ok(link);
}

/** Gives the code of a link, as its holder does before the form is seen. */
export async function enterCode(world: TestWorld, link: LinkRow, when: Date): Promise<void> {
  const own = { actor: linkActor(link, null) };
  const code = linkCode(testKey, link);
  const entered = await world.act('physician', when, (ctx) => enterLinkCode(ctx, { link, code }), own);
  if (!entered.ok || entered.value.kind !== 'open') throw new Error('The code of a link was not taken');
}

/** Who holds a link and has just typed its code. */
export function holding(link: LinkRow, when: Date): Pick<Ctx, 'actor'> {
  return { actor: linkActor(link, { id: link.id, provedAt: when }) };
}

/** Signs the form of a link. */
export function signing(link: LinkRow, answers: Readonly<Record<string, unknown>>, key = once()) {
  return (ctx: Ctx) =>
    signByLink(ctx, link, { answers, signature: { name: 'Asha Iyer', npi: iyer.npi }, ...key });
}
