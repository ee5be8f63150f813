import { portalDatabase } from '@/lib/server/database';
import { secretIn } from '@/lib/server/session/cookie';
import { findSession, type OpenSession } from '@/lib/server/session/session-row';
import { type Asking, auditExpiry } from '@/lib/server/session/sign-in';

/** Pages set this on requests that no person made, so that they do not keep a session alive. */
export const backgroundHeader = 'x-tracer-background';

/** The session that a request comes with, joined with the role its person has now; null when there is none any more. */
export async function currentSession(headers: Headers, asking: Asking): Promise<OpenSession | null> {
  const secret = await secretIn(headers);
  if (secret === undefined) return null;
  const database = portalDatabase();
  const found = await findSession(database, secret, { now: asking.now, isBackground: isBackground(headers) });
  switch (found.kind) {
    case 'open':
      return found.session;
    case 'ended':
      await auditExpiry(database, found.actor, asking);
      return null;
    case 'none':
      return null;
  }
}

function isBackground(headers: Headers): boolean {
  return headers.has(backgroundHeader) || headers.has('next-router-prefetch');
}
