import type { CaseEvent, RegistrationPart, SignatureFact } from '../../domain/cases/case-event';
import type { CaseFile, FacilityFacts, SameScan } from '../../domain/cases/case-file';
import type { RegistrySettings } from '../../domain/cases/protocol';
import { type CaseStanding, standingOf } from '../../domain/cases/standing';
import type { Values } from '../../domain/forms/condition';
import { addDays, type Day } from '../../domain/schedule/day';
import { startOf } from '../../domain/schedule/zone';
import type { LaterForm } from './form-facts';
import { nopr2026 } from './protocol';

/** A story of a case, told day by day for tests: what happened, so that its standing can be asked for any day. */
export interface Story {
  readonly zone?: string;
  readonly facility?: Partial<FacilityFacts>;
  readonly registeredOn: Day;
  readonly registration?: Values;
  readonly events?: readonly CaseEvent[];
  readonly sameScan?: SameScan;
}

export const referringNpi = '1234567893';
export const otherNpi = '1993999998';

export const settings: RegistrySettings = {
  name: 'National Oncologic PET Registry',
  nct: 'NCT00868582',
  enrolment: { opensOn: '2020-01-01', closesOn: null },
  contact: 'help@registry.example',
};

/** A brain tumor under treatment monitoring: a registry case. */
export const registeredAnswers: Values = {
  familyName: 'Lindqvist',
  givenName: 'Sven',
  bornOn: '1949-05-09',
  sex: 'M',
  mbi: '1EG4TE5MK72',
  zip: '60611',
  race: ['WHITE'],
  ethnicity: 'NOT_HISPANIC',
  payer: 'ORIGINAL',
  physician: { npi: referringNpi, familyName: 'Iyer', givenName: 'Asha' },
  tracer: 'FDG',
  scheduledOn: '2026-11-02',
  reason: 'TM',
  site: 'BRAIN',
};

/** Noon at the facility, or another hour of the day. */
export function instantOn(day: Day, zone = 'America/Chicago', hour = 12): Date {
  return new Date(startOf(day, zone).getTime() + hour * 3_600_000);
}

/** The last moment of a day at the facility. */
export function lastMomentOf(day: Day, zone = 'America/Chicago'): Date {
  return new Date(startOf(addDays(day, 1), zone).getTime() - 1);
}

export interface Submission {
  readonly on: Day;
  readonly at?: Date;
  readonly answers?: Values;
  readonly npi?: string | null;
  readonly signedOn?: Day;
  readonly paper?: boolean;
  readonly attachmentId?: string | null;
  readonly revision?: number;
}

function submitted(
  form: LaterForm,
  submission: Submission,
  answers: Values,
  signature: SignatureFact | null,
): CaseEvent {
  return {
    kind: 'formSubmitted',
    form,
    revision: submission.revision ?? 1,
    entryId: `${form}-${submission.revision ?? 1}`,
    answers: { ...answers, ...submission.answers },
    signature,
    attachmentId: submission.attachmentId ?? null,
    at: submission.at ?? instantOn(submission.on),
    by: 'somebody',
  };
}

function signature({ on, at, npi, signedOn, paper }: Submission): SignatureFact {
  return {
    name: 'Asha Iyer',
    npi: npi === undefined ? referringNpi : npi,
    meaning: 'These are my answers.',
    method: paper === true ? 'paper' : 'passphrase',
    signedAt: paper === true ? null : (at ?? instantOn(on)),
    signedOn: signedOn ?? on,
  };
}

export function prePetOn(on: Day, more: Omit<Submission, 'on'> = {}): CaseEvent {
  const submission = { on, ...more };
  const answers = {
    treating: 'yes',
    reason: 'TM',
    site: 'BRAIN',
    diagnosis: 'C71.9',
    established: 'PROVEN',
    stage: 'LOC',
    ecog: '1',
    therapy: 'CHEMOTHERAPY',
    plan: 'OBSERVATION',
  };
  return submitted('pre-pet', submission, answers, signature(submission));
}

export function completionOn(on: Day, scanOn: Day, more: Omit<Submission, 'on'> = {}): CaseEvent {
  const answers = {
    performed: 'yes',
    scanOn,
    scanner: 'PETCT',
    scannerLocation: 'FIXED',
    region: 'SKULL_THIGH',
    cpt: '78815',
    activity: 12,
    compared: ['NONE'],
    interpretingPhysician: { npi: otherNpi, familyName: 'Sato', givenName: 'Ren' },
    consent: 'YES',
    sheetVersion: '3',
    consentAskedOn: scanOn,
  };
  return submitted('completion', { on, ...more }, answers, null);
}

export function notPerformedOn(on: Day): CaseEvent {
  const event = completionOn(on, on);
  return event.kind === 'formSubmitted'
    ? { ...event, answers: { performed: 'no', notPerformedReason: 'NO_SHOW' } }
    : event;
}

export function reportOn(on: Day, more: Omit<Submission, 'on'> = {}): CaseEvent {
  const answers = { saysReason: 'yes', saysTreatment: 'no', saysComparison: 'yes', saysUptake: 'yes' };
  return submitted('report', { on, attachmentId: 'file-1', ...more }, answers, null);
}

export function postPetOn(on: Day, more: Omit<Submission, 'on'> = {}): CaseEvent {
  const submission = { on, ...more };
  const answers = {
    avoided: 'no',
    prognosis: 'BETTER',
    monitoredPlan: 'CONTINUE',
    plan: 'OBSERVATION',
    treating: 'yes',
    consent: 'no',
  };
  return submitted('post-pet', submission, answers, signature(submission));
}

export function reopenedOn(on: Day, form: LaterForm, more: { readonly revision?: number } = {}): CaseEvent {
  return {
    kind: 'formReopened',
    form,
    revision: more.revision ?? 1,
    reason: 'An answer was written down wrongly.',
    askedBy: 'self',
    at: instantOn(on),
    by: 'somebody',
  };
}

export function keptOn(on: Day, form: LaterForm): CaseEvent {
  return { kind: 'formKept', form, reason: 'It was right as it was.', at: instantOn(on), by: 'somebody' };
}

export function correctedOn(
  on: Day,
  what: RegistrationPart,
  changes: Values,
  more: { readonly revision?: number; readonly diagnosis?: string } = {},
): CaseEvent {
  return {
    kind: 'registrationCorrected',
    what,
    revision: more.revision ?? 2,
    entryId: 'registration-2',
    answers: { ...registeredAnswers, ...changes },
    diagnosis: more.diagnosis ?? null,
    reason: 'It was read off the wrong line.',
    at: instantOn(on),
    by: 'Registrar',
  };
}

export function closedOn(on: Day, kind: 'markedDuplicate' | 'markedIneligible' | 'transferred'): CaseEvent {
  const happened = { at: instantOn(on), by: 'somebody', reason: 'It was found out.' };
  switch (kind) {
    case 'markedDuplicate':
      return { ...happened, kind, otherCaseId: 'other' };
    case 'markedIneligible':
      return { ...happened, kind };
    case 'transferred':
      return { ...happened, kind, facility: 'Harbor PET Center' };
  }
}

export function lateAcceptedOn(on: Day, form: LaterForm): CaseEvent {
  return {
    kind: 'lateAccepted',
    form,
    reason: 'A flood closed the clinic.',
    at: instantOn(on),
    by: 'Registry',
  };
}

/** A case as the story tells it. */
export function fileOf(story: Story): CaseFile {
  const zone = story.zone ?? 'America/Chicago';
  return {
    facility: {
      zone,
      approvedOn: '2024-01-01',
      agreementFromOn: '2024-01-01',
      agreementUntilOn: null,
      ...story.facility,
    },
    events: [
      {
        kind: 'registered',
        answers: { ...registeredAnswers, ...story.registration },
        at: instantOn(story.registeredOn, zone),
        by: 'Registrar',
      },
      ...(story.events ?? []),
    ],
    sameScan: story.sameScan ?? 'none',
  };
}

/** How the case of a story stands on a day. */
export function standOn(story: Story, today: Day, own: Partial<RegistrySettings> = {}): CaseStanding {
  return standingOf(nopr2026, fileOf(story), today, { ...settings, ...own });
}

/** Registered October 26, scanned November 2, everything in by November 20. */
export const completeStory = {
  registeredOn: '2026-10-26',
  events: [
    prePetOn('2026-10-30'),
    completionOn('2026-11-03', '2026-11-02'),
    reportOn('2026-11-05'),
    postPetOn('2026-11-20'),
  ],
} as const satisfies Story;
