import fc from 'fast-check';
import type { ClaimSupportContent } from '@/lib/documents/claim-support-content';
import { claimSupportExample, questionnaireExample } from '@/lib/documents/example-content';
import { drawClaimSupport } from '@/lib/documents/pdf/claim-support';
import { drawQuestionnaire } from '@/lib/documents/pdf/questionnaire';
import type { QuestionnaireContent } from '@/lib/documents/questionnaire-content';
import type { Result } from '@/lib/domain/result';
import { type Written, written } from './scripts';

/** A record as it is stored, and what of it stands in its document word by word. */
export interface DrawnRecord {
  readonly texts: readonly Written[];
  readonly says: readonly string[];
  readonly draw: () => Promise<Result<Buffer>>;
}

const questionnaire = fc
  .record({
    name: written,
    asks: fc.array(fc.tuple(written, fc.array(written, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ name, asks }): DrawnRecord => {
    const content: QuestionnaireContent = {
      ...questionnaireExample,
      patient: { ...questionnaireExample.patient, name: name.text },
      sections: [
        {
          key: 'all',
          title: 'Answers',
          rows: asks.map(([ask, words], index) => ({
            key: `k${index}`,
            ask: ask.text,
            words: words.map(({ text }) => text),
            followUp: false,
          })),
        },
      ],
    };
    return {
      texts: [name, ...asks.flatMap(([ask, words]) => [ask, ...words])],
      says: [
        `Patient ${name.text}`,
        ...asks.map(
          ([ask, words]) =>
            `${ask.text} ${words.length === 0 ? 'No answer' : words.map(({ text }) => text).join(' ')}`,
        ),
      ],
      draw: () => drawQuestionnaire(content),
    };
  });

const claimSupport = fc
  .record({
    familyName: written,
    givenName: written,
    facility: written,
    reader: written,
    revision: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ familyName, givenName, facility, reader, revision }): DrawnRecord => {
    const content: ClaimSupportContent = {
      ...claimSupportExample,
      revision,
      facility: { ...claimSupportExample.facility, name: facility.text },
      patient: { ...claimSupportExample.patient, familyName: familyName.text, givenName: givenName.text },
      interpreting: { ...claimSupportExample.interpreting, name: reader.text },
    };
    return {
      texts: [familyName, givenName, facility, reader],
      says: [
        `Revision ${revision}, issued`,
        facility.text,
        `Patient ${familyName.text}, ${givenName.text} born`,
        `${reader.text} NPI ${claimSupportExample.interpreting.npi}`,
      ],
      draw: () => drawClaimSupport(content),
    };
  });

export const drawnRecord: fc.Arbitrary<DrawnRecord> = fc.oneof(questionnaire, claimSupport);
