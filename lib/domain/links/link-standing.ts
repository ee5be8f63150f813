/** What has happened to a link. */
export interface LinkSteps {
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  readonly codeEnteredAt: Date | null;
  readonly signedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly replacedAt: Date | null;
  readonly killedAt: Date | null;
  /** The form was given, by this link or another way. */
  readonly isAnswered: boolean;
}

/** Why a link is good for nothing more. */
export type LinkEnd = 'signed' | 'revoked' | 'replaced' | 'killed' | 'answered' | 'expired';
/** How far a link has come. */
export type LinkStanding = 'sent' | 'opened' | 'codeEntered' | LinkEnd;

/** Wrong codes in a row that kill a link. */
export const wrongCodesAtMost = 5;

/** Why the link has ended, or null while it is good. */
export function endOfLink(link: LinkSteps, now: Date): LinkEnd | null {
  if (link.signedAt !== null) return 'signed';
  if (link.killedAt !== null) return 'killed';
  if (link.revokedAt !== null) return 'revoked';
  if (link.replacedAt !== null) return 'replaced';
  if (link.isAnswered) return 'answered';
  return now < link.expiresAt ? null : 'expired';
}

export function standingOfLink(link: LinkSteps, now: Date): LinkStanding {
  const end = endOfLink(link, now);
  if (end !== null) return end;
  if (link.codeEnteredAt !== null) return 'codeEntered';
  return link.openedAt === null ? 'sent' : 'opened';
}
