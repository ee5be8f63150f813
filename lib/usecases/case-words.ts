import type { Role } from '../domain/access/actor';
import type { FormId } from '../domain/cases/case-event';
import type { CaseState, Protocol } from '../domain/cases/protocol';
import { questionOf } from '../domain/forms/form';
import { contractOf } from '../domain/forms/kinds';
import { type Day, sayDay } from '../domain/schedule/day';
import { zoneWords } from '../domain/schedule/zone';

/** States of a case as people read them. */
export const stateWords: Readonly<Record<CaseState, string>> = {
  awaitingPrePet: 'Waiting for the pre-PET form',
  awaitingScan: 'Waiting for the scan',
  awaitingCompletion: 'Scan to be entered',
  awaitingForms: 'Report or post-PET form open',
  readyToBill: 'Ready to bill',
  late: 'Late',
  billed: 'Billed',
  notPayable: 'Not payable',
  cancelled: 'Cancelled',
  expired: 'Expired',
  ineligible: 'Not eligible',
  duplicate: 'Registered twice',
  transferred: 'Transferred',
};

/** Roles as people read them. */
export const roleWords: Readonly<Record<Role, string>> = {
  registrar: 'registrar',
  manager: 'manager',
  physician: 'referring physician',
  administrator: 'registry administrator',
  auditor: 'auditor',
  link: 'referring physician, by e-mailed link and code',
};

/** `Dana Reyes, registrar`: who did something, as it stands in the history of a case. */
export function doneBy(actor: { readonly name: string; readonly role: Role }): string {
  return `${actor.name}, ${roleWords[actor.role]}`;
}

interface Scan {
  readonly site: string;
  readonly reason: string;
  readonly tracer: string;
}

/** `Pancreas, restaging`: enough to tell cases apart in a list. */
export function aboutInShort({ coverage }: Protocol, { site, reason }: Scan): string {
  const why = coverage.reasons.find((candidate) => candidate.code === reason);
  return `${siteLabel(coverage, site)}, ${why === undefined ? reason : reasonInShort(why)}`;
}

/** `Pancreas · Restaging after completion of therapy · F-18 FDG · October 26, 2026` */
export function aboutInFull({ coverage }: Protocol, scan: Scan, on: Day): string {
  const why = coverage.reasons.find((candidate) => candidate.code === scan.reason)?.label ?? scan.reason;
  const tracer = coverage.tracers.find((candidate) => candidate.code === scan.tracer)?.label ?? scan.tracer;
  return [siteLabel(coverage, scan.site), why, tracer, sayDay(on, 'long')].join(' · ');
}

function siteLabel(coverage: Protocol['coverage'], site: string): string {
  return coverage.sites.find((candidate) => candidate.code === site)?.label ?? site;
}

/** A group that is only the tracer's name says too little, so such a reason keeps its label. */
function reasonInShort({ group, label, tracer }: Protocol['coverage']['reasons'][number]): string {
  return group.toUpperCase() === tracer.toUpperCase() ? label : group;
}

/** `FDG` from `F-18 FDG`, `NaF` from `F-18 sodium fluoride (NaF)`. */
export function tracerInShort({ coverage }: Protocol, tracer: string): string {
  const label = coverage.tracers.find((candidate) => candidate.code === tracer)?.label ?? tracer;
  return /\(([^)]+)\)$/.exec(label)?.[1] ?? label.split(' ').at(-1) ?? label;
}

/** A title in the middle of a sentence: `PET report` stays, `Post-PET form` becomes `post-PET form`. */
export function titleInside(title: string): string {
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** An accepted answer in the words of its form, on one line. */
export function answerWords(protocol: Protocol, form: FormId, key: string, value: unknown): string {
  const question = questionOf(protocol.forms[form], key);
  return question === undefined || value === undefined || value === null
    ? ''
    : contractOf(question).words(value).join(', ');
}

/** `Wednesday, November 25, 2026, midnight Central Time`: the end of a last day. */
export function untilWords(lastOn: Day, zone: string): string {
  return `${sayDay(lastOn, 'weekday')}, midnight ${zoneWords(zone)}`;
}

/** A day without an end is stored as this one. */
export const forGood: Day = '9999-12-31';

export function endOrNull(day: Day): Day | null {
  return day === forGood ? null : day;
}
