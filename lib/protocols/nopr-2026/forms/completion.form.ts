import { every, not, when } from '../../../domain/forms/condition';
import { defineForm } from '../../../domain/forms/form';
import { choice, choices, date, number, person, text, yesNo } from '../../../domain/forms/question';

const performed = when('performed').is('yes');
const consentAsked = not(when('consent').is('NOT_ASKED'));
const petCt = when('scanner').is('PETCT');
const pet = when('scanner').is('PET');

/** The scan as it was done, entered by the facility from its record. */
export const completion = defineForm({
  id: 'completion',
  version: 1,
  title: 'PET completion form',
  answeredBy: 'facility',
  attests: 'Entered from the record.',
  minutes: 3,
  given: ['tracer', 'registeredOn', 'scheduledOn'],
  sections: {
    performed: {
      title: 'Was it done?',
      questions: {
        performed: yesNo({ ask: 'Was the scan performed?' }),
        notPerformedReason: choice({
          ask: 'Reason not performed',
          askIf: when('performed').is('no'),
          options: [
            { value: 'NO_SHOW', label: 'Patient did not attend' },
            { value: 'GLUCOSE', label: 'Blood glucose too high' },
            { value: 'DIED', label: 'Patient died' },
            { value: 'CANCELLED', label: 'Physician cancelled' },
            { value: 'EQUIPMENT', label: 'Equipment failure' },
            { value: 'OTHER', label: 'Other' },
          ],
        }),
      },
    },
    scan: {
      title: 'The scan',
      questions: {
        scanOn: date({
          ask: 'Date of scan',
          askIf: performed,
          known: { from: 'scheduledOn', says: 'the scheduled date' },
        }),
        scanner: choice({
          ask: 'Scanner',
          askIf: performed,
          options: [
            { value: 'PET', label: 'PET' },
            { value: 'PETCT', label: 'PET/CT' },
          ],
        }),
        scannerLocation: choice({
          ask: 'Scanner location',
          askIf: performed,
          options: [
            { value: 'FIXED', label: 'Fixed' },
            { value: 'MOBILE', label: 'Mobile' },
          ],
        }),
        region: choice({
          ask: 'Body region',
          askIf: performed,
          options: [
            { value: 'LIMITED', label: 'Limited area' },
            { value: 'SKULL_THIGH', label: 'Skull base to mid-thigh' },
            { value: 'WHOLE', label: 'Whole body' },
            { value: 'BRAIN', label: 'Brain' },
          ],
        }),
        cpt: choice({
          ask: 'CPT code',
          hint: 'Proposed from scanner and body region.',
          askIf: performed,
          options: [
            { value: '78608', label: '78608' },
            { value: '78811', label: '78811' },
            { value: '78812', label: '78812' },
            { value: '78813', label: '78813' },
            { value: '78814', label: '78814' },
            { value: '78815', label: '78815' },
            { value: '78816', label: '78816' },
          ],
          proposals: [
            { value: '78608', onlyIf: every(when('region').is('BRAIN'), when('tracer').is('FDG')) },
            { value: '78811', onlyIf: every(pet, when('region').is('LIMITED')) },
            { value: '78812', onlyIf: every(pet, when('region').is('SKULL_THIGH')) },
            { value: '78813', onlyIf: every(pet, when('region').is('WHOLE')) },
            { value: '78814', onlyIf: every(petCt, when('region').is('LIMITED')) },
            { value: '78815', onlyIf: every(petCt, when('region').is('SKULL_THIGH')) },
            { value: '78816', onlyIf: every(petCt, when('region').is('WHOLE')) },
          ],
          cites: 'NCD 220.6; Claims Processing Manual ch. 13 sec. 60 (proposal by region unconfirmed)',
        }),
      },
    },
    dose: {
      title: 'Dose and comparison',
      questions: {
        activity: number({
          ask: 'Administered activity (mCi)',
          askIf: performed,
          min: 0.1,
          max: 45,
          decimals: 2,
          unit: 'mCi',
          cites: 'HCPCS A9552, A9580: activity per study dose',
        }),
        uptakeMinutes: number({
          ask: 'Injection to imaging (minutes)',
          askIf: performed,
          optional: true,
          min: 1,
          max: 240,
          decimals: 0,
          unit: 'minutes',
        }),
        glucose: number({
          ask: 'Blood glucose (mg/dL)',
          askIf: every(performed, when('tracer').is('FDG')),
          optional: true,
          min: 20,
          max: 800,
          decimals: 0,
          unit: 'mg/dL',
        }),
        compared: choices({
          ask: 'Compared with prior imaging',
          askIf: performed,
          options: [
            { value: 'NONE', label: 'None' },
            { value: 'CT', label: 'CT' },
            { value: 'MRI', label: 'MRI' },
            { value: 'PET', label: 'PET' },
            { value: 'BONE_SCAN', label: 'Bone scan' },
            { value: 'OTHER', label: 'Other' },
          ],
          alone: 'NONE',
        }),
      },
    },
    consent: {
      title: 'Reading and consent',
      questions: {
        interpretingPhysician: person({
          ask: 'Interpreting physician',
          askIf: performed,
          parts: ['npi', 'familyName', 'givenName'],
          needed: ['npi', 'familyName', 'givenName'],
        }),
        consent: choice({
          ask: "Patient's consent to research use",
          hint: 'An answer is needed; the scan is payable with any answer.',
          askIf: performed,
          options: [
            { value: 'YES', label: 'Yes' },
            { value: 'NO', label: 'No' },
            { value: 'NOT_ASKED', label: 'Not asked' },
          ],
        }),
        sheetVersion: text({ ask: 'Information sheet version', max: 40, askIf: consentAsked }),
        consentAskedOn: date({ ask: 'Date asked', askIf: consentAsked }),
      },
    },
  },
  checks: [
    {
      id: 'CMP-01',
      about: 'scanOn',
      says: 'Type the date of the scan again: this one is before the day of registration.',
      holds: when('scanOn').isNotBefore('registeredOn'),
      cites: 'nopr-2026, WIN-01',
    },
    {
      id: 'CMP-02',
      about: 'scanOn',
      says: 'Type the date of the scan again: this one is more than 14 days after registration. A scan that was done later needs a case of its own.',
      holds: when('scanOn').isNotAfter('registeredOn', 14),
      cites: 'nopr-2026, WIN-01 (14 days unconfirmed)',
    },
    {
      id: 'CMP-03',
      about: 'scanOn',
      says: 'Type the date of the scan again: this one is in the future.',
      holds: when('scanOn').isNotAfter('today'),
      cites: 'nopr-2026, PET completion form',
    },
    {
      id: 'CMP-04',
      about: 'cpt',
      says: 'Choose 78811 to 78816: 78608 is not paid with sodium fluoride (NaF).',
      onlyIf: when('tracer').is('NAF'),
      holds: when('cpt').isNot('78608'),
      cites: 'CR 6861, NCD 220.6.19',
    },
    {
      id: 'CMP-05',
      about: 'activity',
      says: 'Type a number from 0.1 to 30 mCi: more than 30 is not one dose of sodium fluoride (NaF).',
      onlyIf: when('tracer').is('NAF'),
      holds: when('activity').isAtMost(30),
      cites: 'HCPCS A9580',
    },
    {
      id: 'CMP-06',
      about: 'consentAskedOn',
      says: 'Type the day the patient was asked again: this one is in the future.',
      holds: when('consentAskedOn').isNotAfter('today'),
      cites: 'nopr-2026, PET completion form',
    },
  ],
});
