import type { FormId } from '../cases/case-event';
import type { Actor, Role } from './actor';

export type Verb =
  | 'case.list'
  | 'case.see'
  | 'case.register'
  | 'form.fillPhysician'
  | 'form.fillFacility'
  | 'form.transcribe'
  /** Takes up again what was given: by the facility what is its own, or what its physician asks for; by physicians their own. */
  | 'form.reopenFacility'
  | 'form.reopenPhysician'
  /** Corrects what a case says of its patient, physician, reason and days, or that it was registered twice. */
  | 'case.correct'
  /** Decides about a case for the registry: takes a late form, closes what is not eligible, moves it to another facility. */
  | 'case.decide'
  | 'report.attach'
  | 'claimSupport.issue'
  | 'case.bill'
  | 'link.manage'
  | 'link.see'
  | 'facility.see'
  | 'registry.see'
  | 'audit.read'
  | 'people.see'
  | 'people.manage'
  | 'ledger.see'
  | 'ledger.setMinimum'
  | 'ledger.record'
  | 'application.see'
  | 'application.decide';

/** What is acted on, as far as the policy reads it. */
export interface Subject {
  readonly facilityId: string;
  /** NPI of the case's referring physician; null where the subject is no case. */
  readonly physicianNpi: string | null;
  /** The case itself, where the subject is one. */
  readonly id?: string;
  /** The form of it that is meant. */
  readonly form?: FormId;
}

/** `notFound`: the actor may not know that it exists. `refused`: may see it, may not do this. */
export type Decision = 'yes' | 'refused' | 'notFound';

export interface PolicyRow {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly verbs: readonly Verb[];
  readonly where: 'own facility' | 'assigned' | 'anywhere' | 'its form';
}

/** The whole policy, read top to bottom: the first row that fits allows; no row, no. */
export const policy: readonly PolicyRow[] = [
  {
    id: 'ACC-01',
    roles: ['registrar', 'manager'],
    verbs: [
      'case.list',
      'case.see',
      'case.register',
      'form.fillFacility',
      'form.transcribe',
      'form.reopenFacility',
      'form.reopenPhysician',
      'case.correct',
      'report.attach',
      'claimSupport.issue',
      'case.bill',
      'link.manage',
      'link.see',
      'facility.see',
      'ledger.see',
    ],
    where: 'own facility',
  },
  {
    id: 'ACC-02',
    roles: ['physician'],
    verbs: ['case.list', 'case.see', 'form.fillPhysician', 'form.reopenPhysician'],
    where: 'assigned',
  },
  {
    id: 'ACC-03',
    roles: ['administrator', 'auditor'],
    verbs: [
      'case.list',
      'case.see',
      'link.see',
      'facility.see',
      'registry.see',
      'audit.read',
      'people.see',
      'ledger.see',
      'application.see',
    ],
    where: 'anywhere',
  },
  {
    id: 'ACC-04',
    roles: ['link'],
    verbs: ['form.fillPhysician'],
    where: 'its form',
  },
  {
    id: 'ACC-05',
    roles: ['manager'],
    verbs: ['people.see', 'people.manage', 'ledger.setMinimum'],
    where: 'own facility',
  },
  {
    id: 'ACC-06',
    roles: ['administrator'],
    verbs: ['case.decide', 'people.manage', 'ledger.setMinimum', 'ledger.record', 'application.decide'],
    where: 'anywhere',
  },
];

/** May this actor do this to that? A subject of null asks whether the actor may do it at all. */
export function may(actor: Actor, verb: Verb, subject: Subject | null): Decision {
  const fits = (row: PolicyRow, asked: Verb) =>
    row.roles.includes(actor.role) &&
    row.verbs.includes(asked) &&
    (subject === null || isWithin(row.where, actor, subject));
  if (policy.some((row) => fits(row, verb))) return 'yes';
  return policy.some((row) => fits(row, 'case.see')) ? 'refused' : 'notFound';
}

function isWithin(where: PolicyRow['where'], actor: Actor, subject: Subject): boolean {
  switch (where) {
    case 'anywhere':
      return true;
    case 'own facility':
      return actor.facilityId !== null && actor.facilityId === subject.facilityId;
    case 'assigned':
      return (
        actor.npi !== null &&
        actor.npi === subject.physicianNpi &&
        (actor.vouchedBy === undefined || actor.vouchedBy === subject.facilityId)
      );
    case 'its form':
      return actor.link !== undefined && actor.link.caseId === subject.id && actor.link.form === subject.form;
  }
}
