import { type CaseFile, type FacilityFacts, latest, registered } from '../../domain/cases/case-file';
import type { Derived, RegistrySettings } from '../../domain/cases/protocol';
import { isPerson } from '../../domain/forms/person';
import { icdBelongsTo, parseIcd10Cm } from '../../domain/identifiers/icd10cm';
import { parseMbi } from '../../domain/identifiers/mbi';
import { nctOnClaim } from '../../domain/identifiers/nct';
import { parseNpi } from '../../domain/identifiers/npi';
import { isEnrolling } from '../../domain/rules/coverage';
import type { Fact, Facts } from '../../domain/rules/facts';
import type { Day } from '../../domain/schedule/day';
import { textIn } from './answered';
import { type CaseDays, daysOf } from './case-days';
import { coverageOn, requestOf } from './confirmed';
import { formFacts, laterForms } from './form-facts';
import { reasons, tracers } from './reasons';
import { codesOfSite, sites } from './sites';
import { addWindowFacts, windowsOf } from './window-facts';

/** What the events of a case say by themselves, on whatever day it is asked. */
interface Reading {
  readonly settings: RegistrySettings;
  readonly days: CaseDays;
  readonly facts: Facts;
}

// An outlook asks the same file about many days, and reading the calendar of a zone is what costs.
const readings = new WeakMap<CaseFile, Reading>();

/** From a case file to the facts that the rules of nopr-2026 read. They hold no name and no identifier of a patient. */
export function derive(file: CaseFile, today: Day, settings: RegistrySettings): Derived {
  const known = readings.get(file);
  const reading = known?.settings === settings ? known : read(file, settings);
  readings.set(file, reading);
  const windows = windowsOf(reading.days, today);
  const facts: Record<string, Fact> = { ...reading.facts };
  facts.today = today;
  for (const window of windows) addWindowFacts(facts, window);
  return { facts, windows };
}

function read(file: CaseFile, settings: RegistrySettings): Reading {
  const days = daysOf(file);
  const { registeredOn, scheduledOn, scanOn, performed } = days;
  const facts: Record<string, Fact> = {
    nctDigits: nctOnClaim(settings.nct),
    registeredOn,
    scheduledOn,
    scanOn,
    performed,
    facilityInForce: isInForce(file.facility, registeredOn),
    payer: textIn(registered(file).answers, 'payer'),
    physicianName: physicianName(file),
    'report.complete': isReportComplete(file),
    patientConsentAnswered: textIn(latest(file, 'completion')?.answers, 'consent') === null ? null : true,
    physicianConsentAnswered: textIn(latest(file, 'post-pet')?.answers, 'consent') === null ? null : true,
    claimSupportIssued: file.events.some((event) => event.kind === 'claimSupportIssued'),
    billed: file.events.some((event) => event.kind === 'billed'),
  };
  Object.assign(
    facts,
    coverageFacts(file, days, settings),
    requestFacts(file),
    scanFacts(file, days),
    identifierFacts(file),
  );
  for (const form of laterForms) Object.assign(facts, formFacts(file, form));
  return { settings, days, facts };
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

function requestFacts(file: CaseFile): Facts {
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

function coverageFacts(file: CaseFile, { scanOn, scheduledOn }: CaseDays, settings: RegistrySettings): Facts {
  const serviceOn = scanOn ?? scheduledOn;
  const found = coverageOn(file, serviceOn, settings.enrolment);
  return {
    serviceOn,
    coverage: found?.answer ?? null,
    coverageRule: found?.rule ?? null,
    coverageSays: found?.says ?? null,
    enrolling: isEnrolling(settings.enrolment, serviceOn),
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

function identifierFacts(file: CaseFile): Facts {
  const { mbi, physician } = registered(file).answers;
  const { reason, site } = requestOf(file);
  const reader = latest(file, 'completion')?.answers.interpretingPhysician;
  const diagnosis = textIn(latest(file, 'pre-pet')?.answers, 'diagnosis');
  const isDiagnosis = reasons.some(
    (candidate) => candidate.code === reason && candidate.group === 'diagnosis',
  );
  return {
    mbiValid: typeof mbi === 'string' && parseMbi(mbi).ok,
    npisValid: !hasNpi(physician) ? false : reader === undefined ? null : hasNpi(reader),
    diagnosis,
    diagnosisBelongs:
      diagnosis === null
        ? null
        : isDiagnosis
          ? parseIcd10Cm(diagnosis).ok
          : icdBelongsTo(diagnosis, codesOfSite[site ?? ''] ?? []),
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
