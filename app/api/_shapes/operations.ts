import type { Handler } from '@/lib/server/http/operation';
import { GET as live } from '../../livez/route';
import { GET as ready } from '../../readyz/route';
import { POST as offerAuthenticator } from '../account/authenticator/offer/route';
import { DELETE as removeAuthenticator, PUT as setAuthenticator } from '../account/authenticator/route';
import { DELETE as removePasskey, PUT as renamePasskey } from '../account/passkeys/[passkeyId]/route';
import { POST as passkeyOptions } from '../account/passkeys/options/route';
import { POST as addPasskey } from '../account/passkeys/route';
import { PUT as changePassphrase } from '../account/passphrase/route';
import { POST as recoveryCodes } from '../account/recovery-codes/route';
import { DELETE as endSession } from '../account/sessions/[sessionId]/route';
import { DELETE as endOtherSessions } from '../account/sessions/route';
import { GET as agreementFile } from '../applications/[id]/agreement.pdf/route';
import { POST as approveApplication } from '../applications/[id]/approve/route';
import { POST as askBack } from '../applications/[id]/ask/route';
import { POST as recordPayment } from '../applications/[id]/payment/route';
import { POST as refuseApplication } from '../applications/[id]/refuse/route';
import { POST as uploadAgreement } from '../applications/agreement/route';
import { POST as anotherLocation } from '../applications/another/route';
import { POST as confirmApplication } from '../applications/confirm/route';
import { PUT as saveApplication } from '../applications/draft/route';
import { POST as applyToJoin } from '../applications/route';
import { POST as submitApplication } from '../applications/submit/route';
import { POST as exportAudit } from '../audit/export/route';
import { POST as verifySignatures } from '../audit/signatures/route';
import { POST as verifyAudit } from '../audit/verification/route';
import { POST as exportBilling } from '../billing/export/route';
import { POST as remittance } from '../billing/remittance/route';
import { GET as attachment } from '../cases/[id]/attachments/[attachmentId]/route';
import { POST as attach } from '../cases/[id]/attachments/route';
import { POST as bill } from '../cases/[id]/billed/route';
import { GET as claimSupport } from '../cases/[id]/claim-support.pdf/route';
import { POST as foreseeCorrection } from '../cases/[id]/corrections/foresight/route';
import { POST as correctCase } from '../cases/[id]/corrections/route';
import { POST as foreseeDuplicate } from '../cases/[id]/duplicate/foresight/route';
import { POST as markDuplicate } from '../cases/[id]/duplicate/route';
import { GET as document } from '../cases/[id]/entries/[entryId]/document.pdf/route';
import { GET as draft, PUT as saveDraft } from '../cases/[id]/forms/[form]/draft/route';
import { POST as keepForm } from '../cases/[id]/forms/[form]/keep/route';
import { POST as noteForm } from '../cases/[id]/forms/[form]/note/route';
import { POST as reopenForm } from '../cases/[id]/forms/[form]/reopen/route';
import { POST as submit } from '../cases/[id]/forms/[form]/submit/route';
import { POST as markIneligible } from '../cases/[id]/ineligibility/route';
import { POST as acceptLate } from '../cases/[id]/late-acceptance/route';
import { GET as linkCode, POST as newLinkCode } from '../cases/[id]/links/[form]/code/route';
import { GET as orderSheet } from '../cases/[id]/links/[form]/order-sheet.pdf/route';
import { POST as revokeLink } from '../cases/[id]/links/[form]/revoke/route';
import { POST as sendLink } from '../cases/[id]/links/[form]/route';
import { POST as outcome } from '../cases/[id]/outcomes/route';
import { POST as report } from '../cases/[id]/report/route';
import { GET as oneCase } from '../cases/[id]/route';
import { POST as separate } from '../cases/[id]/separate/route';
import { POST as transferCase } from '../cases/[id]/transfer/route';
import { POST as check } from '../cases/check/route';
import { POST as register } from '../cases/route';
import { POST as search } from '../cases/search/route';
import { GET as coverage } from '../coverage/route';
import { GET as demoCodes } from '../demo/codes/route';
import { POST as deposit } from '../facilities/[id]/deposits/route';
import { POST as reverse } from '../facilities/[id]/entries/[seq]/reverse/route';
import { POST as minimumBalance } from '../facilities/[id]/minimum-balance/route';
import { GET as statementCsv } from '../facilities/[id]/statements/[month]/statement.csv/route';
import { GET as statementPdf } from '../facilities/[id]/statements/[month]/statement.pdf/route';
import { GET as health } from '../health/route';
import { POST as sendAgain } from '../invitations/[id]/again/route';
import { POST as revokeInvitation } from '../invitations/[id]/revoke/route';
import { POST as invite } from '../invitations/route';
import { POST as joinPasskeyOptions } from '../join/passkey/options/route';
import { POST as joinWithPasskey } from '../join/passkey/route';
import { POST as join } from '../join/route';
import { GET as linkDocument } from '../links/[linkId]/document.pdf/route';
import { GET as linkDraft, PUT as saveLinkDraft } from '../links/[linkId]/draft/route';
import { POST as leaveLink } from '../links/[linkId]/leave/route';
import { POST as linkPasskeyOptions } from '../links/[linkId]/passkey/options/route';
import { POST as joinByLink } from '../links/[linkId]/passkey/route';
import { POST as signByLink } from '../links/[linkId]/submit/route';
import { POST as enterCode } from '../links/code/route';
import { POST as opened } from '../links/opened/route';
import { POST as handOver } from '../people/[id]/hand-over/route';
import { POST as confirmNpi } from '../people/[id]/npi/route';
import { POST as remove } from '../people/[id]/remove/route';
import { POST as changeRole } from '../people/[id]/role/route';
import { POST as recover } from '../recover/route';
import { POST as approveRecovery } from '../recoveries/[id]/approve/route';
import { POST as refuseRecovery } from '../recoveries/[id]/refuse/route';
import { POST as askRecovery } from '../recoveries/route';
import { POST as sessionProofOptions } from '../session/proof/options/route';
import { POST as sessionProof } from '../session/proof/route';
import { GET as session } from '../session/route';
import { POST as setup } from '../setup/route';
import { POST as enrolAuthenticator } from '../sign-in/enrolment/authenticator/route';
import { POST as enrolPasskey } from '../sign-in/enrolment/passkey/route';
import { POST as signInPasskey } from '../sign-in/passkey/route';
import { GET as signInStep } from '../sign-in/step/route';

/** Every operation of the API but the document itself; a test compares them with the route files. */
export const operations: readonly Handler[] = [
  live,
  ready,
  health,
  coverage,
  session,
  passkeyOptions,
  addPasskey,
  renamePasskey,
  removePasskey,
  offerAuthenticator,
  setAuthenticator,
  removeAuthenticator,
  recoveryCodes,
  changePassphrase,
  endSession,
  endOtherSessions,
  sessionProofOptions,
  sessionProof,
  signInPasskey,
  signInStep,
  enrolPasskey,
  enrolAuthenticator,
  demoCodes,
  register,
  check,
  search,
  oneCase,
  draft,
  saveDraft,
  submit,
  reopenForm,
  keepForm,
  noteForm,
  foreseeCorrection,
  correctCase,
  foreseeDuplicate,
  markDuplicate,
  acceptLate,
  markIneligible,
  transferCase,
  report,
  attach,
  attachment,
  document,
  claimSupport,
  bill,
  outcome,
  remittance,
  exportBilling,
  separate,
  invite,
  sendAgain,
  revokeInvitation,
  changeRole,
  confirmNpi,
  remove,
  handOver,
  join,
  joinPasskeyOptions,
  joinWithPasskey,
  askRecovery,
  approveRecovery,
  refuseRecovery,
  recover,
  setup,
  exportAudit,
  verifyAudit,
  verifySignatures,
  sendLink,
  revokeLink,
  linkCode,
  newLinkCode,
  orderSheet,
  opened,
  enterCode,
  linkDraft,
  saveLinkDraft,
  signByLink,
  leaveLink,
  linkDocument,
  linkPasskeyOptions,
  joinByLink,
  deposit,
  reverse,
  minimumBalance,
  statementPdf,
  statementCsv,
  applyToJoin,
  confirmApplication,
  saveApplication,
  uploadAgreement,
  submitApplication,
  anotherLocation,
  recordPayment,
  askBack,
  refuseApplication,
  approveApplication,
  agreementFile,
];
