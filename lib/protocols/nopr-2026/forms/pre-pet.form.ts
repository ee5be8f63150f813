import { every, not, when } from '../../../domain/forms/condition';
import { defineForm } from '../../../domain/forms/form';
import { choice, code, yesNo } from '../../../domain/forms/question';
import { diagnosisReasons, monitoringReasons } from '../reasons';
import { codesOfSite } from '../sites';
import { management } from './management';
import { footnotes, reasonOptions, siteOptions } from './reason-and-site';
import { stageOptions } from './stage';

const diseaseKnown = not(when('reason').is(...diagnosisReasons));
const naf = when('tracer').is('NAF');
const asked = 'NOPR 2006 questionnaire (J Nucl Med 2007), wording unconfirmed';
const askedNaf = 'NOPR NaF questionnaire, choices from its published tables';

/** What the referring physician intends before the scan, in two minutes. */
export const prePet = defineForm({
  id: 'pre-pet',
  version: 1,
  title: 'Pre-PET form',
  answeredBy: 'physician',
  attests: 'These are my answers.',
  minutes: 2,
  given: ['tracer', 'registeredReason', 'registeredSite', 'registeredFollowUp'],
  sections: {
    request: {
      title: 'The request',
      questions: {
        treating: yesNo({ ask: 'Are you the treating physician?', number: 'A1', cites: asked }),
        reason: choice({
          ask: 'Reason for this PET scan',
          number: 'A2',
          options: reasonOptions,
          known: { from: 'registeredReason', says: 'from the registration' },
          cites: asked,
        }),
      },
    },
    disease: {
      title: 'The disease',
      questions: {
        site: choice({
          ask: 'Cancer site',
          number: 'A3',
          shown: 'list',
          askIf: diseaseKnown,
          options: siteOptions,
          known: { from: 'registeredSite', says: 'from the registration' },
          cites: asked,
        }),
        cervixNegative: yesNo({
          ask: footnotes.cervixNegative.ask,
          askIf: every(footnotes.cervixNegative.cell, when('registeredFollowUp').isNot('cervixNegative')),
        }),
        breastDistant: yesNo({
          ask: footnotes.breastDistant.ask,
          askIf: every(footnotes.breastDistant.cell, when('registeredFollowUp').isNot('breastDistant')),
        }),
        melanomaNodes: yesNo({
          ask: footnotes.melanomaNodes.ask,
          askIf: every(footnotes.melanomaNodes.cell, when('registeredFollowUp').isNot('melanomaNodes')),
        }),
        thyroidFollicular: yesNo({
          ask: footnotes.thyroidFollicular.ask,
          askIf: every(
            footnotes.thyroidFollicular.cell,
            when('registeredFollowUp').isNot('thyroidFollicular'),
          ),
        }),
        diagnosis: code({
          ask: 'ICD-10-CM diagnosis code',
          number: 'A4',
          system: 'icd10cm',
          within: { by: 'site', table: codesOfSite },
        }),
        established: choice({
          ask: 'How is the cancer established?',
          number: 'A5',
          options: [
            { value: 'PROVEN', label: 'Pathologically proven' },
            { value: 'SUSPECTED', label: 'Strongly suspected on other testing' },
          ],
          cites: 'unconfirmed',
        }),
        stage: choice({
          ask: 'Working summary stage',
          number: 'A6',
          askIf: diseaseKnown,
          options: stageOptions,
          cites: 'NOPR 2006 questionnaire (J Nucl Med 2007)',
        }),
        ecog: choice({
          ask: 'Performance status (ECOG)',
          number: 'A7',
          options: [
            { value: '0', label: 'Fully active' },
            { value: '1', label: 'Symptomatic and fully ambulatory' },
            { value: '2', label: 'In bed less than half of the day' },
            { value: '3', label: 'In bed more than half of the day' },
            { value: '4', label: 'Bedridden' },
          ],
          cites: 'NOPR 2006 questionnaire (J Nucl Med 2007)',
        }),
        therapy: choice({
          ask: 'Therapy being monitored',
          number: 'A8',
          askIf: when('reason').is(...monitoringReasons),
          options: [
            { value: 'CHEMOTHERAPY', label: 'Chemotherapy' },
            { value: 'RADIATION', label: 'Radiation' },
            { value: 'BOTH', label: 'Chemotherapy and radiation' },
            { value: 'OTHER', label: 'Other' },
          ],
          cites: asked,
        }),
        prompt: choice({
          ask: 'What prompted the scan',
          number: 'A9',
          askIf: naf,
          options: [
            { value: 'NONE', label: 'None' },
            { value: 'MARKER', label: 'Rising tumor marker only' },
            { value: 'PAIN', label: 'Pain only' },
            { value: 'IMAGING', label: 'Evidence from other imaging' },
            { value: 'ANOTHER', label: 'Another single sign' },
            { value: 'SEVERAL', label: 'Several signs' },
          ],
          cites: askedNaf,
        }),
      },
    },
    plan: {
      title: 'Your plan without PET',
      questions: {
        ...management('Intended management if PET were not available'),
        boneScan: yesNo({
          ask: 'Would you order a bone scan if NaF PET were unavailable?',
          number: 'B6',
          askIf: naf,
          cites: askedNaf,
        }),
      },
    },
  },
  checks: [
    {
      id: 'PRE-01',
      about: 'diagnosis',
      says: 'Choose a code of this cancer site, or correct the site.',
      holds: when('diagnosis').startsWithOneOf('site', codesOfSite),
      cites: 'nopr-2026, pre-PET form; ICD-10-CM families of the sites (list unconfirmed)',
    },
  ],
});
