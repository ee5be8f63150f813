import type { ClaimSupportContent } from '../documents/claim-support-content';
import { latest } from '../domain/cases/case-file';
import { signingWords } from '../domain/cases/signing-method';
import type { CaseStanding } from '../domain/cases/standing';
import { claimAdvice } from '../domain/claims/claim-recipe';
import { formatMbi } from '../domain/identifiers/mbi';
import { type Day, laterOf, sayDay } from '../domain/schedule/day';
import type { WindowStanding } from '../domain/schedule/window';
import { dayIn, sayInstant } from '../domain/schedule/zone';
import { answerWords } from './case-words';
import { definitionHash, rulesHash } from './content-hash';
import type { Ctx } from './context';
import type { EntryRow } from './event-row';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';

/** What identifies one issue of a claim support; two issues that differ in nothing else are the same document. */
type IssueOf = Pick<
  ClaimSupportContent,
  'revision' | 'issuedAt' | 'issuedWords' | 'code' | 'verifyAddress' | 'auditSequence' | 'checkpoint'
>;
export type ClaimFacts = Omit<ClaimSupportContent, keyof IssueOf>;

/** Everything a claim support says about an eligible case, written out. */
export function claimFactsOf(ctx: Ctx, loaded: LoadedCase, standing: CaseStanding): ClaimFacts {
  const { row, protocol } = loaded;
  const completion = completionAnswers.parse(latest(loaded.file, 'completion')?.answers);
  const on = row.scanOn;
  if (on === null || !completion.interpretingPhysician)
    throw new Error(`Case ${row.id} is eligible without a scan`);
  const words = (key: string, value: unknown) => answerWords(protocol, 'completion', key, value);
  const registered = (key: string, value: string) => answerWords(protocol, 'registration', key, value);
  return {
    registry: { name: ctx.settings.name, nct: ctx.settings.nct },
    demo: ctx.demo,
    caseNumber: row.number,
    facility: {
      name: row.facilityName,
      npi: row.facilityNpi,
      ccn: row.ccn,
      place: `${row.city}, ${row.state}`,
    },
    patient: {
      familyName: row.familyName,
      givenName: row.givenName,
      bornWords: sayDay(row.bornOn, 'long'),
      sex: registered('sex', row.sex),
      mbi: formatMbi(row.mbi),
    },
    service: {
      onWords: sayDay(on, 'long'),
      scan: [
        words('scanner', completion.scanner),
        words('region', completion.region),
        registered('tracer', row.tracer),
      ].join(', '),
      diagnosis: `${registered('site', row.site)}, ${String(standing.facts.diagnosis ?? '')} · ${reasonLabel(loaded)}`,
    },
    referring: { name: `${row.physicianGivenName} ${row.physicianFamilyName}`, npi: row.physicianNpi },
    interpreting: {
      name: `${completion.interpretingPhysician.givenName} ${completion.interpretingPhysician.familyName}`,
      npi: completion.interpretingPhysician.npi,
    },
    verdict: {
      protocol: protocol.id,
      version: protocol.version,
      rulesHash: rulesHash(protocol),
      findings: standing.verdict.findings,
    },
    windows: standing.windows.map((window) => windowLine(window, loaded)),
    signed: signedIn(loaded),
    ...acceptedIn(loaded),
    advice: claimAdvice(protocol.recipes, standing.facts, on),
    consents: { patient: 'answered', physician: 'answered' },
    forms: Object.values(protocol.forms).map((form) => ({
      title: form.title,
      id: form.id,
      version: form.version,
      definitionHash: definitionHash(form),
    })),
  };
}

function reasonLabel({ row, protocol }: LoadedCase): string {
  return protocol.coverage.reasons.find((reason) => reason.code === row.reason)?.label ?? row.reason;
}

function windowLine(
  { id, what, firstOn, lastOn, doneOn, dayNumber, standing }: WindowStanding,
  loaded: LoadedCase,
) {
  const ends = [firstOn, lastOn].filter((day): day is Day => day !== null).map((day) => sayDay(day, 'long'));
  const form = loaded.protocol.windows.find((window) => window.id === id)?.form;
  const given = loaded.events.flatMap(({ kind, entry }) =>
    kind === 'formSubmitted' && entry && entry.form === form ? [entry] : [],
  );
  const newest = given.at(-1);
  // By the revision that counts for the window; a later one says its own day.
  const entry = given.find((candidate) => dayDone(candidate, loaded.row.zone) === doneOn) ?? newest;
  const revised = newest && newest !== entry ? `; revised ${whenDone(newest, loaded.row.zone)}` : '';
  const done = entry ? whenDone(entry, loaded.row.zone) : doneOn === null ? '–' : sayDay(doneOn, 'long');
  const number = dayNumber === null ? '' : `, day ${dayNumber}`;
  const outside =
    standing === 'late' ? ', after the window' : standing === 'early' ? ', before the window' : '';
  return { id, what, windowWords: ends.join(' to '), doneWords: `${done}${number}${outside}${revised}` };
}

/** The latest revision of each form after the registration. */
function newestEntries({ events }: LoadedCase): readonly EntryRow[] {
  const newest = new Map<string, EntryRow>();
  for (const { kind, entry } of events) if (kind === 'formSubmitted' && entry) newest.set(entry.form, entry);
  return [...newest.values()];
}

/** The later of the day on a signature and the day of the submission. */
function dayDone({ signature, submittedAt }: EntryRow, zone: string): Day {
  const submittedOn = dayIn(zone, submittedAt);
  return laterOf(signature?.signedOn ?? submittedOn, submittedOn);
}

/** The instant of a signature, else of the submission; of a paper the day on it and the instant it was entered. */
function whenDone({ signature, submittedAt }: EntryRow, zone: string): string {
  return signature?.method === 'paper'
    ? `${sayDay(signature.signedOn, 'long')} on paper, entered ${sayInstant(submittedAt, zone)}`
    : sayInstant(signature?.signedAt ?? submittedAt, zone);
}

/** What came late and was taken, in the words of whoever took it. */
function acceptedIn({ events, protocol, row }: LoadedCase): Pick<ClaimFacts, 'acceptedLate'> {
  const accepted = events.flatMap(({ kind, data, at, byName }) =>
    kind === 'lateAccepted'
      ? [
          {
            form: Object.values(protocol.forms).find(({ id }) => id === data.form)?.title ?? '',
            reason: data.reason ?? '',
            by: byName,
            when: sayInstant(at, row.zone),
          },
        ]
      : [],
  );
  return accepted.length === 0 ? {} : { acceptedLate: accepted };
}

/** Who stands for each form. */
function signedIn(loaded: LoadedCase): ClaimSupportContent['signed'] {
  return newestEntries(loaded).map((entry) => {
    const form = Object.values(loaded.protocol.forms).find((candidate) => candidate.id === entry.form);
    const { signature } = entry;
    return {
      form: form?.title ?? entry.form,
      revision: entry.revision,
      by:
        signature === null
          ? entry.submittedByName
          : signature.npi === null
            ? signature.name
            : `${signature.name}, NPI ${signature.npi}`,
      meaning: signature?.meaning ?? form?.attests ?? '',
      method: methodOf(entry),
      when: whenDone(entry, loaded.row.zone),
      contentHash: entry.contentHash,
    };
  });
}

function methodOf({ signature, submittedByName }: EntryRow): string {
  if (signature === null) return 'signed-in account';
  return signature.method === 'paper'
    ? `paper, transcribed by ${submittedByName}`
    : signingWords(signature.method);
}
