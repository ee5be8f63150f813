import { validate } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import type { Ctx } from './context';
import { loadCaseRow } from './load-case';
import { firstRow } from './rows';

const fileSchema = z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) });
export type StoredFile = z.output<typeof fileSchema>;

/** A file of a case, as it was sent. */
export async function readAttachment(
  ctx: Ctx,
  { caseId, attachmentId }: { readonly caseId: string; readonly attachmentId: string },
): Promise<Result<StoredFile>> {
  const found = await loadCaseRow(ctx, caseId, 'case.see');
  if (!found.ok) return found;
  const row = found.value;
  const file = validate(attachmentId)
    ? await firstRow(
        ctx.db,
        fileSchema,
        sql`SELECT file_name AS "fileName", bytes FROM attachment
          WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid AND id = ${attachmentId}::uuid`,
      )
    : undefined;
  if (!file) return fail({ code: 'not-found' });
  await audit(ctx, {
    action: 'attachment.look',
    objectKind: 'attachment',
    objectId: attachmentId,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  return ok(file);
}
