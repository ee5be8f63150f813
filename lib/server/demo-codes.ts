import type { Tx } from '@/lib/db/client';
import { nextCode } from '@/lib/server/session/authenticator';

/** What the authenticator app of somebody in a demo would show. */
export interface DemoCode {
  readonly email: string;
  readonly name: string;
  /** Null while the next one is waited for: each counts once. */
  readonly code: string | null;
  /** Until the app shows another, or until there is one again. */
  readonly secondsLeft: number;
}

/** The codes of everybody in a demo who has an authenticator app, so that trying it needs no telephone. In no other mode. */
export async function demoCodes(db: Tx, now: Date): Promise<readonly DemoCode[]> {
  const apps = await db.models.authenticator.findMany({
    where: { account: { disabledAt: null } },
    select: { accountId: true, account: { select: { email: true, givenName: true, familyName: true } } },
    orderBy: { addedAt: 'asc' },
    take: 50,
  });
  const codes: DemoCode[] = [];
  for (const { accountId, account } of apps) {
    const next = await nextCode(db, accountId, now);
    if (next)
      codes.push({ email: account.email, name: `${account.givenName} ${account.familyName}`, ...next });
  }
  return codes;
}
