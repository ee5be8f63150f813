import type { ReviewRow } from '../../domain/forms/review';
import type { Result } from '../../domain/result';
import { fail, ok } from '../../domain/result';
import type { QuestionnaireContent } from '../questionnaire-content';
import { drawFacts } from './facts';
import { ink, styles } from './look';
import { drawMasthead } from './masthead';
import { drawPageFrames, drawWatermark } from './page-frame';
import { Paper } from './paper';
import { Sheet } from './sheet';
import { type Cell, drawTable } from './table';
import { textsIn, unprintable } from './unprintable';

/** A submitted form as PDF: what was asked and what was said, in the words of the day. The same content gives the same bytes. */
export async function drawQuestionnaire(content: QuestionnaireContent): Promise<Result<Buffer>> {
  const problem = unprintable(labelled(content));
  if (problem) return fail(problem);
  const paper = new Paper({
    title: `${content.title} ${content.caseNumber ?? content.receipt}, revision ${content.revision}`,
    author: content.registry.name,
    at: new Date(content.submittedAt),
    eachPage: (blank) => {
      if (content.demo) drawWatermark(blank, ['DEMO · NOT', 'FOR CLAIM']);
    },
  });
  const sheet = new Sheet(paper, paper.root);
  drawHead(sheet, content);
  drawRemarks(sheet, content);
  for (const section of content.sections) {
    sheet.heading(section.title, 40);
    drawTable(sheet, {
      columns: [
        { title: 'No.', share: 0.08 },
        { title: 'Question', share: 0.37 },
        { title: 'Answer', share: 0.55 },
      ],
      rows: section.rows.map(answerRow),
    });
  }
  drawSignature(sheet, content);
  drawFrames(paper, content);
  return ok(await paper.finish());
}

function drawHead(sheet: Sheet, content: QuestionnaireContent): void {
  const { patient } = content;
  drawMasthead(sheet, {
    title: content.title,
    below: `${caseOf(content)}revision ${content.revision}`,
    right: { name: content.facility, lines: [`Receipt ${content.receipt}`] },
  });
  drawFacts(sheet, [
    [
      {
        label: 'Patient',
        values: [
          patient.name,
          `born ${patient.bornWords}`,
          ...(patient.mbi === null ? [] : [`MBI ${patient.mbi}`]),
        ],
      },
    ],
    [{ label: 'Submitted', values: [content.submittedWords, `by ${content.submittedBy}`] }],
  ]);
  if (content.transcription !== null) {
    sheet.gap(2);
    sheet.paragraph([
      {
        text: `${content.transcription.charAt(0).toUpperCase()}${content.transcription.slice(1)}.`,
        weight: 'semibold',
      },
    ]);
  }
}

/** What became of it afterwards comes before what it says. */
function drawRemarks(sheet: Sheet, { remarks }: QuestionnaireContent): void {
  for (const remark of remarks) {
    sheet.gap(2);
    sheet.paragraph([{ text: remark, weight: 'semibold', color: ink.no }]);
  }
}

function caseOf({ caseNumber }: QuestionnaireContent): string {
  return caseNumber === null ? '' : `Case ${caseNumber} · `;
}

function answerRow(row: ReviewRow): readonly Cell[] {
  const asked = row.followUp ? 14 : 0;
  const isLong = row.words.some((words) => words.length > 200);
  const answer = row.words.length === 0 ? [[{ text: 'No answer', color: ink.muted }]] : row.words;
  return [
    { paragraphs: [row.number ?? ''], style: { ...styles.answer, color: ink.muted } },
    { paragraphs: [row.ask], style: styles.answer, indent: asked, isRowHead: true },
    { paragraphs: answer, style: isLong ? styles.answer : { ...styles.answer, weight: 'semibold' } },
  ];
}

function drawSignature(sheet: Sheet, content: QuestionnaireContent): void {
  const { signature, definition } = content;
  sheet.heading(signature === null ? 'Submission' : 'Signature', 110);
  if (signature !== null) {
    sheet.paragraph([{ text: `“${signature.meaning}”`, weight: 'semibold' }], styles.answer);
    sheet.gap(5);
  }
  const receipt = { label: 'Receipt', values: [content.receipt] };
  drawFacts(
    sheet,
    signature === null
      ? [
          [{ label: 'Submitted by', values: [content.submittedBy] }],
          [{ label: 'When', values: [content.submittedWords] }],
          [receipt],
        ]
      : [
          [
            {
              label: 'Signed by',
              values: [signature.name, ...(signature.npi === null ? [] : [`NPI ${signature.npi}`])],
            },
          ],
          [{ label: 'When', values: [signature.when, signature.method] }],
          [receipt],
        ],
  );
  sheet.paragraph(`Content, SHA-256 ${content.contentHash}`, styles.small);
  if (signature !== null && signature.seal !== null)
    sheet.paragraph(
      `Signature intact, sealed SHA-256 ${signature.seal}${signature.line === null ? '' : ` in line ${signature.line} of the audit`}`,
      styles.small,
    );
  sheet.paragraph(
    `Form ${definition.id}, version ${definition.version}, SHA-256 ${definition.hash}`,
    styles.small,
  );
}

function drawFrames(paper: Paper, content: QuestionnaireContent): void {
  drawPageFrames(paper, {
    from: `${content.registry.name} · ${content.registry.nct}`,
    about: `${caseOf(content)}${content.title}, revision ${content.revision}`,
    footer: [
      [
        { text: 'Receipt ' },
        { text: content.receipt, weight: 'bold' },
        { text: ` · submitted ${content.submittedWords}` },
      ],
      `Form ${content.definition.id}, version ${content.definition.version} · content SHA-256 ${content.contentHash.slice(0, 8)}…${content.contentHash.slice(-8)}`,
    ],
  });
}

function* labelled(content: QuestionnaireContent) {
  yield { where: "the patient's name", text: content.patient.name };
  for (const row of content.sections.flatMap((section) => section.rows)) {
    for (const text of row.words) yield { where: `the answer to “${row.ask}”`, text };
  }
  if (content.signature)
    yield { where: 'the signature', text: `${content.signature.name} ${content.signature.meaning}` };
  for (const text of textsIn(content)) yield { where: 'this form', text };
}
