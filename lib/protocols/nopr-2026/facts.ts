import {
  type CaseFile,
  closing,
  type FacilityFacts,
  isBilled,
  isClaimSupportTaken,
  latest,
  registered,
} from '../../domain/cases/case-file';
import type { Derived, FinalRule, Protocol, RegistrySettings } from '../../domain/cases/protocol';
import { claimStandings } from '../../domain/claims/claim-standing';
import { evaluate } from '../../domain/forms/condition';
import { isPerson } from '../../domain/forms/person';
import { icd9BelongsTo } from '../../domain/identifiers/icd9cm';
import { icdBelongsTo, parseIcd10Cm } from '../../domain/identifiers/icd10cm';
import { parseMbi } from '../../domain/identifiers/mbi';
import { nctOnClaim } from '../../domain/identifiers/nct';
import { parseNpi } from '../../domain/identifiers/npi';
import { type CoverageTable, type Enrolment, isEnrolling } from '../../domain/rules/coverage';
import type { Fact, Facts } from '../../domain/rules/facts';
import type { Day } from '../../domain/schedule/day';
import type { WindowRule } from '../../domain/schedule/window';
import { dayIn } from '../../domain/schedule/zone';
import { textIn } from './answered';
import { type CaseDays, daysOf } from './case-days';
import { icd10From } from './claim-parts';
import { confirmedOther, coverageOn, diagnosisOf, requestOf } from './confirmed';
import { formFacts, laterForms } from './form-facts';
import { codesOfSite } from './sites';
import { addWindowFacts, notMissed, windowsOf } from './window-facts';

/** What an edition of its own decides with; everything else about a case is read alike in every edition. */
export interface EditionRules {
  readonly coverage: CoverageTable;
  readonly windows: readonly WindowRule[];
  /** The prefixes of each site in ICD-9-CM, where the edition has services from before October 1, 2015. */
  readonly icd9OfSite?: Readonly<Record<string, readonly string[]>>;
  /** The days on which a closed edition enrolled; without them it enrols as the registry sets. */
  readonly enrolment?: Enrolment;
  /** When a form can no longer be changed; a record can be transcribed anew at any time. */
  readonly finals?: readonly FinalRule[];
}

/** What the events of a case say by themselves, on whatever day it is asked. */
interface Reading {
  readonly settings: RegistrySettings;
  readonly days: CaseDays;
  readonly facts: Facts;
}

/** From a case file to the facts that the rules of an edition read. They hold no name and no identifier of a patient. */
export function deriveBy(edition: EditionRules): Protocol['derive'] {
  // An outlook asks the same file about many days, and reading the calendar of a zone is what costs.
  const readings = new WeakMap<CaseFile, Reading>();
  return (file: CaseFile, today: Day, settings: RegistrySettings): Derived => {
    const known = readings.get(file);
    const reading = known?.settings === settings ? known : read(edition, file, settings);
    readings.set(file, reading);
    const standing = windowsOf(edition.windows, reading.days, today);
    // What a closed edition lacks is not entered yet; whether it came in time its record tells.
    const windows = edition.enrolment === undefined ? standing : standing.map(notMissed);
    const facts: Record<string, Fact> = { ...reading.facts };
    facts.today = today;
    for (const window of windows) addWindowFacts(facts, window);
    facts['pre-pet.locked'] =
      edition.finals?.some(({ form, onlyIf }) => form === 'pre-pet' && evaluate(onlyIf, facts) === true) ===
      true;
    return { facts, windows };
  };
}

function read(edition: EditionRules, file: CaseFile, settings: RegistrySettings): Reading {
  const days = daysOf(file);
  const { registeredOn, scheduledOn, scanOn, performed } = days;
  const facts: Record<string, Fact> = {
    nctDigits: nctOnClaim(settings.nct),
    registeredOn,
    scheduledOn,
    scanOn,
    performed,
    facilityInForce: wasInForce(file) ?? isInForce(file.facility, registeredOn),
    payer: textIn(registered(file).answers, 'payer'),
    physicianName: physicianName(file),
    'report.complete': isReportComplete(file),
    patientConsentAnswered: textIn(latest(file, 'completion')?.answers, 'consent') === null ? null : true,
    physicianConsentAnswered: textIn(latest(file, 'post-pet')?.answers, 'consent') === null ? null : true,
    claimSupportIssued: isClaimSupportTaken(file),
    billed: isBilled(file),
    ...closingFacts(file),
    'pre-pet.otherRequest': confirmedOther(file),
    'post-pet.otherQuestions': asksOtherQuestions(edition, file),
    ...claimFacts(file),
  };
  Object.assign(
    facts,
    coverageFacts(edition, file, days, edition.enrolment ?? settings.enrolment),
    requestFacts(edition, file),
    scanFacts(file, days),
    identifierFacts(edition, file, days),
  );
  for (const form of laterForms) Object.assign(facts, formFacts(file, form));
  return { settings, days, facts };
}

function closingFacts(file: CaseFile): Facts {
  const closed = closing(file);
  return {
    ineligible: closed?.kind === 'markedIneligible',
    duplicate: closed?.kind === 'markedDuplicate',
    transferred: closed?.kind === 'transferred',
    transferredTo: closed?.kind === 'transferred' ? closed.facility : null,
    closedOn: closed ? dayIn(file.facility.zone, closed.at) : null,
  };
}

/** Whether the post-PET form was answered for a reason whose questions are others than those of the reason now. */
function asksOtherQuestions({ coverage: { reasons } }: EditionRules, file: CaseFile): boolean {
  const given = latest(file, 'post-pet');
  if (!given) return false;
  const then = { ...file, events: file.events.slice(0, file.events.indexOf(given)) };
  const groupOf = (of: CaseFile) => reasons.find(({ code }) => code === requestOf(of).reason)?.group;
  return groupOf(then) !== groupOf(file);
}

/** What became of the claims that were sent. */
function claimFacts({ events }: CaseFile): Facts {
  const standings = claimStandings(events);
  return {
    claimDenied: standings.some(({ status }) => status === 'denied'),
    claimsPaid: standings.length > 0 && standings.every(({ status }) => status === 'paid'),
  };
}

/** A case that is entered from its record says whether the facility was approved then; null where it is not asked. */
function wasInForce(file: CaseFile): boolean | null {
  const answer = textIn(registered(file).answers, 'wasApproved');
  return answer === null ? null : answer === 'yes';
}

function isInForce(facility: FacilityFacts, on: Day): boolean {
  const { approvedOn, agreementFromOn, agreementUntilOn } = facility;
  return (
    approvedOn !== null &&
    approvedOn <= on &&
    agreementFromOn !== null &&
    agreementFromOn <= on &&
    (agreementUntilOn === null || on <= agreementUntilOn)
  );
}

function physicianName(file: CaseFile): string | null {
  const { physician } = registered(file).answers;
  return isPerson(physician) ? physician.familyName : null;
}

function requestFacts({ coverage: { reasons, tracers, sites } }: EditionRules, file: CaseFile): Facts {
  const request = requestOf(file);
  const reason = reasons.find((candidate) => candidate.code === request.reason);
  const tracer = tracers.find((candidate) => candidate.code === request.tracer);
  return {
    tracer: request.tracer,
    tracerName: tracer === undefined ? null : tracer.code === 'NAF' ? 'NaF' : tracer.code,
    tracerHcpcs: tracer?.hcpcs ?? null,
    reason: request.reason,
    reasonLabel: reason?.label ?? null,
    site: request.site,
    siteLabel: sites.find((candidate) => candidate.code === request.site)?.label ?? null,
    strategy: reason?.strategy ?? null,
    modifier: reason?.modifier ?? null,
  };
}

function coverageFacts(
  { coverage }: EditionRules,
  file: CaseFile,
  { scanOn, scheduledOn }: CaseDays,
  enrolment: Enrolment,
): Facts {
  const serviceOn = scanOn ?? scheduledOn;
  const found = coverageOn(coverage, file, serviceOn, enrolment);
  return {
    serviceOn,
    coverage: found?.answer ?? null,
    coverageRule: found?.rule ?? null,
    coverageSays: found?.says ?? null,
    enrolling: isEnrolling(enrolment, serviceOn),
  };
}

function scanFacts(file: CaseFile, { scanOn }: CaseDays): Facts {
  const completion = latest(file, 'completion')?.answers;
  return {
    cpt: textIn(completion, 'cpt'),
    // Whether another case has the same scan can only be known of a scan that was entered.
    sameScan: scanOn === null ? null : file.sameScan,
  };
}

function identifierFacts(
  { coverage: { reasons }, icd9OfSite }: EditionRules,
  file: CaseFile,
  { scanOn, scheduledOn }: CaseDays,
): Facts {
  const { mbi, physician } = registered(file).answers;
  const { reason, site } = requestOf(file);
  const reader = latest(file, 'completion')?.answers.interpretingPhysician;
  const isIcd9 = icd9OfSite !== undefined && (scanOn ?? scheduledOn) < icd10From;
  const diagnosis = diagnosisOf(file);
  const isDiagnosis = reasons.some(
    (candidate) => candidate.code === reason && candidate.group === 'diagnosis',
  );
  const isOfSite = isIcd9
    ? (code: string) => icd9BelongsTo(code, isDiagnosis ? [''] : (icd9OfSite[site ?? ''] ?? []))
    : (code: string) =>
        isDiagnosis ? parseIcd10Cm(code).ok : icdBelongsTo(code, codesOfSite[site ?? ''] ?? []);
  return {
    mbiValid: typeof mbi === 'string' && parseMbi(mbi).ok,
    npisValid: !hasNpi(physician) ? false : reader === undefined ? null : hasNpi(reader),
    diagnosis,
    diagnosisBelongs: diagnosis === null ? null : isOfSite(diagnosis),
  };
}

function hasNpi(person: unknown): boolean {
  return isPerson(person) && parseNpi(person.npi).ok;
}

/** The report is there as a file or as text, and its questions are answered. */
function isReportComplete(file: CaseFile): boolean | null {
  const report = latest(file, 'report');
  if (!report) return null;
  const isThere = report.attachmentId !== null || textIn(report.answers, 'reportText') !== null;
  const checklist = ['saysReason', 'saysTreatment', 'saysComparison', 'saysUptake'];
  const assessed = requestOf(file).tracer === 'NAF' ? [...checklist, 'assessment'] : checklist;
  return isThere && assessed.every((key) => textIn(report.answers, key) !== null);
}
