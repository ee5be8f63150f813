import type { FormId } from '../cases/case-event';
import type { ProofMethod } from './proof-method';

/** `link`: a physician without an account, who came by a link and proved its code. */
export type Role = 'registrar' | 'manager' | 'physician' | 'administrator' | 'auditor' | 'link';

/** How long a proof stays fresh: what signs, exports, administers or changes how one signs in asks for one no older. */
const freshMilliseconds = 5 * 60 * 1000;

/** Whether the actor proved who they are within the last five minutes. */
export function isProofFresh({ provedAt }: Pick<Actor, 'provedAt'>, now: Date): boolean {
  const age = now.getTime() - provedAt.getTime();
  return age >= 0 && age <= freshMilliseconds;
}

/** Who acts. `facilityId` for a facility's people, `npi` for physicians; null where it does not apply. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly facilityId: string | null;
  readonly npi: string | null;
  /** Only of a physician whose NPI the registry has not checked: the one facility whose cases are theirs. */
  readonly vouchedBy?: string;
  /** The one form that a link opens, once its code was given; only of a link, whose id is the `accountId`. */
  readonly link?: { readonly caseId: string; readonly form: FormId };
  /** The last time the person proved who they are, on this session. */
  readonly provedAt: Date;
  readonly provedBy: ProofMethod;
}
