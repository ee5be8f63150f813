/**
 * What the rules of nopr-2026 say about a case, written a second time from their text (coverage, windows, eligibility)
 * and without a line of the engine: the days come from Intl, the coverage table and the families of codes are copied
 * by hand. It is slow, has no sentences, and is right where it agrees with the engine.
 */

/** Holds, does not hold, or cannot be told yet. */
export type Truth = boolean | null;

export type Form = 'pre-pet' | 'completion' | 'report' | 'post-pet';

/** What was said about a case, in the order of the forms. Instants, never days: which day it is, the zone says. */
export interface Told {
  readonly zone: string;
  readonly facility: {
    readonly approvedOn: string | null;
    readonly fromOn: string | null;
    readonly untilOn: string | null;
  };
  readonly enrolment: { readonly opensOn: string; readonly closesOn: string | null };
  readonly registeredAt: Date;
  readonly registration: {
    readonly payer: 'ORIGINAL' | 'ADVANTAGE' | 'SECONDARY' | 'NONE';
    readonly tracer: 'FDG' | 'NAF';
    readonly reason: string;
    readonly site: string;
    readonly footnote: 'yes' | 'no' | null;
    readonly scheduledOn: string;
    readonly isMbiValid: boolean;
    readonly isNpiValid: boolean;
  };
  readonly prePet: (Signed & PrePet) | null;
  readonly completion: (Sent & Completion) | null;
  readonly report: (Sent & Report) | null;
  readonly postPet: Signed | null;
  readonly acceptedLate: readonly Form[];
  readonly sameScan: 'none' | 'confirmed' | 'unconfirmed';
  readonly isBilled: boolean;
  /** Revisions before the one above, the oldest first. */
  readonly former: {
    readonly 'pre-pet': readonly (Signed & PrePet)[];
    readonly completion: readonly (Sent & Completion)[];
    readonly report: readonly (Sent & Report)[];
    readonly 'post-pet': readonly Signed[];
  };
  /** Forms that are open again, and those that were closed as they were. */
  readonly open: readonly { readonly form: Form; readonly at: Date }[];
  readonly kept: readonly { readonly form: Form; readonly at: Date }[];
  /** Closed for good. */
  readonly closed: 'ineligible' | 'duplicate' | 'transferred' | null;
}

interface Sent {
  readonly at: Date;
}
interface Signed extends Sent {
  /** By the referring physician of the case. */
  readonly isReferring: boolean;
  /** The day on a paper form; null when it was signed as it was sent. */
  readonly paperOn: string | null;
}
interface PrePet {
  readonly reason: string;
  /** Null where the form does not ask for it: the registered one stands. */
  readonly site: string | null;
  readonly footnote: 'yes' | 'no' | null;
  readonly diagnosis: string;
}
interface Completion {
  /** Null: the scan was not performed. */
  readonly scanOn: string | null;
  readonly isReaderValid: boolean;
}
interface Report {
  readonly isThere: boolean;
  readonly isAnswered: boolean;
  readonly isAssessed: boolean;
}

/** How a case stands, in the words that the portal uses. */
export interface Standing {
  readonly state: string;
  readonly outcome: 'met' | 'notMet' | 'cannotTell';
  readonly holds: Readonly<Record<string, Truth>>;
}

/** How a case stands on a day of its facility. */
export function standingIn(told: Told, today: string): Standing {
  const windows = windowsIn(told, today);
  const holds = rulesIn(told, windows);
  const all = Object.values(holds);
  const outcome = all.includes(false) ? 'notMet' : all.includes(null) ? 'cannotTell' : 'met';
  return { state: stateIn(told, today, windows, holds, outcome), outcome, holds };
}

/** Which day it is somewhere. */
export function dayAt(zone: string, at: Date): string {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, known);
  return known.format(at);
}

/** So many days later. */
export function plusDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** In time, late or never, or still open. The scan's own window also knows early ones. */
type InTime = 'kept' | 'late' | 'early' | 'missed' | 'open';

interface Windows {
  readonly scan: InTime;
  readonly prePet: InTime;
  readonly completion: InTime;
  readonly report: InTime;
  readonly postPet: InTime;
}

function windowsIn(told: Told, today: string): Windows {
  const registeredOn = dayAt(told.zone, told.registeredAt);
  const { scheduledOn } = told.registration;
  const { completion } = told;
  // A scan that was not performed leaves nothing to be in time for.
  if (completion && completion.scanOn === null && !isOpen(told, 'completion'))
    return { scan: 'open', prePet: 'open', completion: 'open', report: 'open', postPet: 'open' };
  const scanOn = completion?.scanOn ?? null;
  const lastScanOn = plusDays(registeredOn, 14);
  const after = (done: string | null): InTime =>
    scanOn === null ? 'open' : within(done, scanOn, plusDays(scanOn, 30), today);
  return {
    scan: scanWindow(told, scanOn, registeredOn, lastScanOn, today),
    prePet: prePetWindow(told, scanOn, registeredOn, lastScanOn, today),
    // Until a scan is entered its day is the planned one.
    completion: within(
      completion && firstDay(told, [...told.former.completion, completion], scanOn),
      scanOn ?? scheduledOn,
      plusDays(scanOn ?? scheduledOn, 30),
      today,
    ),
    report: after(told.report && firstDay(told, [...told.former.report, told.report], scanOn)),
    postPet: after(signedOn(told, countedPostPet(told), scanOn)),
  };
}

function isOpen({ open }: Told, form: Form): boolean {
  return open.some((one) => one.form === form);
}

/** The facility's forms count from when they first came in after the scan. */
function firstDay({ zone }: Told, all: readonly Sent[], scanOn: string | null): string {
  const days = all.map(({ at }) => dayAt(zone, at));
  return days.find((day) => scanOn === null || day >= scanOn) ?? days[0] ?? '';
}

function signedOn(told: Told, signed: Signed | null, opensOn: string | null): string | null {
  return signed && signedDay(told.zone, signed, opensOn);
}

/** Those of the case's own physician, if there are any. */
function own<T extends Signed>(all: readonly T[]): readonly T[] {
  return all.some(({ isReferring }) => isReferring) ? all.filter(({ isReferring }) => isReferring) : all;
}

/** What was given in time after PET stays in time, however often it is corrected. */
function countedPostPet(told: Told): Signed | null {
  if (!told.postPet) return null;
  const all = own([...told.former['post-pet'], told.postPet]);
  const scanOn = told.completion?.scanOn ?? null;
  const inTime = all.find((signed) => scanOn === null || signedDay(told.zone, signed, scanOn) >= scanOn);
  return inTime ?? all.at(-1) ?? null;
}

/** Before PET the last answers count that were given by the end of the scan day. */
function countedPrePet(told: Told): (Signed & PrePet) | null {
  if (!told.prePet) return null;
  const all = own([...told.former['pre-pet'], told.prePet]);
  const registeredOn = dayAt(told.zone, told.registeredAt);
  const scanOn = told.completion?.scanOn ?? null;
  const inTime = all.findLast((signed) => {
    const day = signedDay(told.zone, signed, registeredOn);
    return day >= registeredOn && (scanOn === null || day <= scanOn);
  });
  return inTime ?? all[0] ?? null;
}

/**
 * WIN-01. A scan that nobody entered may have been done in time all the same, as long as its completion form is not
 * overdue; not without a pre-PET form, though, which had to be there before it.
 */
function scanWindow(
  told: Told,
  scanOn: string | null,
  registeredOn: string,
  lastOn: string,
  today: string,
): InTime {
  if (scanOn !== null) return within(scanOn, registeredOn, lastOn, today);
  if (today <= lastOn) return 'open';
  const mayBeEntered = told.prePet !== null && today <= plusDays(told.registration.scheduledOn, 30);
  return mayBeEntered ? 'open' : 'missed';
}

/** WIN-02: due on the day of the scan, which is the planned one until it is entered or over. */
function prePetWindow(
  told: Told,
  scanOn: string | null,
  registeredOn: string,
  lastScanOn: string,
  today: string,
): InTime {
  const done = signedOn(told, countedPrePet(told), registeredOn);
  if (scanOn !== null) return within(done, registeredOn, scanOn, today);
  if (done === null) return today > lastScanOn && today > told.registration.scheduledOn ? 'missed' : 'open';
  const byPlan = within(done, registeredOn, told.registration.scheduledOn, today);
  return byPlan === 'late' ? 'open' : byPlan;
}

function within(done: string | null, firstOn: string, lastOn: string, today: string): InTime {
  if (done === null) return today > lastOn ? 'missed' : 'open';
  if (done < firstOn) return 'early';
  return done > lastOn ? 'late' : 'kept';
}

/** Both its signature and its arrival must lie inside: the one outside decides. */
function signedDay(zone: string, { at, paperOn }: Signed, opensOn: string | null): string {
  const sentOn = dayAt(zone, at);
  const signedOn = paperOn ?? sentOn;
  const [first, last] = signedOn < sentOn ? [signedOn, sentOn] : [sentOn, signedOn];
  return opensOn !== null && first < opensOn ? first : last;
}

function rulesIn(told: Told, windows: Windows): Record<string, Truth> {
  const registeredOn = dayAt(told.zone, told.registeredAt);
  const { registration, completion, report, facility, enrolment, closed } = told;
  const [prePet, postPet] = [countedPrePet(told), countedPostPet(told)];
  // What is open again does not stand, and does not fail either.
  const stands = (form: Form, given: unknown): Truth => (given && !isOpen(told, form) ? true : null);
  const isOwn = (form: Form, signed: Signed | null): Truth =>
    signed && !isOpen(told, form) ? signed.isReferring : null;
  const scanOn = completion?.scanOn ?? null;
  const serviceOn = scanOn ?? registration.scheduledOn;
  const isEnrolling =
    enrolment.opensOn <= serviceOn && (enrolment.closesOn === null || serviceOn <= enrolment.closesOn);
  const isAccepted = (form: Form) => told.acceptedLate.includes(form);
  const request = {
    tracer: registration.tracer,
    reason: prePet?.reason ?? registration.reason,
    site: prePet?.site ?? registration.site,
  };
  const covered = coverage(request, told);
  const isComplete =
    report === null
      ? null
      : report.isThere && report.isAnswered && (registration.tracer !== 'NAF' || report.isAssessed);
  return {
    'ELG-01':
      facility.approvedOn !== null &&
      facility.approvedOn <= registeredOn &&
      facility.fromOn !== null &&
      facility.fromOn <= registeredOn &&
      (facility.untilOn === null || registeredOn <= facility.untilOn),
    'ELG-02': registration.payer === 'ORIGINAL' || registration.payer === 'ADVANTAGE',
    // Outside the enrolment period there is no registry to be a case of.
    'ELG-03': both(closed !== 'ineligible', covered === null ? null : covered === 'registry' && isEnrolling),
    'ELG-04':
      completion && scanOn === null && !isOpen(told, 'completion')
        ? false
        : both(scanOn === null ? null : true, asTruth(windows.scan)),
    'ELG-05': both(stands('pre-pet', prePet), both(isOwn('pre-pet', prePet), asTruth(windows.prePet))),
    'ELG-06': both(
      stands('completion', completion),
      either(asTruth(windows.completion), isAccepted('completion')),
    ),
    'ELG-07': both(
      stands('report', report),
      both(isComplete, either(asTruth(windows.report), both(isLate(windows.report), isAccepted('report')))),
    ),
    'ELG-08': both(
      stands('post-pet', postPet),
      both(
        isOwn('post-pet', postPet),
        either(asTruth(windows.postPet), both(isLate(windows.postPet), isAccepted('post-pet'))),
      ),
    ),
    // The completion form of a performed scan and the post-PET form both ask, and neither goes without an answer.
    'ELG-09': scanOn !== null && postPet !== null ? true : null,
    'ELG-10': both(
      registration.isMbiValid && registration.isNpiValid,
      both(scanOn === null ? null : (completion?.isReaderValid ?? null), diagnosisBelongs(prePet, request)),
    ),
    'ELG-11': both(
      closed !== 'duplicate' && closed !== 'transferred',
      scanOn === null ? null : told.sameScan !== 'unconfirmed',
    ),
    'ELG-12': isEnrolling,
  };
}

function asTruth(window: InTime): Truth {
  if (window === 'open') return null;
  return window === 'kept';
}

function isLate(window: InTime): boolean {
  return window === 'late';
}

function both(one: Truth, other: Truth): Truth {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function either(one: Truth, other: Truth): Truth {
  if (one === true || other === true) return true;
  return one === null || other === null ? null : false;
}

/** What can no longer be put right, however late: everything but a form, a code, a person's number and a double scan. */
function isLost(told: Told, holds: Readonly<Record<string, Truth>>): boolean {
  const { isMbiValid } = told.registration;
  const final = ['ELG-01', 'ELG-02', 'ELG-03', 'ELG-04', 'ELG-05', 'ELG-12'];
  return final.some((rule) => holds[rule] === false) || !isMbiValid;
}

function stateIn(
  told: Told,
  today: string,
  windows: Windows,
  holds: Readonly<Record<string, Truth>>,
  outcome: Standing['outcome'],
): string {
  const { isBilled, closed } = told;
  if (closed !== null) return closed;
  if (isBilled) return 'billed';
  const [completion, prePet] = [
    isOpen(told, 'completion') ? null : told.completion,
    isOpen(told, 'pre-pet') ? null : told.prePet,
  ];
  if (completion && completion.scanOn === null) return 'cancelled';
  if (windows.scan === 'missed') return 'expired';
  if (outcome === 'met') return 'readyToBill';
  if (outcome === 'notMet' && isLost(told, holds)) return 'notPayable';
  const waits = (window: InTime, form: Form) =>
    (window === 'late' || window === 'missed') && !told.acceptedLate.includes(form);
  const { scheduledOn } = told.registration;
  if (
    outcome === 'notMet' &&
    (waits(windows.completion, 'completion') ||
      waits(windows.report, 'report') ||
      waits(windows.postPet, 'post-pet'))
  )
    return 'late';
  if (completion) return 'awaitingForms';
  if (told.completion) return 'awaitingCompletion';
  if (today > scheduledOn || (today === scheduledOn && prePet)) return 'awaitingCompletion';
  return prePet ? 'awaitingScan' : 'awaitingPrePet';
}

type Covered = 'registry' | 'covered' | 'notCovered';

const initialReasons = ['DX_LESION', 'DX_CUP', 'DX_PNS', 'IS', 'NAF_IS'];
const diagnosisReasons = ['DX_LESION', 'DX_CUP', 'DX_PNS'];

/** The table, and its footnotes. Null: the footnote's question was not answered. */
function coverage(request: { tracer: string; reason: string; site: string }, told: Told): Covered | null {
  if (request.tracer === 'NAF') return 'registry';
  const isInitial = initialReasons.includes(request.reason);
  const isDiagnosis = diagnosisReasons.includes(request.reason);
  const footnote = footnoteOf(request);
  if (footnote !== null) {
    const registered = footnoteOf(told.registration) === footnote ? told.registration.footnote : null;
    const answer = countedPrePet(told)?.footnote ?? registered;
    return answer === null ? null : footnoteAnswers[footnote][answer];
  }
  switch (request.site) {
    case 'BREAST':
      return isInitial ? 'notCovered' : 'covered';
    case 'MELANOMA':
    case 'CERVIX':
    case 'THYROID':
      return 'covered';
    case 'PROSTATE':
      return isDiagnosis || isInitial ? 'notCovered' : 'registry';
    case 'LEUKEMIA':
    case 'OTHER_NOT_SOLID':
      return 'registry';
    default:
      return coveredRows.has(request.site) || isInitial ? 'covered' : 'registry';
  }
}

type Footnote = 'CERVIX' | 'BREAST' | 'MELANOMA' | 'THYROID';

export function footnoteOf({
  tracer,
  reason,
  site,
}: {
  tracer: string;
  reason: string;
  site: string;
}): Footnote | null {
  if (tracer !== 'FDG') return null;
  if (site === 'CERVIX' && initialReasons.includes(reason)) return 'CERVIX';
  if (site === 'BREAST' && reason === 'IS') return 'BREAST';
  if (site === 'MELANOMA' && reason === 'IS') return 'MELANOMA';
  return site === 'THYROID' && !initialReasons.includes(reason) ? 'THYROID' : null;
}

const footnoteAnswers = {
  CERVIX: { yes: 'covered', no: 'registry' },
  BREAST: { yes: 'covered', no: 'notCovered' },
  MELANOMA: { yes: 'notCovered', no: 'covered' },
  THYROID: { yes: 'covered', no: 'registry' },
} as const;

/** Rows that are covered under either strategy, as sites. */
const coveredRows = new Set([
  'COLORECTAL',
  'ESOPHAGUS',
  'ORAL',
  'LARYNX',
  'NASAL',
  'LYMPHOMA',
  'NSCLC',
  'OVARY',
  'MYELOMA',
]);

/** For a diagnosis there is no site yet that a code could belong to. */
function diagnosisBelongs(prePet: PrePet | null, request: { reason: string; site: string }): Truth {
  if (prePet === null) return null;
  if (diagnosisReasons.includes(request.reason)) return true;
  const family = families[request.site] ?? [];
  return family.some((start) => prePet.diagnosis.startsWith(start));
}

const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `C${String(first + index).padStart(2, '0')}`);

/** The codes of each site. */
export const families: Readonly<Record<string, readonly string[]>> = {
  ANUS: ['C21'],
  BLADDER: ['C67'],
  BONE: ['C40', 'C41'],
  BRAIN: ['C71'],
  BREAST: ['C50'],
  CERVIX: ['C53'],
  COLORECTAL: from(18, 20),
  ESOPHAGUS: ['C15'],
  EYE: ['C69'],
  GALLBLADDER: ['C23', 'C24'],
  KAPOSI: ['C46'],
  KIDNEY: ['C64', 'C65', 'C66', 'C68'],
  LARYNX: ['C32'],
  LEUKEMIA: from(91, 95),
  LIVER: ['C22'],
  LYMPHOMA: from(81, 88),
  MELANOMA: ['C43'],
  MYELOMA: ['C90'],
  NASAL: ['C30', 'C31'],
  NEUROENDOCRINE: ['C7A', 'C7B'],
  NSCLC: ['C34'],
  ORAL: from(0, 14),
  OTHER_NOT_SOLID: ['C8', 'C9', 'D45', 'D46', 'D47'],
  OTHER_SOLID: ['C', 'D0', 'D1', 'D2', 'D3', 'D4'],
  OVARY: ['C56', 'C57.0', 'C57.1', 'C57.2', 'C57.3', 'C57.4'],
  PANCREAS: ['C25'],
  PENIS: ['C60', 'C63'],
  PERITONEUM: ['C48'],
  PLEURA: ['C38.4', 'C45.0'],
  PROSTATE: ['C61'],
  SCLC: ['C34'],
  SKIN: ['C44', 'C4A'],
  SMALL_INTESTINE: ['C17'],
  SOFT_TISSUE: ['C49'],
  STOMACH: ['C16'],
  TESTES: ['C62'],
  THYMUS: ['C37', 'C38'],
  THYROID: ['C73'],
  UNKNOWN_PRIMARY: from(77, 80),
  UTERUS: ['C54'],
  VAGINA: ['C51', 'C52', 'C57.7', 'C57.8', 'C57.9'],
};
