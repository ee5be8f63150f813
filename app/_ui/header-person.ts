import type { OpenSession } from '@/lib/server/session/session-row';
import type { HeaderPerson } from './header';

/** What the header shows of a session. */
export function headerPerson({ actor, facilityName }: OpenSession): HeaderPerson {
  return { name: actor.name, email: actor.email, role: actor.role, facility: facilityName };
}
