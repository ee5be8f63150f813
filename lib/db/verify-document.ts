import { z } from 'zod';
import type { Tx } from '@/lib/db/client';

const found = z.array(
  z
    .object({
      case_number: z.string(),
      date_of_service: z.string().nullable(),
      issued_at: z.date(),
      revision: z.number(),
      superseded_at: z.date().nullable(),
      current_revision: z.number().nullable(),
    })
    .transform((row) => ({
      caseNumber: row.case_number,
      dateOfService: row.date_of_service,
      issuedAt: row.issued_at,
      revision: row.revision,
      supersededAt: row.superseded_at,
      currentRevision: row.current_revision,
    })),
);

/** What anybody with its code may know about an issued document. */
export type VerifiedDocument = z.infer<typeof found>[number];

/** The issued document with this code, for anybody; undefined when there is none. Codes are twelve characters without dashes. */
export async function verifyDocument(tx: Tx, code: string): Promise<VerifiedDocument | undefined> {
  const rows: unknown = await tx.$queryRaw`SELECT * FROM registry_verify(${code}) LIMIT 1`;
  return found.parse(rows)[0];
}
