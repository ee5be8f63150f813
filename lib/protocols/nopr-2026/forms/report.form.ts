import { when } from '../../../domain/forms/condition';
import { defineForm } from '../../../domain/forms/form';
import { choice, text, yesNo } from '../../../domain/forms/question';

const scored = 'Elements most often missing from registry reports (J Nucl Med review of 65 reports)';

/** The report of the scan. A PDF of it is an attachment of the case; its text may be given instead. */
export const report = defineForm({
  id: 'report',
  version: 1,
  title: 'PET report',
  answeredBy: 'facility',
  attests: 'Entered from the record.',
  minutes: 2,
  given: ['tracer'],
  sections: {
    report: {
      title: 'The report',
      questions: {
        reportText: text({
          ask: 'Report text',
          hint: 'Leave this empty when the report is attached as a PDF.',
          max: 20_000,
          long: true,
          optional: true,
        }),
      },
    },
    checklist: {
      title: 'Is it in the report?',
      intro: 'An answer of “no” does not make the scan unpayable.',
      questions: {
        saysReason: yesNo({ ask: 'Reason for the study', cites: scored }),
        saysTreatment: yesNo({ ask: 'Treatment history', cites: scored }),
        saysComparison: yesNo({ ask: 'Comparison statement', cites: scored }),
        saysUptake: yesNo({ ask: 'Injection-to-imaging time', cites: scored }),
      },
    },
    assessment: {
      title: 'Assessment',
      questions: {
        assessment: choice({
          ask: "Interpreting physician's assessment",
          askIf: when('tracer').is('NAF'),
          options: [
            { value: 'NEGATIVE', label: 'Normal, benign or equivocal' },
            { value: 'PROBABLE', label: 'Probable metastases' },
            { value: 'UNIFOCAL', label: 'Definite, unifocal' },
            { value: 'MULTIFOCAL', label: 'Definite, multifocal' },
            { value: 'DIFFUSE', label: 'Definite, diffuse' },
          ],
          cites: 'NOPR NaF assessment form, choices from its published tables',
        }),
      },
    },
  },
  checks: [],
});
