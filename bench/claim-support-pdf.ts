import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { z } from 'zod';
import type { ClaimSupportContent } from '@/lib/documents/claim-support-content';
import { claimSupportExample } from '@/lib/documents/example-content';
import { drawClaimSupport } from '@/lib/documents/pdf/claim-support';
import { page } from '@/lib/documents/pdf/look';
import { typeface } from '@/lib/documents/pdf/typefaces';
import { atMost, type Figure, median, rounded } from './figure';

const rounds = 40;

interface Drawn {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly face: 'regular' | 'semibold' | 'bold';
  readonly size: number;
}

/**
 * How long a claim support takes, compared with a bare pdfkit document that draws the same text at the same places in the
 * same typefaces: no structure, no tables, no line breaking, no QR code. Both draw with typefaces that are already read,
 * which favors the bare one.
 */
export async function claimSupportPdf(): Promise<Figure> {
  let number = 0;
  const ours = () => {
    number += 1;
    return bytesOf(another(number));
  };
  const drawn = await textsOf(await ours());
  const bare = () => drawBare(drawn);
  for (let warm = 0; warm < 5; warm += 1) {
    await ours();
    await bare();
  }
  const times: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(await millisecondsOf(bare));
    times.ours.push(await millisecondsOf(ours));
  }
  const [milliseconds, bareMilliseconds] = [median(times.ours), median(times.bare)];
  return atMost('claim-support-pdf', milliseconds / bareMilliseconds, 2, {
    milliseconds: rounded(milliseconds),
    bareMilliseconds: rounded(bareMilliseconds),
    texts: drawn.length,
  });
}

/** A document that differs from the others in what differs between cases. */
function another(number: number): ClaimSupportContent {
  const { patient, signed } = claimSupportExample;
  return {
    ...claimSupportExample,
    caseNumber: `1017-26-${String(number).padStart(4, '0')}`,
    patient: { ...patient, familyName: `Lindqvist${number.toString(36)}`, givenName: `Sven${number}` },
    signed: signed.map((signature, index) => ({ ...signature, contentHash: hashOf(`${number} ${index}`) })),
    code: hashOf(`code ${number}`).slice(0, 12),
    auditSequence: String(48_000 + number),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function bytesOf(content: ClaimSupportContent): Promise<Buffer> {
  const drawn = await drawClaimSupport(content);
  if (!drawn.ok) throw new Error(drawn.problem.code);
  return drawn.value;
}

const fontName = z.object({ name: z.string() });
const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

/** Every text of a document with its place and typeface, read by another library. */
async function textsOf(bytes: Buffer): Promise<readonly Drawn[]> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const file = await task.promise;
  const drawn: Drawn[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const sheet = await file.getPage(number);
    // Typefaces are known once the page was interpreted.
    await sheet.getOperatorList();
    const { items } = await sheet.getTextContent({ disableNormalization: true });
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a, b, , , x, y] = matrix.parse(item.transform);
      const { name } = fontName.parse(sheet.commonObjs.get(item.fontName));
      const face = name.endsWith('SemiBold') ? 'semibold' : name.endsWith('Bold') ? 'bold' : 'regular';
      drawn.push({ page: number, text: item.str, x, y: page.height - y, face, size: Math.hypot(a, b) });
    }
  }
  await task.destroy();
  return drawn;
}

function drawBare(drawn: readonly Drawn[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'LETTER', font: '', autoFirstPage: false });
  const bytes = new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  for (const face of ['regular', 'semibold', 'bold'] as const) doc.registerFont(face, typeface(face));
  let number = 0;
  for (const text of drawn) {
    if (text.page > number) doc.addPage();
    number = text.page;
    doc
      .font(text.face)
      .fontSize(text.size)
      .text(text.text, text.x, text.y, { lineBreak: false, baseline: 'alphabetic' });
  }
  doc.end();
  return bytes;
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
