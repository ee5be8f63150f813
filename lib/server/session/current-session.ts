import { portalDatabase } from '@/lib/server/database';
import { secretIn } from '@/lib/server/session/cookie';
import {
  type FoundSession,
  findSession,
  type HalfwaySession,
  type OpenSession,
} from '@/lib/server/session/session-row';
import { type Asking, auditExpiry } from '@/lib/server/session/sign-in';

/** Pages set this on requests that no person made, so that they do not keep a session alive. */
export const backgroundHeader = 'x-tracer-background';

/**
 * The session that a request comes with, joined with the role its person has now; null when there is none any more, and as
 * long as the second step of its sign-in is still to come.
 */
export async function currentSession(headers: Headers, asking: Asking): Promise<OpenSession | null> {
  const found = await sessionIn(headers, asking);
  return found?.kind === 'open' ? found.session : null;
}

/** The session of somebody who has taken the first step of the sign-in and not the second; null for everybody else. */
export async function halfwaySession(headers: Headers, asking: Asking): Promise<HalfwaySession | null> {
  const found = await sessionIn(headers, asking);
  return found?.kind === 'halfway' ? found.session : null;
}

async function sessionIn(headers: Headers, asking: Asking): Promise<FoundSession | null> {
  const secret = await secretIn(headers);
  if (secret === undefined) return null;
  const database = portalDatabase();
  const found = await findSession(database, secret, { now: asking.now, isBackground: isBackground(headers) });
  if (found.kind === 'ended') await auditExpiry(database, found.person, asking);
  return found;
}

function isBackground(headers: Headers): boolean {
  return headers.has(backgroundHeader) || headers.has('next-router-prefetch');
}
