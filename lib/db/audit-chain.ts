import { createHash } from 'node:crypto';
import { HashedFields } from '@/lib/db/hashed-fields';

/** A line of the audit as it is hashed, and the hashes that stand in it. */
export interface ChainedLine {
  readonly sequence: bigint;
  readonly id: string;
  /** Microseconds since 1970. */
  readonly at: bigint;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly role: string;
  readonly facilityId: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly caseId: string | null;
  readonly version: number | null;
  readonly requestId: string;
  readonly outcome: string;
  readonly seal: string | null;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** What the first line hangs on. */
export const noHash = Buffer.alloc(32);

/**
 * The hash that a line must have after another, made here without the database: SHA-256 over the hash before, the number
 * in eight bytes and the fields of the line. The database makes the same in `registry_audit`.
 */
export function lineHash(line: ChainedLine, previousHash: Buffer): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(line.sequence);
  const fields = new HashedFields()
    .uuid(line.id)
    .instant(line.at)
    .uuid(line.actorId)
    .text(line.actorName)
    .text(line.role)
    .uuid(line.facilityId)
    .text(line.action)
    .text(line.objectKind)
    .text(line.objectId)
    .uuid(line.caseId)
    .int(line.version)
    .text(line.requestId)
    .text(line.outcome)
    .text(line.seal);
  return createHash('sha256').update(previousHash).update(number).update(fields.bytes()).digest();
}
