import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { sql } from '../db/sql';
import { cleanText } from '../domain/identifiers/text';
import { fail, ok, type Result } from '../domain/result';
import { audit } from './audit';
import { troubleWithPdf } from './check-pdf';
import { hashOfBytes } from './content-hash';
import type { Ctx } from './context';
import { loadCaseRow } from './load-case';
import { firstRow } from './rows';

export const attachmentSchema = z.object({ id: z.string(), fileName: z.string(), size: z.number() });
export type Attached = z.output<typeof attachmentSchema>;

/** Files of a case at most, so that a loop of a program does not fill the disk. */
const mostFiles = 40;

/** Attaches a PDF to a case: its report, or the signed page of a form. */
export async function attachFile(
  ctx: Ctx,
  file: {
    readonly caseId: string;
    readonly kind: 'report' | 'paperForm';
    readonly fileName: string;
    readonly bytes: Uint8Array;
  },
): Promise<Result<Attached>> {
  const found = await loadCaseRow(
    ctx,
    file.caseId,
    file.kind === 'report' ? 'report.attach' : 'form.transcribe',
  );
  if (!found.ok) return found;
  const row = found.value;
  const trouble = troubleWithPdf(file.bytes);
  if (trouble) return fail(trouble);
  const known = await firstRow(
    ctx.db,
    z.object({ files: z.number(), reported: z.boolean() }),
    sql`
      SELECT (SELECT count(*)::int FROM attachment WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid) AS files,
        EXISTS (SELECT 1 FROM entry WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid AND form_id = 'report')
          AND form_reopened_at(${row.facilityId}::uuid, ${row.id}::uuid, 'report') IS NULL AS reported`,
  );
  if (file.kind === 'report' && known?.reported) {
    return fail({
      code: 'already-submitted',
      says: `The report of case ${row.number} was submitted already.`,
    });
  }
  if (known && known.files >= mostFiles) {
    return fail({
      code: 'wrong-state',
      says: `Case ${row.number} has ${mostFiles} files already, which is as many as it can have.`,
    });
  }
  const attached = { id: uuidv7(), fileName: fileNameOf(file.fileName), size: file.bytes.length };
  await ctx.db.$executeRaw(sql`
    INSERT INTO attachment (facility_id, id, case_id, kind, file_name, size, sha256, bytes, uploaded_at, uploaded_by, uploaded_by_name)
    VALUES (${row.facilityId}::uuid, ${attached.id}::uuid, ${row.id}::uuid, ${file.kind}, ${attached.fileName}, ${attached.size},
      ${hashOfBytes(file.bytes)}, ${file.bytes}, ${ctx.now}::timestamptz, ${ctx.actor.accountId}::uuid, ${ctx.actor.name})`);
  await audit(ctx, {
    action: file.kind === 'report' ? 'report.attach' : 'attachment.add',
    objectKind: 'attachment',
    objectId: attached.id,
    caseId: row.id,
    facilityId: row.facilityId,
  });
  return ok(attached);
}

/** The last part of whatever the browser calls the file, as a plain text of at most 120 characters that ends in `.pdf`. */
export function fileNameOf(sent: string): string {
  // Without the signs that turn the direction of writing: they let a name seem to end in what it does not end in.
  const cleaned = cleanText(
    (sent.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\t\n]/g, ' ').replaceAll(/\p{Cf}/gu, ''),
  );
  const name = cleaned.ok ? cleaned.value.replace(/\.pdf$/i, '') : '';
  return `${Array.from(name === '' ? 'file' : name)
    .slice(0, 116)
    .join('')}.pdf`;
}
