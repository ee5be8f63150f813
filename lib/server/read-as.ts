import type { Reader } from '@/lib/db/audit-source';
import type { Actor } from '@/lib/domain/access/actor';
import { portalDatabase } from '@/lib/server/database';

/** Reads as somebody, each statement in a transaction of its own: what takes minutes holds no connection. */
export function readAs(actor: Actor): Reader {
  return (statement) => portalDatabase().withActor(actor, (tx) => tx.$queryRaw(statement));
}
