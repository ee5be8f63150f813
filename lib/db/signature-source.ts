import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Reader } from '@/lib/db/audit-source';
import { HashedFields } from '@/lib/db/hashed-fields';
import { type Sql, sql } from '@/lib/db/sql';

const instant = z.string().transform(BigInt);

const entrySchema = z.object({
  facilityId: z.string(),
  id: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  form: z.string(),
  revision: z.number(),
  definitionVersion: z.number(),
  definitionHash: z.string(),
  answers: z.record(z.string(), z.unknown()),
  /** As the database writes it out. */
  worded: z.string(),
  contentHash: z.string(),
  channel: z.string(),
  receipt: z.string(),
  submittedAt: instant,
  submittedBy: z.string(),
  submittedByName: z.string(),
  /** The hash kept with the file, and that of its bytes. */
  fileHash: z.string().nullable(),
  bytesHash: z.string().nullable(),
  signature: z
    .object({
      name: z.string(),
      npi: z.string().nullable(),
      meaning: z.string(),
      method: z.string(),
      signedAt: instant.nullable(),
      signedOn: z.string(),
      zone: z.string(),
      contentHash: z.string(),
      seal: z.string(),
      /** The line of the audit that tells of this seal and case. */
      line: z.string().nullable(),
    })
    .nullable(),
});

/** A submitted form with everything that its signature binds. */
export type SignedEntry = z.output<typeof entrySchema>;

/** Submitted forms as their signatures are verified. */
export class SignatureSource {
  readonly #read: Reader;

  constructor(read: Reader) {
    this.#read = read;
  }

  async entry(facilityId: string, id: string): Promise<SignedEntry | undefined> {
    const [found] = await this.#entries(sql`e.facility_id = ${facilityId}::uuid AND e.id = ${id}::uuid`, 1);
    return found;
  }

  /** In the order of facility and id, behind another. */
  after(last: SignedEntry | undefined, atMost: number): Promise<readonly SignedEntry[]> {
    const none = '00000000-0000-0000-0000-000000000000';
    return this.#entries(
      sql`(e.facility_id, e.id) > (${last?.facilityId ?? none}::uuid, ${last?.id ?? none}::uuid)`,
      atMost,
    );
  }

  async count(): Promise<number> {
    const [{ count }] = z
      .tuple([z.object({ count: z.number() })])
      .parse(await this.#read(sql`SELECT count(*)::int AS count FROM entry`));
    return count;
  }

  /** Lines of the audit that tell of a signature that is not there. */
  async linesWithoutSignature(): Promise<readonly string[]> {
    return z
      .array(z.object({ sequence: z.string() }))
      .parse(
        await this.#read(sql`
          SELECT l.sequence::text FROM audit_line l
          WHERE l.seal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.seal = l.seal)
          ORDER BY l.sequence LIMIT 20`),
      )
      .map(({ sequence }) => sequence);
  }

  async #entries(which: Sql, atMost: number): Promise<readonly SignedEntry[]> {
    return z.array(entrySchema).parse(
      await this.#read(sql`
        SELECT e.facility_id::text AS "facilityId", e.id::text, e.case_id::text AS "caseId", c.number AS "caseNumber",
          e.form_id AS form, e.revision, e.definition_version AS "definitionVersion", e.definition_hash AS "definitionHash",
          e.answers, e.worded::text AS worded, e.content_hash AS "contentHash", e.channel, e.receipt,
          (extract(epoch FROM e.submitted_at) * 1000000)::bigint::text AS "submittedAt", e.submitted_by::text AS "submittedBy",
          e.submitted_by_name AS "submittedByName", a.sha256 AS "fileHash", encode(sha256(a.bytes), 'hex') AS "bytesHash",
          CASE WHEN s.entry_id IS NOT NULL THEN jsonb_build_object(
            'name', s.signer_name, 'npi', s.signer_npi, 'meaning', s.meaning, 'method', s.method,
            'signedAt', (extract(epoch FROM s.signed_at) * 1000000)::bigint::text, 'signedOn', to_char(s.signed_on, 'YYYY-MM-DD'),
            'zone', s.zone, 'contentHash', s.content_hash, 'seal', s.seal,
            'line', registry_seal_line(s.seal, e.case_id)::text) END AS signature
        FROM entry e
        JOIN registry_case c ON c.facility_id = e.facility_id AND c.id = e.case_id
        LEFT JOIN attachment a ON a.facility_id = e.facility_id AND a.id = e.attachment_id
        LEFT JOIN signature s ON s.facility_id = e.facility_id AND s.entry_id = e.id
        WHERE ${which} ORDER BY e.facility_id, e.id LIMIT ${atMost}::int`),
    );
  }
}

/** The seal that a signature must have, made here without the database, which makes the same in `signature_seal`. */
export function sealOf(entry: SignedEntry, signature: NonNullable<SignedEntry['signature']>): string {
  const fields = new HashedFields()
    .uuid(entry.facilityId)
    .uuid(entry.id)
    .text(signature.name)
    .text(signature.npi)
    .text(signature.meaning)
    .text(signature.method)
    .instant(signature.signedAt)
    .text(signature.signedOn)
    .text(signature.zone)
    .text(signature.contentHash)
    .int(entry.definitionVersion)
    .text(entry.channel)
    .text(entry.receipt)
    .instant(entry.submittedAt)
    .uuid(entry.submittedBy)
    .text(entry.submittedByName)
    .text(entry.worded)
    .text(entry.fileHash);
  return createHash('sha256').update(fields.bytes()).digest('hex');
}
