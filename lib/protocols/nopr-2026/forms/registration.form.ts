import { when } from '../../../domain/forms/condition';
import { defineForm } from '../../../domain/forms/form';
import { choice, choices, date, person, text, yesNo } from '../../../domain/forms/question';
import { tracers } from '../reasons';
import { footnotes, reasonOptions, siteOptions } from './reason-and-site';

/** Registers a case: who is scanned, who asks for it, who pays, what for. */
export const registration = defineForm({
  id: 'registration',
  version: 1,
  title: 'Case registration',
  answeredBy: 'facility',
  minutes: 3,
  given: [],
  sections: {
    patient: {
      title: 'Patient',
      questions: {
        familyName: text({ ask: 'Last name', max: 80 }),
        givenName: text({ ask: 'First name', max: 80 }),
        bornOn: date({ ask: 'Date of birth', hint: 'Month/day/year, for example 03/02/1955' }),
        sex: choice({
          ask: 'Sex',
          options: [
            { value: 'F', label: 'Female' },
            { value: 'M', label: 'Male' },
            { value: 'X', label: 'Other or unknown' },
          ],
        }),
        mbi: text({
          ask: 'Medicare Beneficiary Identifier (MBI)',
          format: 'mbi',
          max: 80,
          hint: '11 characters on the red, white and blue card, with or without dashes. Never a Social Security number.',
          cites: 'CMS, Understanding the MBI format',
        }),
        zip: text({ ask: 'ZIP code', format: 'zip', max: 20, hint: '5 digits, or 5 and 4' }),
        race: choices({
          ask: 'Race',
          hint: 'As the patient says; choose all that apply.',
          options: [
            { value: 'AIAN', label: 'American Indian or Alaska Native' },
            { value: 'ASIAN', label: 'Asian' },
            { value: 'BLACK', label: 'Black or African American' },
            { value: 'NHPI', label: 'Native Hawaiian or Other Pacific Islander' },
            { value: 'WHITE', label: 'White' },
            { value: 'OTHER', label: 'Other' },
            { value: 'UNREPORTED', label: 'Not reported' },
          ],
          alone: 'UNREPORTED',
          cites: 'OMB categories of race and ethnicity (unconfirmed for the historical form)',
        }),
        ethnicity: choice({
          ask: 'Ethnicity',
          options: [
            { value: 'HISPANIC', label: 'Hispanic or Latino' },
            { value: 'NOT_HISPANIC', label: 'Not Hispanic or Latino' },
            { value: 'UNREPORTED', label: 'Not reported' },
          ],
          cites: 'OMB categories of race and ethnicity (unconfirmed for the historical form)',
        }),
      },
    },
    coverage: {
      title: 'Coverage',
      questions: {
        payer: choice({
          ask: 'Medicare coverage',
          options: [
            { value: 'ORIGINAL', label: 'Original Medicare is primary' },
            { value: 'ADVANTAGE', label: 'Medicare Advantage is primary' },
            { value: 'SECONDARY', label: 'Medicare is secondary' },
            { value: 'NONE', label: 'No Medicare' },
          ],
        }),
        plan: text({ ask: 'Medicare Advantage plan', max: 120, askIf: when('payer').is('ADVANTAGE') }),
        priorAuthorization: text({
          ask: 'Prior authorization number',
          max: 60,
          optional: true,
          askIf: when('payer').is('ADVANTAGE'),
        }),
      },
    },
    physician: {
      title: 'Referring physician',
      questions: {
        physician: person({
          ask: 'Referring physician',
          parts: ['npi', 'familyName', 'givenName', 'specialty', 'email', 'phone', 'fax'],
          needed: ['npi', 'familyName', 'givenName'],
        }),
      },
    },
    scan: {
      title: 'Scan',
      questions: {
        tracer: choice({
          ask: 'Radiopharmaceutical',
          options: tracers.map(({ code, label }) => ({ value: code, label })),
        }),
        scheduledOn: date({ ask: 'Scheduled scan date', hint: 'Today or up to 14 days ahead' }),
        reason: choice({ ask: 'Reason for the scan', options: reasonOptions }),
        site: choice({
          ask: 'Cancer site',
          shown: 'list',
          hint: 'For a diagnosis scan, the suspected site, or “Metastatic cancer or unknown primary”.',
          options: siteOptions,
        }),
        cervixNegative: yesNo({ ask: footnotes.cervixNegative.ask, askIf: footnotes.cervixNegative.cell }),
        breastDistant: yesNo({ ask: footnotes.breastDistant.ask, askIf: footnotes.breastDistant.cell }),
        melanomaNodes: yesNo({ ask: footnotes.melanomaNodes.ask, askIf: footnotes.melanomaNodes.cell }),
        thyroidFollicular: yesNo({
          ask: footnotes.thyroidFollicular.ask,
          askIf: footnotes.thyroidFollicular.cell,
        }),
      },
    },
  },
  checks: [
    {
      id: 'REG-01',
      about: 'bornOn',
      says: 'Type the date of birth again: this one is in the future.',
      holds: when('bornOn').isNotAfter('today'),
      cites: 'nopr-2026, case registration',
    },
    {
      id: 'REG-02',
      about: 'bornOn',
      says: 'Type the date of birth again: this one makes the patient older than 120 years.',
      holds: when('bornOn').isAtMostYearsBefore('today', 120),
      cites: 'nopr-2026, case registration',
    },
    {
      id: 'REG-03',
      about: 'scheduledOn',
      says: 'Choose today or a later day: a case is registered before its scan.',
      holds: when('scheduledOn').isNotBefore('today'),
      cites: 'nopr-2026, WIN-01',
    },
    {
      id: 'REG-04',
      about: 'scheduledOn',
      says: 'Choose a day at most 14 days ahead, or register the case nearer to the scan.',
      holds: when('scheduledOn').isNotAfter('today', 14),
      cites: 'nopr-2026, WIN-01 (14 days unconfirmed)',
    },
  ],
});
