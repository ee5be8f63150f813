import { notALinkCode, readLinkCode } from '@/lib/domain/links/link-code';
import { endOfLink } from '@/lib/domain/links/link-standing';
import { fail, ok, type Result } from '@/lib/domain/result';
import { portalDatabase } from '@/lib/server/database';
import { inTransaction } from '@/lib/server/in-transaction';
import { clientAddress } from '@/lib/server/session/client-address';
import { type HeldLink, isLinkToken, linkAt, linkCookie } from '@/lib/server/session/link-session';
import type { Asking } from '@/lib/server/session/sign-in';
import { countAttempt, forgetAttempts, forgiveAttempt, type Limit } from '@/lib/server/throttle';
import { enterLinkCode } from '@/lib/usecases/enter-link-code';
import { linkActor } from '@/lib/usecases/link-actor';
import { endWords } from '@/lib/usecases/link-words';
import { noteLinkOpened } from '@/lib/usecases/note-link-opened';
import { tryLinkCode } from '@/lib/usecases/try-link-code';

/** Codes for one token, whether it is a link's or not: nobody tries them out on a link that has ended. */
const perToken: Limit = { of: 'link', attempts: 20, seconds: 15 * 60 };
/** Wrong codes from one network address, which a whole hospital may share. */
const perNetwork: Limit = { of: 'link-address', attempts: 60, seconds: 15 * 60 };
/** First keystrokes from one network address. */
const opened: Limit = { of: 'link-opened', attempts: 300, seconds: 15 * 60 };

/** A code that cannot be one is told at its field, and counts as nothing: whatever fills in and sends forms does no harm. */
function readCode(typed: string): Result<string> {
  const code = readLinkCode(typed);
  return code === null
    ? fail({
        code: 'answers',
        fields: [{ key: 'linkCode', label: 'Code', code: 'malformed', says: notALinkCode }],
      })
    : ok(code);
}

interface Entering {
  readonly token: string;
  readonly typed: string;
  readonly headers: Headers;
}

/**
 * Gives the code of a link. A right one answers the cookie of its session. For an unknown token, a wrong code and a link that
 * has ended the answer is the same; why it has ended is told to whoever gave the right code.
 */
export async function enterCode(
  { token, typed, headers }: Entering,
  asking: Asking,
): Promise<Result<string>> {
  const code = readCode(typed);
  if (!code.ok) return code;
  const from = clientAddress(headers);
  const database = portalDatabase();
  const counted = await Promise.all([
    countAttempt(database, perToken, token),
    countAttempt(database, perNetwork, from),
  ]);
  const throttled = counted.find((result) => !result.ok);
  if (throttled) return throttled;
  const link = await linkAt(token);
  if (!link) return fail({ code: 'code-refused' });
  const entered = await inTransaction(linkActor(link, null), asking, (ctx) =>
    enterLinkCode(ctx, { link, code: code.value }),
  );
  if (!entered.ok) return entered;
  if (entered.value.kind === 'wrong') return fail({ code: 'code-refused' });
  await Promise.all([forgetAttempts(database, perToken, token), forgiveAttempt(database, perNetwork, from)]);
  return entered.value.kind === 'ended'
    ? fail({ code: 'link-ended', says: entered.value.says })
    : ok(linkCookie(link.id, entered.value.secret));
}

/** Notes that somebody began to type a code; for any other token it does nothing, and answers the same. */
export async function noteOpened(
  token: string,
  headers: Headers,
  asking: Asking,
): Promise<Result<undefined>> {
  const counted = await countAttempt(portalDatabase(), opened, clientAddress(headers));
  if (!counted.ok) return counted;
  const link = isLinkToken(token) ? await linkAt(token) : null;
  return link
    ? inTransaction(linkActor(link, null), asking, (ctx) => noteLinkOpened(ctx, link))
    : ok(undefined);
}

/** Gives the code again, as signing asks for. The answer is the holder with the fresh proof. */
export async function proveLinkCode(
  held: HeldLink,
  typed: string,
  asking: Asking,
): Promise<Result<HeldLink>> {
  const code = readCode(typed);
  if (!code.ok) return code;
  const counted = await countAttempt(portalDatabase(), perToken, held.link.id);
  if (!counted.ok) return counted;
  const tried = await inTransaction(held.actor, asking, async (ctx) =>
    ok(await tryLinkCode(ctx, held.link, code.value)),
  );
  if (!tried.ok) return tried;
  if (tried.value === 'right') {
    await forgetAttempts(portalDatabase(), perToken, held.link.id);
    return ok({ ...held, actor: { ...held.actor, provedAt: asking.now } });
  }
  const end = tried.value === 'killed' ? 'killed' : endOfLink(held.link, asking.now);
  return end === 'killed'
    ? fail({ code: 'link-ended', says: endWords({ ...held.link, killedAt: asking.now }, end) })
    : fail({ code: 'code-refused' });
}
