import type { MessageKind } from './kinds';

export type MessageStatus = 'queued' | 'sent' | 'shown' | 'failed';

/** What a kind of message is called in a list. */
export const kindWords: Readonly<Record<MessageKind, string>> = {
  formLink: 'Link to a form',
  linkKilled: 'A link was closed',
  invitation: 'Invitation',
  recovery: 'New ways to sign in',
  signInChanged: 'Sign-in changed',
  recoveryAsked: 'Somebody lost their ways to sign in',
  caseDecided: 'The registry decided about a case',
  balanceLow: 'Balance below the minimum',
  applicationLink: 'Link to an application',
  applicationReceived: 'Application received',
  applicationAsked: 'Question about an application',
  applicationDecided: 'Application decided',
};

export const statusWords: Readonly<Record<MessageStatus, string>> = {
  queued: 'Waiting',
  sent: 'Sent',
  shown: 'Not sent: demo',
  failed: 'Failed',
};

/** Why a message was not taken, from the code that its row keeps, and what to do. */
export function failureWords(code: string): string {
  const [name = '', reply = ''] = code.split('-');
  const said = reply === '' ? '' : ` (code ${reply})`;
  if (name === 'EENVELOPE')
    return `The mail server refused the address${said}. Correct the address and send again.`;
  if (name === 'EMESSAGE') return `The mail server refused the message${said}. Ask whoever runs it.`;
  if (name === 'EAUTH') return `The mail server refused our sign-in${said}. Check REGISTRY_SMTP_URL.`;
  if (name === 'ETLS') return 'The mail server has no encryption that can be trusted. Check its certificate.';
  if (['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'ENOTFOUND'].includes(name))
    return 'The mail server did not answer. Check REGISTRY_SMTP_URL and the network.';
  if (name === 'restored') return 'It was waiting in a backup that was restored, so it is not sent again.';
  if (name === 'unreadable')
    return 'The message could not be written out. Tell whoever maintains the portal.';
  return `The mail server did not take it (${code}).`;
}
