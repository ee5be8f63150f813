import type { Tx } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/actor';
import { RegistryKey } from '@/lib/keys/registry-key';
import { currentProtocol, editionOn, protocolOf } from '@/lib/protocols';
import { settings } from '@/lib/server/env';
import type { Ctx, PublicCtx } from '@/lib/usecases/context';

/** What a use case takes, for an actor in a transaction. */
export function useCaseContext(actor: Actor, db: Tx, now: Date, requestId: string): Ctx {
  return { actor, db, key: new RegistryKey(settings().key), ...publicContext(now, requestId) };
}

/** What a use case takes for everybody. */
export function publicContext(now: Date, requestId: string): PublicCtx {
  const { registry, address, mode, feeCents } = settings();
  return {
    now,
    requestId,
    settings: registry,
    caseFeeCents: feeCents,
    address,
    demo: mode === 'demo',
    currentProtocol,
    protocolOf,
    editionOn,
  };
}
