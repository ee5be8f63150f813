import type { SigningMethod } from './case-event';

/** How a form was signed, as documents and pages say it: `Signed with a passkey`. */
export function signingWords(method: SigningMethod): string {
  switch (method) {
    case 'passkey':
      return 'a passkey';
    case 'passphrase+code':
      return 'passphrase and code';
    case 'passphrase+recovery':
      return 'passphrase and recovery code';
    case 'link':
      return 'attestation by e-mailed link and code';
    case 'passphrase':
      return 'passphrase';
    case 'paper':
      return 'paper';
  }
}
