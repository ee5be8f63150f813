import type { IssuedClaimSupport } from '@/lib/documents/claim-support-content';
import type { OrderSheetContent } from '@/lib/documents/order-sheet-content';
import { drawClaimSupport } from '@/lib/documents/pdf/claim-support';
import { drawOrderSheet } from '@/lib/documents/pdf/order-sheet';
import { drawQuestionnaire } from '@/lib/documents/pdf/questionnaire';
import { drawStatement } from '@/lib/documents/pdf/statement';
import type { QuestionnaireContent } from '@/lib/documents/questionnaire-content';
import type { StatementContent } from '@/lib/documents/statement-content';
import { ok, type Result } from '@/lib/domain/result';
import type { FileAnswer } from '@/lib/server/http/operation';
import { statementCsv } from '@/lib/usecases/read-statement';

/** A claim support as the file that people keep. */
export async function claimSupportFile({
  content,
  superseded,
}: IssuedClaimSupport): Promise<Result<FileAnswer>> {
  const drawn = await drawClaimSupport(content, superseded);
  if (!drawn.ok) return drawn;
  const revision = content.revision === 1 && superseded === null ? '' : ` revision ${content.revision}`;
  return ok({
    bytes: drawn.value,
    fileName: `Claim support ${content.caseNumber}${revision}${superseded === null ? '' : ' SUPERSEDED'}.pdf`,
  });
}

/** A submitted form as the file that people keep. */
export async function questionnaireFile(content: QuestionnaireContent): Promise<Result<FileAnswer>> {
  const drawn = await drawQuestionnaire(content);
  if (!drawn.ok) return drawn;
  return ok({
    bytes: drawn.value,
    fileName: `${content.title} ${content.caseNumber ?? content.receipt}.pdf`,
  });
}

/** The sheet with the code for a physician. Its name tells of no patient. */
export async function orderSheetFile(content: OrderSheetContent): Promise<Result<FileAnswer>> {
  const drawn = await drawOrderSheet(content);
  return drawn.ok ? ok({ bytes: drawn.value, fileName: `Order sheet, ${content.form.title}.pdf` }) : drawn;
}

/** The statement of a month as the file that people keep. */
export async function statementFile(content: StatementContent): Promise<Result<FileAnswer>> {
  const drawn = await drawStatement(content);
  return drawn.ok ? ok({ bytes: drawn.value, fileName: `${statementName(content)}.pdf` }) : drawn;
}

/** The same for spreadsheets. */
export async function statementCsvFile(content: StatementContent): Promise<Result<FileAnswer>> {
  return ok({ bytes: Buffer.from(statementCsv(content)), fileName: `${statementName(content)}.csv` });
}

function statementName({ facility, month }: StatementContent): string {
  return `Statement ${facility.registryNumber} ${month}`;
}
