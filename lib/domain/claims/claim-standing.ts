import type { CaseEvent } from '../cases/case-event';
import type { Day } from '../schedule/day';
import type { ClaimKind } from './claim-recipe';

export type ClaimStatus = 'billed' | 'paid' | 'denied';

/** Where one claim of a case stands. */
export interface ClaimStanding {
  readonly claim: ClaimKind;
  readonly status: ClaimStatus;
  /** The day it was sent, or the day of the contractor's answer. */
  readonly sinceOn: Day;
  /** Of a denial. */
  readonly reasons: readonly string[];
}

/** What may be noted of a claim. */
export interface ClaimNote {
  readonly claim: ClaimKind;
  readonly status: ClaimStatus;
  readonly on: Day;
  readonly reasons: readonly string[];
}

/** Where the claims of a case stand by its events; claims that were never sent are not among them. */
export function claimStandings(events: readonly CaseEvent[]): readonly ClaimStanding[] {
  const standings = new Map<ClaimKind, ClaimStanding>();
  for (const event of events) {
    switch (event.kind) {
      case 'billed':
      case 'claimPaid':
      case 'claimDenied':
        for (const claim of event.claims) {
          standings.set(claim, {
            claim,
            status: statusOf(event.kind),
            sinceOn: event.on,
            reasons: event.kind === 'claimDenied' ? event.reasons : [],
          });
        }
        break;
      default:
    }
  }
  return [...standings.values()];
}

function statusOf(kind: 'billed' | 'claimPaid' | 'claimDenied'): ClaimStatus {
  switch (kind) {
    case 'billed':
      return 'billed';
    case 'claimPaid':
      return 'paid';
    case 'claimDenied':
      return 'denied';
  }
}

/** Whether a note says what is known already: nothing happens, and nothing is doubled. */
export function isKnown(standing: ClaimStanding | undefined, note: ClaimNote): boolean {
  return (
    standing?.status === note.status &&
    standing.sinceOn === note.on &&
    standing.reasons.join() === note.reasons.join()
  );
}

/** Why a claim that stands so cannot be noted so; undefined where it can. */
export function troubleWithNote(
  standing: ClaimStanding | undefined,
  note: ClaimNote,
  { scanOn, today }: { readonly scanOn: Day; readonly today: Day },
): string | undefined {
  if (note.on > today) return 'This day is in the future.';
  if (note.on < scanOn) return 'This day is before the scan.';
  if (note.status === 'denied' && note.reasons.length === 0)
    return 'A denial needs at least one reason code, for example CO-16.';
  if (note.status === 'billed') {
    if (standing?.status === 'billed') return 'This claim is marked as billed already.';
    if (standing?.status === 'paid') return 'This claim is paid already.';
  } else {
    if (!standing) return 'This claim was not marked as billed.';
    if (standing.status === note.status) return `This claim is marked as ${note.status} already.`;
  }
  return standing && note.on < standing.sinceOn
    ? 'This day is before what is known of the claim already.'
    : undefined;
}
