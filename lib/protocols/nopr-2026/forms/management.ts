import { when } from '../../../domain/forms/condition';
import { choice, choices, text } from '../../../domain/forms/question';

const cites = 'NOPR 2006 questionnaire (J Nucl Med 2007), wording unconfirmed';

/**
 * B1 to B5: what the physician would do, with its follow-ups. Asked before and after PET in the same words, so that the
 * two plans can be compared.
 */
export function management<const Ask extends string>(ask: Ask) {
  return {
    plan: choice({
      ask,
      number: 'B1',
      options: [
        { value: 'OBSERVATION', label: 'Observation with close follow-up' },
        { value: 'IMAGING', label: 'Additional imaging or other non-invasive tests' },
        { value: 'BIOPSY', label: 'Tissue biopsy' },
        { value: 'TREATMENT', label: 'Treatment' },
        { value: 'SUPPORTIVE', label: 'Supportive care only' },
      ],
      cites,
    }),
    goal: choice({
      ask: 'Goal of treatment',
      number: 'B2',
      askIf: when('plan').is('TREATMENT'),
      options: [
        { value: 'CURATIVE', label: 'Curative' },
        { value: 'PALLIATIVE', label: 'Palliative' },
      ],
      cites,
    }),
    treatments: choices({
      ask: 'Types of treatment',
      number: 'B3',
      hint: 'Choose all that apply.',
      askIf: when('plan').is('TREATMENT'),
      options: [
        { value: 'SURGERY', label: 'Surgery' },
        { value: 'SYSTEMIC', label: 'Chemotherapy or other systemic therapy' },
        { value: 'RADIATION', label: 'Radiation' },
        { value: 'OTHER', label: 'Other' },
      ],
      cites,
    }),
    otherTreatment: text({
      ask: 'Other treatment',
      number: 'B4',
      max: 200,
      askIf: when('treatments').has('OTHER'),
      cites,
    }),
    tests: choices({
      ask: 'Imaging or tests you would order',
      number: 'B5',
      hint: 'Choose all that apply.',
      askIf: when('plan').is('IMAGING'),
      options: [
        { value: 'CT', label: 'CT' },
        { value: 'MRI', label: 'MRI' },
        { value: 'BONE_SCAN', label: 'Bone scan' },
        { value: 'FDG_PET', label: 'FDG PET' },
        { value: 'OTHER', label: 'Other' },
      ],
      cites,
    }),
  } as const;
}
