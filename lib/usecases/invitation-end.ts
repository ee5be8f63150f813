/** How long an invitation is open after it was sent, in milliseconds: seven days. */
const open = 7 * 24 * 3_600_000;

export function invitationEnd(sentAt: Date): Date {
  return new Date(sentAt.getTime() + open);
}
