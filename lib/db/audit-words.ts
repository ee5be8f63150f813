import { type AuditAction, auditActions } from '@/lib/db/audit';

/** What a line of the audit is worded from. */
export interface AuditedThing {
  readonly action: string;
  readonly objectId: string | null;
  /** Number of the case the line is about; null where it is about none, or the case is not known. */
  readonly caseNumber: string | null;
}

/** A line of the audit as a sentence without its subject: `Looked at case 1017-26-0431`. */
export function auditWords({ action, objectId, caseNumber }: AuditedThing): string {
  const known = auditActions.find((candidate) => candidate === action);
  // A line that a later Tracer wrote is still shown.
  if (known === undefined) return action;
  return wordsOf(known, formWords(objectId), caseNumber === null ? 'a case' : `case ${caseNumber}`, objectId);
}

function wordsOf(action: AuditAction, form: string, ofCase: string, objectId: string | null): string {
  switch (action) {
    case 'case.register':
      return `Registered ${ofCase}`;
    case 'case.look':
      return `Looked at ${ofCase}`;
    case 'case.confirmSeparate':
      return `Confirmed that ${ofCase} is a separate scan`;
    case 'case.bill':
      return `Marked ${ofCase} as billed`;
    case 'claim.outcome':
      return `Noted what became of a claim of ${ofCase}`;
    case 'billing.look':
      return objectId === 'list' ? 'Looked at the billing worklist' : `Looked at the billing of ${ofCase}`;
    case 'billing.export':
      return 'Exported the billing worklist';
    case 'remittance.import':
      return 'Imported a remittance list';
    case 'form.look':
      return `Opened ${form} of ${ofCase}`;
    case 'draft.save':
      return `Saved answers on ${form} of ${ofCase}`;
    case 'form.submit':
      return `Submitted ${form} of ${ofCase}`;
    case 'form.reopen':
      return `Reopened ${form} of ${ofCase}`;
    case 'form.keep':
      return `Closed the reopened ${form} of ${ofCase} as it was`;
    case 'form.note':
      return `Added a note beside ${form} of ${ofCase}`;
    case 'case.correct':
      return `Corrected ${ofCase}`;
    case 'case.foresee':
      return `Looked at what a correction of ${ofCase} would lead to`;
    case 'case.acceptLate':
      return `Accepted ${form} of ${ofCase} late`;
    case 'case.markIneligible':
      return `Closed ${ofCase} as not eligible`;
    case 'case.transfer':
      return `Transferred ${ofCase} to another facility`;
    case 'entry.look':
      return `Read a submitted form of ${ofCase}`;
    case 'questionnaire.download':
      return `Downloaded a submitted form of ${ofCase} as PDF`;
    case 'report.attach':
      return `Attached the report of ${ofCase}`;
    case 'attachment.add':
      return `Attached a file to ${ofCase}`;
    case 'attachment.look':
      return `Opened a file of ${ofCase}`;
    case 'claimSupport.issue':
      return `Issued the claim support of ${ofCase}`;
    case 'claimSupport.supersede':
      return `Superseded the claim support of ${ofCase}`;
    case 'claimSupport.download':
      return `Downloaded the claim support of ${ofCase}`;
    case 'list.look':
      return 'Looked at the worklist';
    case 'search':
      return 'Searched for cases';
    case 'facility.look':
      return 'Looked at the facility';
    case 'registry.look':
      return 'Looked at the completeness of the registry';
    case 'registry.restore':
      return 'Restored the registry from a backup; all sessions and links ended';
    case 'messages.look':
      return 'Looked at the messages of the portal';
    case 'audit.look':
      return 'Read the audit';
    case 'audit.export':
      return 'Exported the audit';
    case 'audit.verify':
      return 'Verified the audit';
    case 'signatures.verify':
      return 'Verified all signatures';
    case 'signIn':
      return 'Signed in';
    case 'signIn.begin':
      return 'Gave the right passphrase, the first step of the sign-in';
    case 'signIn.refused':
      return 'Tried to sign in and was refused';
    case 'signOut':
      return 'Signed out';
    case 'session.expired':
      return 'Was signed out after the time allowed';
    case 'proof':
      return 'Proved again who they are';
    case 'proof.refused':
      return 'Could not prove again who they are';
    case 'passkey.add':
      return 'Added a passkey to their account';
    case 'passkey.rename':
      return 'Renamed a passkey of their account';
    case 'passkey.remove':
      return 'Removed a passkey from their account';
    case 'authenticator.set':
      return 'Set up an authenticator app for their account';
    case 'authenticator.remove':
      return 'Removed the authenticator app from their account';
    case 'recoveryCodes.make':
      return 'Made new recovery codes';
    case 'passphrase.change':
      return 'Changed their passphrase';
    case 'session.end':
      return 'Signed out another device of theirs';
    case 'link.send':
      return `Sent the physician of ${ofCase} a link`;
    case 'link.revoke':
      return `Withdrew the physician’s link to ${ofCase}`;
    case 'link.codeShown':
      return `Looked at the code for ${form} of ${ofCase}`;
    case 'link.codeRenewed':
      return `Made a new code for ${form} of ${ofCase}`;
    case 'link.orderSheet':
      return `Printed the order sheet for ${form} of ${ofCase}`;
    case 'link.open':
      return `Began to type the code of a link to ${ofCase}`;
    case 'link.enter':
      return `Gave the code of a link to ${ofCase}`;
    case 'link.codeRefused':
      return `Gave a wrong code for a link to ${ofCase}`;
    case 'link.kill':
      return `Closed a link to ${ofCase} by five wrong codes`;
    case 'link.leave':
      return `Closed the form of a link to ${ofCase}`;
    case 'link.join':
      return 'Became an account with a passkey, after signing by a link';
    case 'link.receipt':
      return `Read the receipt of a link to ${ofCase}`;
    case 'request.refused':
      return `Was refused: ${objectId ?? 'a request'}`;
    case 'people.look':
      return 'Looked at who has access';
    case 'invitation.send':
      return 'Invited somebody';
    case 'invitation.sendAgain':
      return 'Sent an invitation again';
    case 'invitation.revoke':
      return 'Revoked an invitation';
    case 'invitation.accept':
      return 'Accepted an invitation';
    case 'member.changeRole':
      return 'Changed the role of a colleague';
    case 'member.handOver':
      return 'Handed the manager’s role over';
    case 'member.confirmNpi':
      return 'Confirmed the NPI of a physician who came by a link';
    case 'member.remove':
      return 'Took a colleague’s access away';
    case 'recovery.ask':
      return 'Asked for help with a lost second factor';
    case 'recovery.approve':
      return 'Approved a new sign-in for somebody who lost every factor';
    case 'recovery.refuse':
      return 'Refused a new sign-in';
    case 'recovery.finish':
      return 'Set up the sign-in anew; what was before ended';
    case 'registry.setUp':
      return 'Became the registry’s first administrator by the setup link';
    case 'ledger.look':
      return 'Looked at the balance of a facility';
    case 'ledger.statement':
      return 'Downloaded a statement of a facility’s balance';
    case 'ledger.deposit':
      return 'Recorded a deposit of a facility';
    case 'ledger.reverse':
      return 'Reversed an entry of a facility’s balance';
    case 'ledger.minimum':
      return 'Set the minimum balance of a facility';
    case 'application.begin':
      return 'Began the application of a facility';
    case 'application.confirm':
      return 'Confirmed the address of an application';
    case 'application.save':
      return 'Saved an application';
    case 'application.attach':
      return 'Uploaded the agreement of an application';
    case 'application.submit':
      return 'Handed an application in';
    case 'application.look':
      return 'Looked at applications';
    case 'application.agreement':
      return 'Opened the uploaded agreement of an application';
    case 'application.payment':
      return 'Recorded the payments of an application';
    case 'application.ask':
      return 'Asked back about an application';
    case 'application.refuse':
      return 'Refused an application';
    case 'application.approve':
      return 'Approved an application; the facility takes part';
  }
}

function formWords(formId: string | null): string {
  switch (formId) {
    case 'registration':
      return 'the registration';
    case 'pre-pet':
      return 'the pre-PET form';
    case 'completion':
      return 'the completion form';
    case 'report':
      return 'the report form';
    case 'post-pet':
      return 'the post-PET form';
    default:
      return 'a form';
  }
}
