import { claimDataHash } from '../claim-data-hash';
import type { ClaimSupportContent } from '../claim-support-content';
import { ink, page, styles } from './look';
import type { Paragraph } from './paper';
import { drawQrCode } from './qr-code';
import { drawLines, heightOf, type Sheet } from './sheet';
import { drawTable } from './table';

const size = 92;

/** What the decision was made with, and how anyone can check that this paper says what the registry issued. */
export function drawConfirmation(sheet: Sheet, content: ClaimSupportContent): void {
  sheet.heading('Decided with', 60);
  drawTable(sheet, {
    columns: [
      { title: 'Protocol, rules and forms', share: 0.29 },
      { title: 'Version', share: 0.09 },
      { title: 'Definition, SHA-256', share: 0.62 },
    ],
    rows: [
      [
        { paragraphs: [`Protocol and rules ${content.verdict.protocol}`], isRowHead: true },
        { paragraphs: [String(content.verdict.version)] },
        { paragraphs: [content.verdict.rulesHash], style: styles.small },
      ],
      ...content.forms.map((form) => [
        { paragraphs: [`${form.title} (${form.id})`], isRowHead: true },
        { paragraphs: [String(form.version)] },
        { paragraphs: [form.definitionHash], style: styles.small },
      ]),
    ],
  });

  sheet.heading('Confirm this document', size + 10);
  const { paper } = sheet;
  const x = page.left + size + 14;
  const paragraphs: readonly Paragraph[] = [
    'Scan the code, or open the address and type the verification code. The registry answers whether it issued this document, for which case number and date of service, and whether it is still current. It shows no patient.',
    [{ text: 'Address ' }, { text: content.verifyAddress.replace(/\?.*$/, ''), weight: 'bold' }],
    [{ text: 'Verification code ' }, { text: content.code, weight: 'bold' }],
    [{ text: 'Data, SHA-256 ' }, { text: claimDataHash(content), color: ink.muted }],
    [{ text: 'Audit line ' }, { text: content.auditSequence, color: ink.muted }],
  ];
  const set = paragraphs.map((paragraph) => paper.set(paragraph, styles.body, page.right - x));
  sheet.ensure(Math.max(size, heightOf(set.flat()) + 8));
  const top = sheet.y;
  const figure = paper.element(sheet.root, 'Figure', {
    alt: `QR code with the address ${content.verifyAddress}`,
    placement: 'Block',
    bbox: [page.left, top, page.left + size, top + size],
  });
  paper.content(figure, 'Figure', () => drawQrCode(paper, content.verifyAddress, page.left, top, size));
  let y = top + 2;
  for (const lines of set) {
    paper.content(paper.element(sheet.root, 'P'), 'P', () => {
      y = drawLines(paper, lines, x, y);
    });
    y += 2;
  }
  sheet.y = Math.max(y, top + size);
}
