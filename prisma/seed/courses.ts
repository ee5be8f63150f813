import type { Random } from '@/lib/domain/forms/seeded';
import { oneOf, wholeFrom } from '@/lib/domain/forms/seeded';
import { patients, type SeededPatient } from './patients';
import type { FacilityName, PhysicianName } from './people';
import { boneMetastasis, diagnosis, monitoring, restaging, type SeededScan, scans } from './scans';

/** A form in the course of a case: how many days ago it came in. Never today, so that no hour of the demo is too early for it. */
interface Handed {
  readonly ago: number;
  readonly onPaper?: true;
}

/** How a case went so far, in days before today; a day to come is negative. */
export interface Course {
  readonly facility: FacilityName;
  readonly physician: PhysicianName;
  readonly scan: SeededScan;
  readonly patient: SeededPatient;
  readonly payer?: 'ORIGINAL' | 'ADVANTAGE' | 'SECONDARY';
  readonly registeredAgo: number;
  readonly scheduledAgo: number;
  readonly prePet?: Handed;
  readonly completion?: { readonly ago: number; readonly scanAgo: number; readonly performed?: false };
  readonly report?: { readonly ago: number };
  readonly postPet?: Handed;
  readonly downloadedAgo?: number;
  readonly billedAgo?: number;
  /** The contractor paid one claim, or denied it for want of the trial number. */
  readonly paidAgo?: number;
  readonly deniedAgo?: number;
  /** A form begun and not finished. */
  readonly begun?: 'pre-pet' | 'completion' | 'post-pet';
  /** A link to the form that waits, sent so many days ago to an office without an account. */
  readonly link?: { readonly form: 'pre-pet' | 'post-pet'; readonly ago: number };
  /** Registered though another case of the patient is near: that one is a separate scan. */
  readonly separate?: true;
}

type Days = Pick<
  Course,
  | 'registeredAgo'
  | 'scheduledAgo'
  | 'prePet'
  | 'completion'
  | 'report'
  | 'postPet'
  | 'downloadedAgo'
  | 'billedAgo'
  | 'paidAgo'
  | 'deniedAgo'
  | 'begun'
  | 'link'
  | 'payer'
>;

/** A kind of course, and how many of it each facility has; `number` counts them, so that their days differ. */
interface Kind {
  readonly lakeside: number;
  readonly harbor: number;
  readonly days: (number: number, random: Random) => Days;
}

/** Everything before the scan of a case that was scanned so many days ago. */
function scanned(scanAgo: number, random: Random) {
  const registeredAgo = scanAgo + wholeFrom(random, 3, 9);
  return {
    registeredAgo,
    scheduledAgo: scanAgo,
    prePet: { ago: registeredAgo - wholeFrom(random, 0, 2) },
    completion: { ago: Math.max(1, scanAgo - 1), scanAgo },
  };
}

/** A case with everything in. */
function complete(scanAgo: number, random: Random) {
  return {
    ...scanned(scanAgo, random),
    report: { ago: Math.max(1, scanAgo - wholeFrom(random, 2, 4)) },
    postPet: { ago: Math.max(1, scanAgo - wholeFrom(random, 5, 12)) },
  };
}

const kinds: Readonly<Record<string, Kind>> = {
  awaitingPrePet: {
    lakeside: 6,
    harbor: 2,
    days: (n) => ({ registeredAgo: 1 + (n % 4), scheduledAgo: -(4 + (n % 7)) }),
  },
  callForPrePet: {
    lakeside: 3,
    harbor: 1,
    days: (n) => ({
      registeredAgo: 5 + n,
      scheduledAgo: -(1 + (n % 3)),
      ...(n === 0 ? { link: { form: 'pre-pet' as const, ago: 2 } } : {}),
    }),
  },
  begunPrePet: {
    lakeside: 2,
    harbor: 1,
    days: (n) => ({ registeredAgo: 3, scheduledAgo: -(4 + n), begun: 'pre-pet' }),
  },
  awaitingScan: {
    lakeside: 4,
    harbor: 2,
    days: (n) => ({ registeredAgo: 6, scheduledAgo: -(2 + n), prePet: { ago: 2 + (n % 3) } }),
  },
  awaitingCompletion: {
    lakeside: 4,
    harbor: 2,
    days: (n) => ({
      registeredAgo: 8 + n,
      scheduledAgo: n,
      prePet: { ago: 4 + n },
      ...(n === 2 ? { begun: 'completion' as const } : {}),
    }),
  },
  scanWithoutPrePet: { lakeside: 1, harbor: 0, days: () => ({ registeredAgo: 6, scheduledAgo: 1 }) },
  reportMissing: {
    lakeside: 3,
    harbor: 1,
    days: (n, random) => without('report', complete([30, 24, 9, 16][n] ?? 12, random)),
  },
  reportAndPostPetMissing: {
    lakeside: 3,
    harbor: 1,
    days: (n, random) => scanned([4, 11, 20, 6][n] ?? 5, random),
  },
  postPetMissing: {
    lakeside: 7,
    harbor: 3,
    days: (n, random) => ({
      ...without('postPet', complete([10, 14, 18, 21, 8, 25, 12, 16, 22, 9][n] ?? 15, random)),
      ...(n === 3 ? { begun: 'post-pet' as const } : {}),
    }),
  },
  callForPostPet: {
    lakeside: 3,
    harbor: 1,
    days: (n, random) => without('postPet', complete([27, 28, 30, 29][n] ?? 28, random)),
  },
  latePostPet: {
    lakeside: 2,
    harbor: 1,
    days: (n, random) => without('postPet', complete(34 + 5 * n, random)),
  },
  lateReport: { lakeside: 1, harbor: 0, days: (_, random) => without('report', complete(37, random)) },
  postPetCameLate: {
    lakeside: 1,
    harbor: 1,
    days: (_, random) => ({ ...complete(46, random), postPet: { ago: 12 } }),
  },
  completionCameLate: {
    lakeside: 1,
    harbor: 0,
    days: (_, random) => ({
      ...complete(44, random),
      completion: { ago: 11, scanAgo: 44 },
      report: { ago: 10 },
      postPet: { ago: 9 },
    }),
  },
  readyToBill: { lakeside: 4, harbor: 2, days: (n, random) => complete(14 + 2 * n, random) },
  readyAndDownloaded: {
    lakeside: 3,
    harbor: 1,
    days: (n, random) => ({ ...complete(18 + 3 * n, random), downloadedAgo: 1 }),
  },
  billed: {
    lakeside: 22,
    harbor: 11,
    days: (n, random) => {
      const scanAgo = 24 + 2 * (n % 24);
      return {
        ...complete(scanAgo, random),
        downloadedAgo: scanAgo - 13,
        billedAgo: scanAgo - 14,
        ...(n % 3 === 0 ? {} : n % 7 === 4 ? { deniedAgo: scanAgo - 22 } : { paidAgo: scanAgo - 22 }),
      };
    },
  },
  withoutPrePet: {
    lakeside: 2,
    harbor: 1,
    days: (n, random) => without('prePet', complete(26 + 4 * n, random)),
  },
  prePetAfterScan: {
    lakeside: 1,
    harbor: 0,
    days: (_, random) => ({ ...scanned(9, random), prePet: { ago: 8 }, completion: { ago: 7, scanAgo: 9 } }),
  },
  notPrimary: {
    lakeside: 1,
    harbor: 0,
    days: (_, random) => ({ ...complete(33, random), payer: 'SECONDARY' }),
  },
  notPerformed: {
    lakeside: 3,
    harbor: 2,
    days: (n, random) => ({
      ...scanned(6 + 7 * n, random),
      completion: { ago: 5 + 7 * n, scanAgo: 6 + 7 * n, performed: false },
    }),
  },
  expired: { lakeside: 2, harbor: 1, days: (n) => ({ registeredAgo: 24 + 9 * n, scheduledAgo: 12 + 9 * n }) },
  neverEntered: {
    lakeside: 1,
    harbor: 0,
    days: () => ({ registeredAgo: 58, scheduledAgo: 51, prePet: { ago: 55 } }),
  },
};

function without<K extends 'prePet' | 'report' | 'postPet'>(left: K, days: Days): Omit<Days, K> {
  const { [left]: _, ...rest } = days;
  return rest;
}

/** The scans that each kind of course has first, with the physician who signs in as the physician of the stories. */
const firstScans: readonly SeededScan[] = [restaging, monitoring, boneMetastasis, diagnosis];

/** The courses of all cases of the demo. */
export function courses(random: Random): readonly Course[] {
  const patient = patients(random);
  const all: Course[] = [];
  for (const { lakeside, harbor, days } of Object.values(kinds)) {
    for (let number = 0; number < lakeside + harbor; number += 1) {
      const facility = number < lakeside ? 'lakeside' : 'harbor';
      const scan =
        (facility === 'lakeside' ? firstScans[number] : undefined) ?? oneOf(random, scans) ?? restaging;
      const answered = onPaper(days(number, random), physicianOf(facility, number, random));
      all.push({
        facility,
        scan,
        patient: patient(scan.sex ?? null),
        ...(random() < 0.15 ? { payer: 'ADVANTAGE' } : {}),
        ...answered,
      });
    }
  }
  return [...all, ...sameDay(patient), ...separateScans(patient)];
}

function physicianOf(facility: FacilityName, number: number, random: Random): PhysicianName {
  if (facility === 'lakeside' && number < 2) return number === 0 ? 'iyer' : 'okonkwo';
  const share = random();
  if (share < 0.45) return 'iyer';
  if (share < 0.75) return 'okonkwo';
  return facility === 'lakeside' ? 'lindholm' : 'castellanos';
}

/** A physician without an account answers on paper; one with an account now and then. */
function onPaper(days: Days, physician: PhysicianName): Days & { readonly physician: PhysicianName } {
  if (physician === 'iyer' || physician === 'okonkwo') return { ...days, physician };
  const { begun, ...rest } = days;
  return {
    ...rest,
    ...(begun === 'completion' ? { begun } : {}),
    ...(days.prePet ? { prePet: { ...days.prePet, onPaper: true } } : {}),
    ...(days.postPet ? { postPet: { ...days.postPet, onPaper: true } } : {}),
    physician,
  };
}

/** A repeat scan of one patient a week after the first, confirmed as separate when it was registered. */
function separateScans(patient: (sex: null) => SeededPatient): readonly Course[] {
  const one = { facility: 'lakeside', physician: 'iyer', scan: monitoring, patient: patient(null) } as const;
  return [
    {
      ...one,
      registeredAgo: 26,
      scheduledAgo: 22,
      prePet: { ago: 25 },
      completion: { ago: 21, scanAgo: 22 },
      report: { ago: 19 },
      postPet: { ago: 15 },
    },
    {
      ...one,
      registeredAgo: 17,
      scheduledAgo: 14,
      prePet: { ago: 16 },
      completion: { ago: 13, scanAgo: 14 },
      report: { ago: 11 },
      separate: true,
    },
  ];
}

/** Two cases that came to have the same scan: nobody has confirmed yet that they are two. */
function sameDay(patient: (sex: null) => SeededPatient): readonly Course[] {
  const one = {
    facility: 'lakeside',
    physician: 'okonkwo',
    scan: restaging,
    patient: patient(null),
  } as const;
  return [
    {
      ...one,
      registeredAgo: 27,
      scheduledAgo: 27,
      prePet: { ago: 27 },
      completion: { ago: 12, scanAgo: 13 },
      report: { ago: 11 },
      postPet: { ago: 11 },
    },
    {
      ...one,
      registeredAgo: 20,
      scheduledAgo: 12,
      prePet: { ago: 19 },
      completion: { ago: 10, scanAgo: 13 },
      report: { ago: 9 },
      postPet: { ago: 8 },
    },
  ];
}
