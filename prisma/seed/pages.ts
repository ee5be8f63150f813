import PDFDocument from 'pdfkit';
import { type Day, sayDay } from '@/lib/domain/schedule/day';

/** A report as a facility's own system would print it. */
export function reportPage({
  number,
  patient,
  at,
}: {
  readonly number: string;
  readonly patient: string;
  readonly at: Date;
}) {
  return onePage(at, `PET report ${number}`, [
    `Case ${number}`,
    `Patient: ${plain(patient)} (invented)`,
    '',
    'REASON FOR THE STUDY: as requested by the referring physician.',
    'TREATMENT HISTORY: as told by the referring physician.',
    'TECHNIQUE: imaging from skull base to mid-thigh, 62 minutes after injection.',
    'COMPARISON: none available.',
    'FINDINGS: this report describes no real person and no real scan.',
    'IMPRESSION: for demonstration only.',
  ]);
}

/** A form that came back signed, as a scanner would deliver it. */
export function signedPage(page: {
  readonly form: string;
  readonly number: string;
  readonly signer: string;
  readonly signedOn: Day;
  readonly at: Date;
}) {
  return onePage(page.at, `Signed page ${page.number}`, [
    `${page.form === 'pre-pet' ? 'Pre-PET form' : 'Post-PET form'} for case ${page.number}`,
    '',
    'Answers as marked on the sheet (invented, for demonstration only).',
    '',
    `Signed: ${plain(page.signer)}`,
    `Date: ${sayDay(page.signedOn, 'long')}`,
  ]);
}

/** The type that pdfkit brings along has Latin letters only. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('’', "'");
}

function onePage(at: Date, title: string, lines: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'LETTER', info: { Title: title, CreationDate: at } });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    document.fontSize(18).text(title).moveDown().fontSize(11);
    for (const line of lines) document.text(line).moveDown(0.5);
    document.end();
  });
}
