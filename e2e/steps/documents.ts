import { expect, type Locator, type Page } from '@playwright/test';
import { type PdfText, readPdf } from '../pdf';

/** Fetches the PDF behind a link as the person who sees the link. */
export async function pdfBehind(
  page: Page,
  link: Locator,
): Promise<{ readonly bytes: Buffer; readonly read: PdfText }> {
  const address = await link.getAttribute('href');
  if (address === null) throw new Error('A link without an address');
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const bytes = await answer.body();
  return { bytes, read: await readPdf(bytes) };
}

/** Clicks and takes the file that the browser saves. */
export async function download(
  page: Page,
  link: Locator,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
