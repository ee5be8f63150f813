import { every, when } from './condition';
import { defineForm, type FormDefinition } from './form';
import { choice, choices, code, date, number, person, type Question, text, yesNo } from './question';

/** A form with every kind of question, a follow-up of a follow-up and a check of each kind; tests build on it. */
export const fixture = defineForm({
  id: 'fixture',
  version: 1,
  title: 'Fixture form',
  answeredBy: 'physician',
  attests: 'These are my answers.',
  minutes: 1,
  given: ['tracer', 'registeredOn'],
  sections: {
    person: {
      title: 'The person',
      intro: 'Who it is about.',
      questions: {
        name: text({ ask: 'Last name', number: 'A1', max: 20 }),
        card: text({ ask: 'Medicare Beneficiary Identifier (MBI)', format: 'mbi', max: 80 }),
        zip: text({ ask: 'ZIP code', format: 'zip', max: 20, optional: true }),
        bornOn: date({ ask: 'Date of birth' }),
        doctor: person({
          ask: 'Physician',
          parts: ['npi', 'familyName', 'givenName', 'email', 'phone'],
          needed: ['npi', 'familyName', 'givenName'],
        }),
      },
    },
    plan: {
      title: 'The plan',
      questions: {
        treated: yesNo({ ask: 'Is the patient treated?', number: 'B1' }),
        how: choices({
          ask: 'Types of treatment',
          number: 'B2',
          askIf: when('treated').is('yes'),
          options: [
            { value: 'NONE', label: 'None' },
            { value: 'SURGERY', label: 'Surgery' },
            { value: 'OTHER', label: 'Other' },
          ],
          alone: 'NONE',
        }),
        other: text({
          ask: 'Other treatment',
          number: 'B3',
          max: 40,
          long: true,
          askIf: when('how').has('OTHER'),
        }),
        site: choice({
          ask: 'Cancer site',
          known: { from: 'tracer', says: 'from the registration' },
          options: [
            { value: 'BRAIN', label: 'Brain', onlyIf: when('tracer').is('FDG') },
            { value: 'BREAST', label: 'Breast' },
          ],
        }),
        diagnosis: code({
          ask: 'ICD-10-CM diagnosis code',
          system: 'icd10cm',
          within: { by: 'site', table: { BRAIN: ['C71'], BREAST: ['C50'] } },
        }),
        scanOn: date({ ask: 'Date of scan' }),
        dose: number({ ask: 'Administered activity (mCi)', min: 0.1, max: 45, decimals: 1, unit: 'mCi' }),
      },
    },
  },
  checks: [
    {
      id: 'FIX-01',
      about: 'bornOn',
      says: 'Type a date of birth in the past.',
      holds: when('bornOn').isNotAfter('today'),
      cites: 'fixture',
    },
    {
      id: 'FIX-02',
      about: 'bornOn',
      says: 'Type a later year.',
      holds: when('bornOn').isAtMostYearsBefore('today', 120),
      cites: 'fixture',
    },
    {
      id: 'FIX-03',
      about: 'scanOn',
      says: 'Type a day within two weeks of registration.',
      holds: every(when('scanOn').isNotBefore('registeredOn'), when('scanOn').isNotAfter('registeredOn', 14)),
      cites: 'fixture',
    },
    {
      id: 'FIX-04',
      about: 'diagnosis',
      says: 'Choose a code of the site.',
      holds: when('diagnosis').startsWithOneOf('site', { BRAIN: ['C71'], BREAST: ['C50'] }),
      cites: 'fixture',
    },
    {
      id: 'FIX-05',
      about: 'dose',
      says: 'Type 30 mCi at most.',
      onlyIf: when('tracer').is('NAF'),
      holds: every(when('dose').isAtLeast(1), when('dose').isAtMost(30)),
      cites: 'fixture',
    },
  ],
});

/** The fixture with one more question at its end: what an added question needs is this and nothing else. */
export function fixtureWith(key: string, question: Question): FormDefinition {
  const { plan } = fixture.sections;
  return {
    ...fixture,
    sections: { ...fixture.sections, plan: { ...plan, questions: { ...plan.questions, [key]: question } } },
  };
}
