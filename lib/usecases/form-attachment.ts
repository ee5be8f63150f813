import { validate } from 'uuid';
import { z } from 'zod';
import { noSql, type Sql, sql } from '../db/sql';
import type { FieldProblem } from '../domain/forms/problems';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import type { Channel } from './fill-verb';
import type { LoadedCase } from './load-case';
import { firstRow } from './rows';
import type { PaperSignature } from './signature-for';

const attachmentSchema = z.object({ id: z.string(), fileName: z.string(), size: z.number() });

interface Attached {
  readonly attachment: EntryRow['attachment'];
  readonly problems: readonly FieldProblem[];
}

/** The file that belongs to a submission: the scanned page of a paper form, or the report, unless its text was pasted. */
export async function attachmentFor(
  ctx: Ctx,
  { row }: LoadedCase,
  input: { readonly form: string; readonly channel: Channel; readonly paper?: PaperSignature },
  answers: Readonly<Record<string, unknown>>,
): Promise<Attached> {
  if (input.channel === 'paper') {
    const id = input.paper?.attachmentId ?? '';
    const page = validate(id) ? await newest(ctx, row, 'paperForm', sql`AND id = ${id}::uuid`) : undefined;
    if (page) return { attachment: page, problems: [] };
    const says = 'Attach the scanned page that the physician signed.';
    return {
      attachment: null,
      problems: [{ key: 'paper.attachmentId', label: 'Signed page', code: 'missing', says }],
    };
  }
  if (input.form !== 'report') return { attachment: null, problems: [] };
  const report = await newest(ctx, row, 'report', noSql);
  if (report || answers.reportText !== undefined) return { attachment: report ?? null, problems: [] };
  const says = 'Attach the report as a PDF, or paste its text here.';
  return { attachment: null, problems: [{ key: 'reportText', label: 'Report text', code: 'missing', says }] };
}

function newest(ctx: Ctx, row: LoadedCase['row'], kind: 'report' | 'paperForm', onlyIf: Sql) {
  return firstRow(
    ctx.db,
    attachmentSchema,
    sql`
      SELECT id, file_name AS "fileName", size FROM attachment
      WHERE facility_id = ${row.facilityId}::uuid AND case_id = ${row.id}::uuid AND kind = ${kind} ${onlyIf}
      ORDER BY uploaded_at DESC, id DESC LIMIT 1`,
  );
}
