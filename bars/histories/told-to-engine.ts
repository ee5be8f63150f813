import type { CaseEvent, SignatureFact } from '@/lib/domain/cases/case-event';
import type { CaseFile } from '@/lib/domain/cases/case-file';
import type { RegistrySettings } from '@/lib/domain/cases/protocol';
import { dayIn } from '@/lib/domain/schedule/zone';
import { type Form, footnoteOf, type Told } from './reference-model';

const referringNpi = '1234567893';
const otherNpi = '1993999998';
const noNpi = '1234567890';
const footnoteKeys = {
  CERVIX: 'cervixNegative',
  BREAST: 'breastDistant',
  MELANOMA: 'melanomaNodes',
  THYROID: 'thyroidFollicular',
} as const;

export function settingsOf({ enrolment }: Told): RegistrySettings {
  return { name: 'Registry', nct: 'NCT00868582', enrolment, contact: 'help@registry.example' };
}

/** The same history in the engine's words. */
export function fileOf(told: Told): CaseFile {
  const { zone, facility, registration, sameScan } = told;
  const happened = [...formEvents(told), ...reopenings(told), ...acceptances(told)];
  return {
    facility: {
      zone,
      approvedOn: facility.approvedOn,
      agreementFromOn: facility.fromOn,
      agreementUntilOn: facility.untilOn,
    },
    sameScan,
    events: [
      {
        kind: 'registered',
        at: told.registeredAt,
        by: 'Registrar',
        answers: {
          payer: registration.payer,
          tracer: registration.tracer,
          reason: registration.reason,
          site: registration.site,
          scheduledOn: registration.scheduledOn,
          mbi: registration.isMbiValid ? '1EG4TE5MK72' : '1EG4TE5MK7S',
          physician: {
            npi: registration.isNpiValid ? referringNpi : noNpi,
            familyName: 'Iyer',
            givenName: 'Asha',
          },
          ...footnoteAnswer(registration, registration.footnote),
        },
      },
      ...happened.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      ...closing(told),
      ...(told.isBilled
        ? [
            {
              kind: 'billed' as const,
              at: new Date(0),
              by: 'Registrar',
              claims: ['professional' as const],
              on: '1970-01-01',
            },
          ]
        : []),
    ],
  };
}

/** Every revision in its order, each but the first behind its reopening. */
function formEvents(told: Told): CaseEvent[] {
  const { prePet, completion, report, postPet, former } = told;
  const revisions = <T extends { readonly at: Date }>(
    form: Form,
    before: readonly T[],
    last: T | null,
    eventOf: (given: T) => CaseEvent,
  ): CaseEvent[] =>
    [...before, ...(last === null ? [] : [last])].flatMap((given, index) => [
      ...(index === 0 ? [] : [reopened(form, given.at)]),
      eventOf(given),
    ]);
  return [
    ...revisions('pre-pet', former['pre-pet'], prePet, (given) => prePetEvent(told, given)),
    ...revisions('completion', former.completion, completion, completionEvent),
    ...revisions('report', former.report, report, reportEvent),
    ...revisions('post-pet', former['post-pet'], postPet, (given) =>
      submitted('post-pet', given.at, signature(told, given), { consent: 'no' }),
    ),
  ];
}

function prePetEvent(told: Told, prePet: NonNullable<Told['prePet']>): CaseEvent {
  const { registration } = told;
  const asked = {
    tracer: registration.tracer,
    reason: prePet.reason,
    site: prePet.site ?? registration.site,
  };
  return submitted('pre-pet', prePet.at, signature(told, prePet), {
    reason: prePet.reason,
    ...(prePet.site === null ? {} : { site: prePet.site }),
    diagnosis: prePet.diagnosis,
    ...footnoteAnswer(asked, prePet.footnote),
  });
}

function completionEvent({ at, scanOn, isReaderValid }: NonNullable<Told['completion']>): CaseEvent {
  return submitted(
    'completion',
    at,
    null,
    scanOn === null
      ? { performed: 'no', notPerformedReason: 'NO_SHOW' }
      : {
          performed: 'yes',
          scanOn,
          cpt: '78815',
          consent: 'NO',
          interpretingPhysician: {
            npi: isReaderValid ? otherNpi : noNpi,
            familyName: 'Sato',
            givenName: 'Ren',
          },
        },
  );
}

function reportEvent(report: NonNullable<Told['report']>): CaseEvent {
  return submitted('report', report.at, null, {
    saysReason: 'yes',
    saysTreatment: 'no',
    saysComparison: 'yes',
    ...(report.isAnswered ? { saysUptake: 'yes' } : {}),
    ...(report.isAssessed ? { assessment: 'NORMAL' } : {}),
    ...(report.isThere ? { reportText: 'Findings: none.' } : {}),
  });
}

/** What is open now, and what was closed as it was: each of these once opened and closed at one moment. */
function reopenings({ open, kept }: Told): CaseEvent[] {
  return [
    ...kept.flatMap(({ form, at }): CaseEvent[] => [
      reopened(form, at),
      { kind: 'formKept', form, reason: 'It was right.', at, by: 'somebody' },
    ]),
    ...open.map(({ form, at }) => reopened(form, at)),
  ];
}

function reopened(form: Form, at: Date): CaseEvent {
  return {
    kind: 'formReopened',
    form,
    revision: 1,
    reason: 'It was wrong.',
    askedBy: 'self',
    at,
    by: 'somebody',
  };
}

function closing({ closed }: Told): CaseEvent[] {
  const happened = { at: new Date(8.1e14), by: 'somebody', reason: 'It was found out.' };
  switch (closed) {
    case null:
      return [];
    case 'ineligible':
      return [{ ...happened, kind: 'markedIneligible' }];
    case 'duplicate':
      return [{ ...happened, kind: 'markedDuplicate', otherCaseId: 'other' }];
    case 'transferred':
      return [{ ...happened, kind: 'transferred', facility: 'Harbor' }];
  }
}

function acceptances(told: Told): CaseEvent[] {
  return told.acceptedLate.map((form) => ({
    kind: 'lateAccepted',
    form,
    reason: 'A flood closed the clinic.',
    at: new Date(8e14),
    by: 'Registry',
  }));
}

function submitted(
  form: Form,
  at: Date,
  signed: SignatureFact | null,
  answers: Readonly<Record<string, unknown>>,
): CaseEvent {
  return {
    kind: 'formSubmitted',
    form,
    revision: 1,
    entryId: form,
    answers,
    signature: signed,
    attachmentId: null,
    at,
    by: 'somebody',
  };
}

function signature(
  { zone, registration }: Told,
  { at, isReferring, paperOn }: { at: Date; isReferring: boolean; paperOn: string | null },
): SignatureFact {
  const referring = registration.isNpiValid ? referringNpi : noNpi;
  return {
    name: 'Asha Iyer',
    npi: isReferring ? referring : otherNpi,
    meaning: 'These are my answers.',
    method: paperOn === null ? 'passphrase' : 'paper',
    signedAt: paperOn === null ? at : null,
    signedOn: paperOn ?? dayIn(zone, at),
  };
}

function footnoteAnswer(
  asked: { tracer: string; reason: string; site: string },
  answer: 'yes' | 'no' | null,
): Readonly<Record<string, string>> {
  const footnote = footnoteOf(asked);
  return footnote === null || answer === null ? {} : { [footnoteKeys[footnote]]: answer };
}
