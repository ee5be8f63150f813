import type { LinkRow } from '../db/form-links';
import type { LinkEnd } from '../domain/links/link-standing';
import { sayInstant } from '../domain/schedule/zone';

/** Why a link is good no longer, and whom to call; told only to somebody who gave the right code. */
export function endWords(link: LinkRow, end: LinkEnd): string {
  const call = `call ${link.facilityName} at ${link.facilityPhone}`;
  const on = (at: Date | null) => (at === null ? '' : sayInstant(at, link.zone));
  switch (end) {
    case 'signed':
      return `You signed this form on ${on(link.signedAt)}. Nothing more is needed. To change something, ${call}.`;
    case 'answered':
      return `This form was answered already, in another way. Nothing more is needed. If you are surprised, ${call}.`;
    case 'revoked':
      return `The facility withdrew this link on ${on(link.revokedAt)}. To get another, ${call}.`;
    case 'replaced':
      return `A newer link was sent on ${on(link.replacedAt)}. Open the newest e-mail; if you cannot find it, ${call}.`;
    case 'killed':
      return `This link was closed on ${on(link.killedAt)}, after five wrong codes. To get another, ${call}.`;
    case 'expired':
      return `This link was good until ${on(link.expiresAt)}. To get another, ${call}.`;
  }
}
