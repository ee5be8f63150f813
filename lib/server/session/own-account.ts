import { ok, type Result } from '@/lib/domain/result';
import { sayInstant } from '@/lib/domain/schedule/zone';
import { factorsOf, suffices } from '@/lib/server/session/factors';
import { mayUseCodes } from '@/lib/server/session/second-factor';
import { sessionLife } from '@/lib/server/session/session-row';
import type { Ctx } from '@/lib/usecases/context';
import { registryZone } from '@/lib/usecases/registry-zone';

/** How somebody signs in and where they are signed in, as their own page shows it. Instants are words. */
export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly hasPassphrase: boolean;
  readonly mayUseCodes: boolean;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly added: string;
    readonly lastUsed: string | null;
  }[];
  readonly authenticator: { readonly added: string; readonly lastUsed: string | null } | null;
  /** Whether one can still sign in without one of the passkeys, and without the app. */
  readonly mayRemove: { readonly passkey: boolean; readonly authenticator: boolean };
  readonly codesLeft: number;
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly since: string;
    readonly lastSeen: string;
    readonly isThis: boolean;
  }[];
}

export async function ownAccount(ctx: Ctx): Promise<Result<OwnAccount>> {
  const { accountId, sessionId, name, email, role } = ctx.actor;
  const zone = await zoneOf(ctx);
  const say = (at: Date) => sayInstant(at, zone);
  const factors = await factorsOf(ctx.db, accountId);
  const codesFit = mayUseCodes(role);
  const passkeys = await ctx.db.models.passkey.findMany({
    where: { accountId },
    select: { id: true, name: true, addedAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
  });
  const authenticator = await ctx.db.models.authenticator.findUnique({
    where: { accountId },
    select: { addedAt: true, lastUsedAt: true },
  });
  const sessions = await ctx.db.models.authSession.findMany({
    where: {
      accountId,
      assurance: 2,
      revokedAt: null,
      absoluteExpiresAt: { gt: ctx.now },
      lastSeenAt: { gt: new Date(ctx.now.getTime() - sessionLife.idle) },
    },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
  });
  return ok({
    name,
    email,
    hasPassphrase: factors.hasPassphrase,
    mayUseCodes: codesFit,
    codesLeft: factors.codesLeft,
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      name: passkey.name,
      added: say(passkey.addedAt),
      lastUsed: passkey.lastUsedAt && say(passkey.lastUsedAt),
    })),
    authenticator: authenticator && {
      added: say(authenticator.addedAt),
      lastUsed: authenticator.lastUsedAt && say(authenticator.lastUsedAt),
    },
    mayRemove: {
      passkey: suffices({ ...factors, passkeys: factors.passkeys - 1 }, codesFit),
      authenticator: suffices({ ...factors, hasAuthenticator: false }, codesFit),
    },
    sessions: sessions.map((session) => ({
      id: session.id,
      device: session.device || 'A device that did not say what it is',
      since: say(session.createdAt),
      lastSeen: say(session.lastSeenAt),
      isThis: session.id === sessionId,
    })),
  });
}

/** The facility's own zone for its people, the registry's for all others. */
async function zoneOf({ db, actor }: Ctx): Promise<string> {
  if (actor.facilityId === null) return registryZone;
  const facility = await db.models.facility.findUnique({
    where: { id: actor.facilityId },
    select: { timeZone: true },
  });
  return facility?.timeZone ?? registryZone;
}
