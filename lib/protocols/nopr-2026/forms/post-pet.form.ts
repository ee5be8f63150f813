import { when } from '../../../domain/forms/condition';
import { defineForm } from '../../../domain/forms/form';
import { choice, choices, yesNo } from '../../../domain/forms/question';
import { diagnosisReasons, monitoringReasons, stagedReasons } from '../reasons';
import { management } from './management';
import { stageOptions } from './stage';

const diagnosis = when('reason').is(...diagnosisReasons);
const staged = when('reason').is(...stagedReasons);
const monitoring = when('reason').is(...monitoringReasons);
const asked = 'NOPR 2006 questionnaire (J Nucl Med 2007), wording unconfirmed';
const unconfirmed = 'unconfirmed';

/** What the referring physician concludes and intends after the scan. */
export const postPet = defineForm({
  id: 'post-pet',
  version: 1,
  title: 'Post-PET form',
  answeredBy: 'physician',
  attests: 'These are my answers.',
  minutes: 2,
  given: ['reason', 'tracer'],
  sections: {
    finding: {
      title: 'What PET showed',
      questions: {
        avoided: yesNo({
          ask: 'Did PET enable you to avoid additional tests or procedures?',
          number: 'A1',
          cites: asked,
        }),
        whichAvoided: choices({
          ask: 'Which were avoided?',
          number: 'A2',
          hint: 'Choose all that apply.',
          askIf: when('avoided').is('yes'),
          options: [
            { value: 'CT_MRI', label: 'CT or MRI' },
            { value: 'BIOPSY', label: 'Biopsy' },
            { value: 'SURGERY', label: 'Surgery' },
            { value: 'OTHER', label: 'Other' },
          ],
          cites: unconfirmed,
        }),
        biopsyDone: yesNo({
          ask: 'Was a biopsy done after the PET?',
          number: 'A3',
          askIf: diagnosis,
          cites: unconfirmed,
        }),
        biopsyResult: choice({
          ask: 'Result of the biopsy',
          number: 'A4',
          askIf: when('biopsyDone').is('yes'),
          options: [
            { value: 'BENIGN', label: 'Benign' },
            { value: 'MALIGNANT', label: 'Malignant' },
            { value: 'PENDING', label: 'Pending' },
          ],
          cites: unconfirmed,
        }),
        impression: choice({
          ask: 'Impression after PET',
          number: 'A5',
          askIf: diagnosis,
          options: [
            { value: 'BENIGN', label: 'Benign' },
            { value: 'PRIMARY_FOUND', label: 'Malignant and primary site found' },
            { value: 'PRIMARY_NOT_FOUND', label: 'Malignant and primary site not found' },
            { value: 'INDETERMINATE', label: 'Indeterminate' },
          ],
          cites: unconfirmed,
        }),
        stage: choice({
          ask: 'Summary stage now',
          number: 'A6',
          askIf: staged,
          options: stageOptions,
          cites: 'NOPR NaF questionnaire; unconfirmed for FDG',
        }),
        extent: choice({
          ask: 'Extent of disease compared with your belief before PET',
          number: 'A7',
          askIf: staged,
          options: [
            { value: 'LESS', label: 'Less' },
            { value: 'SAME', label: 'No change' },
            { value: 'MORE', label: 'More' },
          ],
          cites: 'NOPR NaF questionnaire; unconfirmed for FDG',
        }),
        prognosis: choice({
          ask: 'Prognosis after PET',
          number: 'A8',
          askIf: monitoring,
          options: [
            { value: 'BETTER', label: 'Better' },
            { value: 'UNCHANGED', label: 'Unchanged' },
            { value: 'WORSE', label: 'Worse' },
          ],
          cites: 'NOPR treatment monitoring (published tables)',
        }),
        monitoredPlan: choice({
          ask: 'Plan for the monitored therapy',
          number: 'A9',
          askIf: monitoring,
          options: [
            { value: 'CONTINUE', label: 'Continue unchanged' },
            { value: 'ADJUST', label: 'Adjust dose or duration' },
            { value: 'SWITCH', label: 'Switch to another therapy' },
            { value: 'STOP', label: 'Stop and give supportive care' },
          ],
          cites: 'NOPR treatment monitoring (published tables)',
        }),
      },
    },
    plan: {
      title: 'Your plan now',
      questions: management('Intended management now'),
    },
    closing: {
      title: 'About you',
      questions: {
        treating: yesNo({ ask: 'Are you the treating physician?', number: 'C1', cites: asked }),
        consent: yesNo({
          ask: 'Do you consent to the use of your answers for research?',
          number: 'C2',
          hint: 'An answer is needed; the scan is payable with any answer.',
          cites: asked,
        }),
      },
    },
  },
  checks: [],
});
