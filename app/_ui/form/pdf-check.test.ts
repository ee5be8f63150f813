import { expect, test } from 'vitest';
import { troubleWithPdf } from './pdf-check';

test('takes what begins as a PDF and fits', async () => {
  expect(await troubleWithPdf(new File(['%PDF-1.7\n…'], 'report.pdf'))).toBeNull();
});

test('refuses in words what is empty, too large or no PDF', async () => {
  expect(await troubleWithPdf(new File([], 'empty.pdf'))).toMatch(/empty/);
  expect(await troubleWithPdf(new File([`%PDF-${' '.repeat(12 * 1024 * 1024)}`], 'large.pdf'))).toMatch(
    /12\.0 MB and 10 MB fit/,
  );
  expect(await troubleWithPdf(new File(['GIF89a'], 'scan.pdf', { type: 'application/pdf' }))).toMatch(
    /no PDF/,
  );
});
