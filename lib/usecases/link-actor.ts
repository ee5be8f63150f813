import type { LinkRow } from '../db/form-links';
import type { Actor } from '../domain/access/actor';

/** Whoever holds a link: before the code was given its session is missing, and the link opens nothing. */
export function linkActor(
  link: LinkRow,
  session: { readonly id: string; readonly provedAt: Date } | null,
): Actor {
  return {
    accountId: link.id,
    sessionId: session?.id ?? link.id,
    name: link.physicianName,
    email: link.email,
    role: 'link',
    facilityId: null,
    npi: null,
    provedAt: session?.provedAt ?? new Date(0),
    provedBy: 'link',
    ...(session && { link: { caseId: link.caseId, form: link.form } }),
  };
}
