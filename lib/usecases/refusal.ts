import { may, type Subject, type Verb } from '../domain/access/policy';
import type { Problem } from '../domain/problem';
import type { Ctx } from './context';

/** Why the actor may not do this, or undefined. A subject of null asks whether the actor may do it at all. */
export function refusalOf(ctx: Ctx, verb: Verb, subject: Subject | null): Problem | undefined {
  switch (may(ctx.actor, verb, subject)) {
    case 'yes':
      return undefined;
    case 'notFound':
      return { code: 'not-found' };
    case 'refused':
      return { code: 'not-allowed', says: refusals[verb] };
  }
}

const refusals: Readonly<Record<Verb, string>> = {
  'case.list': 'Your account has no list of cases.',
  'case.see': 'Your account may not open this case.',
  'case.register': 'Cases are registered by the imaging facility.',
  'form.fillPhysician': 'Only the referring physician of this case can fill in and sign this form.',
  'form.fillFacility': 'This form is filled in by the imaging facility.',
  'form.transcribe': 'A form that came back on paper is entered by the imaging facility.',
  'form.reopenFacility': 'This form is reopened by the imaging facility.',
  'form.reopenPhysician':
    'This form is reopened by its physician, or by the imaging facility for the physician.',
  'case.correct': 'A case is corrected by its imaging facility.',
  'case.decide': 'This is decided by the registry’s administrators.',
  'report.attach': 'Files are attached by the imaging facility.',
  'claimSupport.issue': 'The claim support is for the imaging facility.',
  'case.bill': 'A case is marked as billed by the imaging facility.',
  'link.manage': 'Links are sent by the imaging facility.',
  'link.see': 'The physician’s link is for the imaging facility.',
  'facility.see': 'Your account may not open this facility.',
  'registry.see': 'This is for the registry’s own staff.',
  'audit.read': 'The audit is for the registry’s own staff.',
  'people.see': 'Who has access is for the facility’s manager and the registry.',
  'people.manage': 'Access is given and taken by the facility’s manager and the registry’s administrators.',
  'ledger.see': 'The balance is for the facility and the registry.',
  'ledger.setMinimum':
    'The minimum balance is set by the facility’s manager and the registry’s administrators.',
  'ledger.record': 'Deposits and reversals are recorded by the registry’s administrators.',
  'application.see': 'Applications are for the registry’s own staff.',
  'application.decide': 'Applications are decided by the registry’s administrators.',
};
