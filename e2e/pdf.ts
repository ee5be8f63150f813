import { randomBytes } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';

export interface PdfText {
  readonly pages: readonly string[];
  /** All pages, every run of white space one space. */
  readonly text: string;
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
}

/** Reads a PDF back with a library that had no part in writing it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 })
    .promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  const metadata = await document.getMetadata();
  const marks = await document.getMarkInfo();
  const info = new Map<string, unknown>(Object.entries(metadata.info));
  await document.destroy();
  return {
    pages,
    text: pages.join('\n').replace(/\s+/g, ' '),
    title: String(info.get('Title') ?? ''),
    language: String(info.get('Language') ?? ''),
    isTagged: marks?.Marked === true,
  };
}

/** A PDF as a scanner or a dictation system would send it: one page per text. */
export function madePdf(
  pages: readonly string[],
  options: { readonly password?: string } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({
      autoFirstPage: false,
      ...(options.password === undefined
        ? {}
        : { userPassword: options.password, ownerPassword: options.password }),
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    for (const page of pages) document.addPage().text(page);
    document.end();
  });
}

/** A proper PDF that is too big: its weight stands before the cross-reference table, where readers skip it. */
export async function heavyPdf(megabytes: number): Promise<Buffer> {
  const light = await madePdf(['A scan of many pages']);
  const head = light.subarray(0, light.indexOf('\n') + 1);
  return Buffer.concat([
    head,
    Buffer.from(`%${randomBytes(megabytes * 512 * 1024).toString('hex')}\n`),
    light.subarray(head.length),
  ]);
}
