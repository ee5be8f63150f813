import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixtureWith } from '../../domain/forms/fixture.form';
import { readForm } from '../../domain/forms/problems';
import { text } from '../../domain/forms/question';
import { review } from '../../domain/forms/review';
import { sampleAnswers } from '../../domain/forms/sample';
import { seeded } from '../../domain/forms/seeded';
import { questionnaireExample } from '../example-content';
import type { QuestionnaireContent } from '../questionnaire-content';
import { letters } from './letters.fixture';
import { drawQuestionnaire } from './questionnaire';
import { readBack } from './read-back';

async function bytesOf(content: QuestionnaireContent): Promise<Buffer> {
  const drawn = await drawQuestionnaire(content);
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

/** Without what a line break adds or takes, and without signs that have no shape. */
function squeezed(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s\p{Cf}]/gu, '');
}

async function textOf(content: QuestionnaireContent): Promise<string> {
  return squeezed((await readBack(await bytesOf(content))).pages.join('\n'));
}

function answering(words: readonly string[], ask = 'Text of the report'): QuestionnaireContent {
  return {
    ...questionnaireExample,
    sections: [{ key: 'report', title: 'Report', rows: [{ key: 'text', ask, words, followUp: false }] }],
  };
}

/** All that a questionnaire says, in its order. */
function wordsOf(content: QuestionnaireContent): string {
  const { patient, signature } = content;
  return squeezed(
    [
      content.title,
      `Case ${content.caseNumber} · revision ${content.revision}`,
      content.facility,
      `Receipt ${content.receipt}`,
      `Patient ${patient.name} born ${patient.bornWords}`,
      patient.mbi === null ? '' : `MBI ${patient.mbi}`,
      `Submitted ${content.submittedWords} by ${content.submittedBy}`,
      content.transcription === null ? '' : `${content.transcription.replace(/^t/, 'T')}.`,
      ...content.sections.flatMap((section) => [
        `${section.title} No. Question Answer`,
        ...section.rows.map(
          (row) =>
            `${row.number ?? ''} ${row.ask} ${row.words.length === 0 ? 'No answer' : row.words.join(' ')}`,
        ),
      ]),
      signature === null
        ? `Submission Submitted by ${content.submittedBy} When ${content.submittedWords}`
        : `Signature “${signature.meaning}” Signed by ${signature.name} NPI ${signature.npi} When ${signature.when} ${signature.method}`,
      `Receipt ${content.receipt} Content, SHA-256 ${content.contentHash}`,
      signature === null
        ? ''
        : `Signature intact, sealed SHA-256 ${signature.seal} in line ${signature.line} of the audit`,
      `Form ${content.definition.id}, version ${content.definition.version}, SHA-256 ${content.definition.hash}`,
    ].join('\n'),
  );
}

describe('questionnaire', () => {
  test('says what was said, question by question, and nothing else', async () => {
    expect(await textOf(questionnaireExample)).toBe(wordsOf(questionnaireExample));
  });

  test('says who transcribed it from paper, the MBI where it is known, and who submitted what is not signed', async () => {
    const transcribed: QuestionnaireContent = {
      ...questionnaireExample,
      patient: { ...questionnaireExample.patient, mbi: '1EG4-TE5-MK72' },
      transcription: 'transcribed from paper by Dana Registrar, signed by Anand Iyer on October 30, 2026',
      signature: null,
    };
    expect(await textOf(transcribed)).toBe(wordsOf(transcribed));
  });

  test('shows a question without an answer as such', async () => {
    const content = answering([]);
    expect(await textOf(content)).toBe(wordsOf(content));
  });

  test.each([
    [
      'in words',
      Array.from({ length: 3_400 }, (_, index) => `word${index}`)
        .join(' ')
        .slice(0, 20_000),
    ],
    [
      'in lines',
      Array.from({ length: 1_200 }, (_, index) => `Finding ${index}: none.`)
        .join('\n')
        .slice(0, 20_000),
    ],
    ['without a space', 'Rindfleischetikettierung'.repeat(900).slice(0, 20_000)],
    ['in Devanagari', 'क्षत्रिय हिन्दी में किताब श्री '.repeat(900).slice(0, 20_000)],
  ])(
    'loses nothing of twenty thousand characters %s',
    async (_, long) => {
      const content = answering([long, 'and a last line']);
      expect(long).toHaveLength(20_000);
      expect(await textOf(content)).toBe(wordsOf(content));
      const file = await readBack(await bytesOf(content));
      expect(file.pages.length).toBeGreaterThan(4);
      expect(squeezed(file.artifacts.at(-1) ?? '')).toContain(
        squeezed(`Page ${file.pages.length} of ${file.pages.length}`),
      );
    },
    60_000,
  );

  test('reads back every script it is printed in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 12 }), letters, async (words, ask) => {
        const content = answering(words, ask);
        expect(await textOf(content)).toBe(wordsOf(content));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('shows a question that was added to its form', async () => {
    const asked = 'Which language does the patient read?';
    const form = fixtureWith('language', text({ ask: asked, number: 'B9', max: 40 }));
    const given = { tracer: 'FDG', registeredOn: '2026-10-26' };
    const answers = sampleAnswers(form, given, '2026-11-02', seeded(7), { language: 'Polish' });
    const sections = review(form, readForm(form, answers, given, '2026-11-02'));
    const content = { ...questionnaireExample, sections };
    expect(await textOf(content)).toBe(wordsOf(content));
    expect(await textOf(content)).toContain(squeezed(`B9 ${asked} Polish`));
  });

  test('gives the same bytes for the same content', async () => {
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const first = sha256(await bytesOf(questionnaireExample));
    expect(sha256(await bytesOf(JSON.parse(JSON.stringify(questionnaireExample))))).toBe(first);
  });

  test('is tagged, titled and says its language', async () => {
    const file = await readBack(await bytesOf(questionnaireExample));
    expect(file).toMatchObject({
      isTagged: true,
      title: 'Pre-PET form 1017-26-0402, revision 1',
      lang: 'en-US',
    });
    for (const role of ['Document', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD'])
      expect(file.roles).toContain(role);
  });

  test('bears the watermark in the demo and only there', async () => {
    const demo = await readBack(await bytesOf(questionnaireExample));
    const live = await readBack(await bytesOf({ ...questionnaireExample, demo: false }));
    expect(squeezed(demo.artifacts.join(''))).toContain(squeezed('DEMO · NOT FOR CLAIM'));
    expect(live.artifacts.join('')).not.toContain('DEMO');
  });

  test('names the answer and the character that it cannot print', async () => {
    expect(await drawQuestionnaire(answering(['CT 検査'], 'Other treatment'))).toEqual({
      ok: false,
      problem: {
        code: 'cannot-print',
        says: 'The character “検” (U+691C) in the answer to “Other treatment” cannot be printed. Documents are printed in Latin, Greek, Cyrillic, Vietnamese and Devanagari letters: write it in one of these.',
      },
    });
  });
});
