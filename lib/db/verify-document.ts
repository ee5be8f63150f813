import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { dayOrNull } from '@/lib/db/days';

const found = z.array(
  z
    .object({
      case_number: z.string(),
      date_of_service: z.date().nullable(),
      issued_at: z.date(),
      revision: z.number(),
      is_superseded: z.boolean(),
    })
    .transform((row) => ({
      caseNumber: row.case_number,
      dateOfService: dayOrNull(row.date_of_service),
      issuedAt: row.issued_at,
      revision: row.revision,
      isSuperseded: row.is_superseded,
    })),
);

/** What anybody with its code may know about an issued document. */
export type VerifiedDocument = z.infer<typeof found>[number];

/** The issued document with this code, for anybody; undefined when there is none. Codes are twelve characters without dashes. */
export async function verifyDocument(tx: Tx, code: string): Promise<VerifiedDocument | undefined> {
  const rows: unknown = await tx.$queryRaw`SELECT * FROM registry_verify(${code}) LIMIT 1`;
  return found.parse(rows)[0];
}
