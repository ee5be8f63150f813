import type { RegistrationPart } from '../domain/cases/case-event';
import { claimWords } from '../domain/claims/planned-claim';
import { sayDay } from '../domain/schedule/day';
import { sayInstant } from '../domain/schedule/zone';
import { titleInside } from './case-words';
import type { EventRow } from './event-row';
import type { LoadedCase } from './load-case';
import { completionAnswers } from './named-answers';
import type { CaseView } from './views';

/** What happened to a case, the newest first. */
export function historyOf({ events, protocol, row }: LoadedCase): CaseView['history'] {
  const title = (form: string | undefined) =>
    Object.values(protocol.forms).find(({ id }) => id === form)?.title ?? form ?? '';
  return events
    .map((event) => ({
      at: event.at.toISOString(),
      when: sayInstant(event.at, row.zone),
      what: whatHappened(event, title),
      who: event.byName,
    }))
    .toReversed();
}

function whatHappened({ kind, entry, data }: EventRow, title: (form: string | undefined) => string): string {
  switch (kind) {
    case 'registered':
      return 'Case registered';
    case 'formSubmitted':
      return `${entry?.form === 'completion' ? scanEntered(entry.answers) : submitted(entry, title(entry?.form))}${revisionWords(entry)}`;
    case 'formReopened':
      return `${title(data.form)} reopened${data.askedBy === 'physician' ? ' for the physician' : ''}: ${data.reason ?? ''}`;
    case 'formKept':
      return `${title(data.form)} closed as it was: ${data.reason ?? ''}`;
    case 'formNoted':
      return `Note beside the ${titleInside(title(data.form))}: ${data.reason ?? ''}`;
    case 'registrationCorrected':
      return `${partWords[data.what ?? 'patient']} corrected: ${data.reason ?? ''}`;
    case 'markedDuplicate':
      return `Closed, because the scan was registered twice: ${data.reason ?? ''}`;
    case 'markedIneligible':
      return `Closed by the registry as not eligible: ${data.reason ?? ''}`;
    case 'transferred':
      return `Transferred to ${data.facility ?? ''}: ${data.reason ?? ''}`;
    case 'confirmedSeparate':
      return 'Confirmed as a separate scan';
    case 'lateAccepted':
      return `${title(data.form)} accepted late: ${data.reason ?? ''}`;
    case 'claimSupportIssued':
      return `Claim support downloaded, revision ${data.revision ?? 1}`;
    case 'billed':
      return data.claims === undefined ? 'Marked as billed' : `Billed: ${claimsIn(data)}`;
    case 'claimPaid':
      return `Paid: ${claimsIn(data)}`;
    case 'claimDenied':
      return `Denied: ${claimsIn(data)}, ${(data.reasons ?? []).join(', ')}`;
  }
}

function revisionWords(entry: EventRow['entry']): string {
  return entry && entry.revision > 1 ? `, revision ${entry.revision}` : '';
}

const partWords: Readonly<Record<RegistrationPart, string>> = {
  plannedDate: 'Planned scan date',
  physician: 'Referring physician',
  request: 'Reason or site',
  patient: 'Patient',
};

/** `professional component, technical or global, November 20, 2026` */
function claimsIn({ claims = [], on }: EventRow['data']): string {
  const named = claims.map((claim) => claimWords[claim].toLowerCase()).join(', ');
  return on === undefined ? named : `${named}, ${sayDay(on, 'long')}`;
}

function scanEntered(answers: Readonly<Record<string, unknown>>): string {
  const { performed, scanOn } = completionAnswers.parse(answers);
  if (performed === 'no') return 'Scan entered as not performed';
  return scanOn === undefined ? 'Scan entered' : `Scan entered, performed ${sayDay(scanOn, 'long')}`;
}

function submitted(entry: EventRow['entry'], title: string): string {
  if (entry?.signature?.method === 'paper') {
    return `${title} transcribed from paper, signed by ${entry.signature.name} on ${sayDay(entry.signature.signedOn, 'long')}`;
  }
  if (entry?.signature?.method === 'link') return `${title} signed by e-mailed link and code`;
  return entry?.signature ? `${title} signed` : `${title} submitted`;
}
