import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import type { OrderSheetContent } from '../order-sheet-content';
import { drawFacts } from './facts';
import { ink, page, styles, type TextStyle } from './look';
import { drawMasthead } from './masthead';
import { drawPageFrames, drawWatermark } from './page-frame';
import { Paper } from './paper';
import { drawLines, heightOf, Sheet } from './sheet';
import { textsIn, unprintable } from './unprintable';

const codeStyle: TextStyle = { size: 40, leading: 52, weight: 'bold', color: ink.deep };
const stepStyle: TextStyle = { size: 11, leading: 16, weight: 'regular', color: ink.text };

/** The sheet with the code for one form of one physician. */
export async function drawOrderSheet(content: OrderSheetContent): Promise<Result<Buffer>> {
  const problem = unprintable(labelled(content));
  if (problem) return fail(problem);
  const paper = new Paper({
    title: `Order sheet: ${content.form.title}`,
    author: content.facility.name,
    at: new Date(content.printedAt),
    eachPage: (blank) => {
      if (content.demo) drawWatermark(blank, ['DEMO · NO', 'REAL PATIENT']);
    },
  });
  const sheet = new Sheet(paper, paper.root);
  const { facility, physician, form, patient } = content;
  drawMasthead(sheet, {
    title: 'A questionnaire for the referring physician',
    below: form.title,
    right: { name: facility.name, lines: [facility.place, facility.phone] },
  });
  drawFacts(sheet, [
    [{ label: 'To', values: [physician.name, `NPI ${physician.npi}`] }],
    [{ label: 'Your patient', values: [`${patient.initials}, born ${patient.born}`, content.scan] }],
    [{ label: 'Please answer by', values: [content.due ?? 'as soon as you can'] }],
  ]);
  sheet.gap(10);
  drawCode(sheet, content.code);
  sheet.heading('How to answer', 60);
  for (const step of stepsOf(content)) {
    sheet.paragraph(step, stepStyle);
    sheet.gap(5);
  }
  sheet.heading('If something does not work', 40);
  sheet.paragraph(
    `Call ${facility.name} at ${facility.phone}. They send the e-mail again, to another address if you like, read the code to you, or take your answers on paper.`,
    stepStyle,
  );
  drawPageFrames(paper, {
    from: facility.name,
    about: 'Order sheet',
    footer: [
      `The code works only together with the link in the e-mail, and the link only with the code. Printed ${content.printedWords}.`,
      `${content.registry.name} · ${content.registry.nct} · ${content.registry.contact}`,
    ],
  });
  return ok(await paper.finish());
}

function stepsOf({ facility, form }: OrderSheetContent): readonly string[] {
  return [
    `1.  Open the e-mail from ${facility.name} about this questionnaire, and the link in it. No account is needed.`,
    '2.  Type the code above. Large and small letters are the same, and the dash may be left out.',
    `3.  Answer the questions: about ${form.minutes} minutes. You can stop and go on later with the same link and code, on another device too.`,
    '4.  Sign with your name, your NPI and the code. You get a receipt, and a copy of what you said.',
  ];
}

/** The code in a frame of its own, large enough to be read off a fax. */
function drawCode(sheet: Sheet, code: string): void {
  const { paper } = sheet;
  const label = paper.set('Your code', styles.strong, page.contentWidth);
  const set = paper.set(code, codeStyle, page.contentWidth);
  const height = heightOf(label) + heightOf(set) + 30;
  sheet.ensure(height);
  const top = sheet.y;
  paper.artifact('Layout', () => {
    paper.doc.roundedRect(page.left, top, page.contentWidth, height, 4).lineWidth(1.25).stroke(ink.rule);
  });
  paper.content(paper.element(sheet.root, 'H2'), 'H2', () => {
    drawLines(paper, label, page.left + 18, top + 13);
  });
  paper.content(paper.element(sheet.root, 'P'), 'P', () => {
    drawLines(paper, set, page.left + 18, top + 13 + heightOf(label));
  });
  sheet.y = top + height;
}

function* labelled(content: OrderSheetContent) {
  yield { where: 'the physician’s name', text: content.physician.name };
  for (const text of textsIn(content)) yield { where: 'this sheet', text };
}
