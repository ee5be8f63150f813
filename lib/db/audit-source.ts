import { z } from 'zod';
import type { ChainedLine } from '@/lib/db/audit-chain';
import { type Sql, sql } from '@/lib/db/sql';

/** Asks a database that lets one read the audit. */
export type Reader = (statement: Sql) => Promise<unknown>;

/** The last line as the database knows it, and lines that stand where none may stand. */
export interface AuditEnd {
  readonly sequence: bigint;
  readonly hash: Buffer;
  readonly before: bigint | null;
  readonly beyond: bigint | null;
}

const number = z.string().transform(BigInt);
const hex = z.string().transform((text) => Buffer.from(text, 'hex'));

const endSchema = z.tuple([
  z.object({ sequence: number, hash: hex, before: number.nullable(), beyond: number.nullable() }),
]);

const lineSchema: z.ZodType<ChainedLine> = z.object({
  sequence: number,
  id: z.string(),
  at: number,
  actorId: z.string().nullable(),
  actorName: z.string(),
  role: z.string(),
  facilityId: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string().nullable(),
  caseId: z.string().nullable(),
  version: z.number().nullable(),
  requestId: z.string(),
  outcome: z.string(),
  seal: z.string().nullable(),
  previousHash: hex,
  hash: hex,
});

const checkpointSchema = z.object({
  sequence: number,
  hash: hex,
  at: z.date(),
  previous: number,
  key: z.string(),
  signature: hex,
});
export type StoredCheckpoint = z.output<typeof checkpointSchema>;

/** The audit as it is verified: its end, its lines in their order, and the checkpoints beside it. */
export class AuditSource {
  readonly #read: Reader;

  constructor(read: Reader) {
    this.#read = read;
  }

  /** In one statement, so that lines written meanwhile make no difference. */
  async end(): Promise<AuditEnd> {
    const [end] = endSchema.parse(
      await this.#read(sql`
        SELECT h.sequence::text, encode(h.hash, 'hex') AS hash,
          (SELECT min(l.sequence)::text FROM audit_line l WHERE l.sequence < 1) AS before,
          (SELECT min(l.sequence)::text FROM audit_line l WHERE l.sequence > h.sequence) AS beyond
        FROM registry_audit_head() h`),
    );
    return end;
  }

  async lines(after: bigint, upTo: bigint, atMost: number): Promise<readonly ChainedLine[]> {
    return z.array(lineSchema).parse(
      await this.#read(sql`
        SELECT sequence::text, id::text, (extract(epoch FROM at) * 1000000)::bigint::text AS at, actor_id::text AS "actorId",
          actor_name AS "actorName", role, facility_id::text AS "facilityId", action, object_kind AS "objectKind",
          object_id AS "objectId", case_id::text AS "caseId", version, request_id AS "requestId", outcome, seal,
          encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash
        FROM audit_line WHERE sequence > ${after}::bigint AND sequence <= ${upTo}::bigint
        ORDER BY audit_line.sequence LIMIT ${atMost}::int`),
    );
  }

  async checkpoints(): Promise<readonly StoredCheckpoint[]> {
    return z.array(checkpointSchema).parse(
      await this.#read(sql`
        SELECT sequence::text, encode(hash, 'hex') AS hash, at, previous::text, key, encode(signature, 'hex') AS signature
        FROM audit_checkpoint ORDER BY audit_checkpoint.sequence`),
    );
  }
}
