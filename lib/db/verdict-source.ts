import { z } from 'zod';
import type { Reader } from '@/lib/db/audit-source';
import { sql } from '@/lib/db/sql';

const verdictSchema = z.object({
  id: z.string(),
  decidedAt: z.coerce.date(),
  protocolId: z.string(),
  protocolVersion: z.number(),
  outcome: z.string(),
  facts: z.record(z.string(), z.unknown()),
  findings: z.array(z.unknown()),
  eventSeq: z.number().nullable(),
});

const caseSchema = z.object({
  facilityId: z.string(),
  caseId: z.string(),
  number: z.string(),
  zone: z.string(),
  /** As `case_events` gives them. */
  events: z.unknown(),
  verdicts: z.array(verdictSchema),
});

/** A case with everything that happened to it and every verdict about it. */
export type JudgedCase = z.output<typeof caseSchema>;
export type StoredVerdict = JudgedCase['verdicts'][number];

/** Stored verdicts, case by case, as they are made again. */
export class VerdictSource {
  readonly #read: Reader;

  constructor(read: Reader) {
    this.#read = read;
  }

  async count(): Promise<number> {
    const [{ count }] = z
      .tuple([z.object({ count: z.number() })])
      .parse(await this.#read(sql`SELECT count(*)::int AS count FROM verdict`));
    return count;
  }

  /** In the order of facility and case, behind another. */
  async after(last: JudgedCase | undefined, atMost: number): Promise<readonly JudgedCase[]> {
    const none = '00000000-0000-0000-0000-000000000000';
    return z.array(caseSchema).parse(
      await this.#read(sql`
        SELECT c.facility_id::text AS "facilityId", c.id::text AS "caseId", c.number, f.time_zone AS zone,
          case_events(c.facility_id, c.id) AS events, (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
              'id', v.id, 'decidedAt', v.decided_at, 'protocolId', v.protocol_id, 'protocolVersion', v.protocol_version,
              'outcome', v.outcome, 'facts', v.facts, 'findings', v.findings, 'eventSeq', v.event_seq)
              ORDER BY v.decided_at, v.id), '[]')
            FROM verdict v WHERE v.facility_id = c.facility_id AND v.case_id = c.id) AS verdicts
        FROM registry_case c JOIN facility f ON f.id = c.facility_id
        WHERE (c.facility_id, c.id) > (${last?.facilityId ?? none}::uuid, ${last?.caseId ?? none}::uuid)
        ORDER BY c.facility_id, c.id LIMIT ${atMost}::int`),
    );
  }
}
