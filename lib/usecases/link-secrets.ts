import { timingSafeEqual } from 'node:crypto';
import { linkCodeFrom } from '../domain/links/link-code';
import { hashOfSecret, type RegistryKey } from '../keys/registry-key';

/** What the code of a link belongs to: it stays the same when a link is sent again, so that a printed order sheet does too. */
export interface CodePlace {
  readonly facilityId: string;
  readonly caseId: string;
  readonly form: string;
  readonly codeVersion: number;
}

/** The code for a form of a case. It is kept nowhere, and drawn again whenever it is asked for. */
export function linkCode(key: RegistryKey, { facilityId, caseId, form, codeVersion }: CodePlace): string {
  for (let round = 0; ; round += 1) {
    const code = linkCodeFrom(
      key.sign('form code', [facilityId, caseId, form, codeVersion, round].join(' ')),
    );
    if (code !== null) return code;
  }
}

/** Whether the code is this one, in a time that does not tell how much of it is. */
export function isLinkCode(key: RegistryKey, place: CodePlace, code: string): boolean {
  return timingSafeEqual(hashOfSecret(linkCode(key, place)), hashOfSecret(code));
}
