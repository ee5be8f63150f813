import { type Condition, every, not, when } from '../../domain/forms/condition';
import { defineForm } from '../../domain/forms/form';
import { choice, code, date, yesNo } from '../../domain/forms/question';
import type { CoverageReason, Enrolment, Tracer } from '../../domain/rules/coverage';
import { sayDay } from '../../domain/schedule/day';
import { completion } from '../nopr-2026/forms/completion.form';
import { postPet } from '../nopr-2026/forms/post-pet.form';
import { prePet } from '../nopr-2026/forms/pre-pet.form';
import type { footnotes } from '../nopr-2026/forms/reason-and-site';
import { registration } from '../nopr-2026/forms/registration.form';
import { report } from '../nopr-2026/forms/report.form';
import { diagnosisReasons } from '../nopr-2026/reasons';
import { codesOfSite } from '../nopr-2026/sites';
import { icd9OfSite } from './icd9-of-sites';

/** Which cells of a coverage table a footnote question decides. */
type Footnotes = {
  readonly [K in keyof typeof footnotes]: {
    readonly ask: string;
    readonly cell: Condition<'site' | 'reason'>;
  };
};

interface RecordEdition {
  /** Ends the ids of the checks that are this edition's alone, such as `2006`. */
  readonly suffix: string;
  readonly enrolment: Enrolment & { readonly closesOn: string };
  readonly tracers: readonly Tracer[];
  readonly reasons: readonly CoverageReason[];
  readonly footnotes: Footnotes;
}

const cites = 'Ours: a case of a closed edition is entered from its record';

/** The day a form came in, which decides in place of the day it is entered from the record. */
const record = {
  title: 'From the record',
  questions: {
    receivedOn: date({
      ask: 'Day it came to the registry',
      hint: 'As the record of this case says. This day counts, not today.',
      cites,
    }),
  },
} as const;
const notInTheFuture = {
  id: 'REC-01',
  about: 'receivedOn',
  says: 'Type the day it came to the registry again: this one is in the future.',
  holds: when('receivedOn').isNotAfter('today'),
  cites,
} as const;

const registeredInThePast = {
  id: 'REC-02',
  about: 'registeredOn',
  says: 'Type the day of registration again: this one is in the future.',
  holds: when('registeredOn').isNotAfter('today'),
  cites,
} as const;
const icd9OfItsSite = {
  id: 'PRE-02',
  about: 'diagnosisIcd9',
  says: 'Choose a code of this cancer site, or correct the site.',
  onlyIf: not(when('reason').is(...diagnosisReasons)),
  holds: when('diagnosisIcd9').startsWithOneOf('site', icd9OfSite),
  cites: 'ICD-9-CM ranges of the sites (list unconfirmed)',
} as const;
const icd10OfItsSite = {
  id: 'PRE-03',
  about: 'diagnosis',
  says: 'Choose a code of this cancer site, or correct the site.',
  onlyIf: not(when('reason').is(...diagnosisReasons)),
  holds: when('diagnosis').startsWithOneOf('site', codesOfSite),
  cites: 'ICD-10-CM families of the sites (list unconfirmed)',
} as const;

const completionOfRecord = defineForm({
  ...completion,
  sections: { ...completion.sections, record },
  checks: [...completion.checks, notInTheFuture],
});
const reportOfRecord = defineForm({
  ...report,
  sections: { ...report.sections, record },
  checks: [...report.checks, notInTheFuture],
});
const postPetOfRecord = defineForm({
  ...postPet,
  sections: { ...postPet.sections, record },
  checks: [...postPet.checks, notInTheFuture],
});

/**
 * The forms of a closed edition: those of nopr-2026, because the facts give the old forms no wording of their own, with the
 * days of the record, the codes of the time, and what the edition's coverage table asks.
 */
export function recordForms(edition: RecordEdition) {
  return {
    registration: registrationOfRecord(edition),
    'pre-pet': prePetOfRecord(edition),
    completion: completionOfRecord,
    report: reportOfRecord,
    'post-pet': postPetOfRecord,
  } as const;
}

function optionsOf(reasons: readonly CoverageReason[]) {
  return reasons.map(({ code: value, label, tracer }) => ({
    value,
    label,
    onlyIf: when('tracer').is(tracer),
  }));
}

function registrationOfRecord({ suffix, enrolment, tracers, reasons, footnotes: asked }: RecordEdition) {
  const { patient, coverage, physician, scan } = registration.sections;
  const days = `${sayDay(enrolment.opensOn, 'long')} to ${sayDay(enrolment.closesOn, 'long')}`;
  return defineForm({
    ...registration,
    given: ['opensOn', 'closesOn'],
    sections: {
      record: {
        title: 'From the record',
        questions: {
          registeredOn: date({
            ask: 'Day of registration',
            hint: 'The day the case was registered with the registry, as its record says.',
            cites,
          }),
          wasApproved: yesNo({
            ask: 'Was the facility approved on that day, with its agreement in force?',
            cites,
          }),
        },
      },
      patient,
      coverage,
      physician,
      scan: {
        ...scan,
        questions: {
          ...scan.questions,
          tracer: choice({
            ask: scan.questions.tracer.ask,
            options: tracers.map(({ code: value, label }) => ({ value, label })),
          }),
          scheduledOn: date({ ask: scan.questions.scheduledOn.ask, hint: `As the record says: ${days}` }),
          reason: choice({ ask: scan.questions.reason.ask, options: optionsOf(reasons) }),
          cervixNegative: yesNo({ ask: asked.cervixNegative.ask, askIf: asked.cervixNegative.cell }),
          breastDistant: yesNo({ ask: asked.breastDistant.ask, askIf: asked.breastDistant.cell }),
          melanomaNodes: yesNo({ ask: asked.melanomaNodes.ask, askIf: asked.melanomaNodes.cell }),
          thyroidFollicular: yesNo({ ask: asked.thyroidFollicular.ask, askIf: asked.thyroidFollicular.cell }),
        },
      },
    },
    checks: [
      ...registration.checks.filter(({ about }) => about === 'bornOn'),
      registeredInThePast,
      {
        id: `REC-03-${suffix}`,
        about: 'scheduledOn',
        says: `Type a day from ${days}: this edition of the registry enrolled scans of those days.`,
        holds: every(when('scheduledOn').isNotBefore('opensOn'), when('scheduledOn').isNotAfter('closesOn')),
        cites,
      },
    ],
  });
}

function prePetOfRecord({ reasons, footnotes: asked }: RecordEdition) {
  const { request, disease, plan } = prePet.sections;
  const { questions } = disease;
  return defineForm({
    ...prePet,
    given: [...prePet.given, 'codeSet'],
    sections: {
      request: {
        ...request,
        questions: {
          ...request.questions,
          reason: choice({ ...request.questions.reason, options: optionsOf(reasons) }),
        },
      },
      disease: {
        ...disease,
        questions: {
          site: questions.site,
          cervixNegative: footnote(asked, 'cervixNegative'),
          breastDistant: footnote(asked, 'breastDistant'),
          melanomaNodes: footnote(asked, 'melanomaNodes'),
          thyroidFollicular: footnote(asked, 'thyroidFollicular'),
          diagnosisIcd9: code({
            ask: 'ICD-9-CM diagnosis code',
            number: 'A4',
            system: 'icd9cm',
            askIf: when('codeSet').is('ICD9'),
            within: { by: 'site', table: icd9OfSite },
          }),
          diagnosis: code({ ...questions.diagnosis, askIf: when('codeSet').is('ICD10') }),
          established: questions.established,
          stage: questions.stage,
          ecog: questions.ecog,
          therapy: questions.therapy,
          prompt: questions.prompt,
        },
      },
      plan,
      record,
    },
    checks: [icd9OfItsSite, icd10OfItsSite, notInTheFuture],
  });
}

function footnote(asked: Footnotes, key: keyof Footnotes) {
  return yesNo({
    ask: asked[key].ask,
    askIf: every(asked[key].cell, when('registeredFollowUp').isNot(key)),
  });
}
