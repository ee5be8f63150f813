import type { FormId } from '../cases/case-event';

/** `link`: a physician without an account, who came by a link and proved its code. */
export type Role = 'registrar' | 'manager' | 'physician' | 'administrator' | 'auditor' | 'link';

/** How somebody with an account proved in full who they are. */
export type AccountProof = 'passkey' | 'passphrase+code' | 'passphrase+recovery';
/** How somebody proved who they are; by link, with the code that came another way. */
export type ProofMethod = AccountProof | 'link';

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
  /** The one form that a link opens, once its code was given; only of a link, whose id is the `accountId`. */
  readonly link?: { readonly caseId: string; readonly form: FormId };
  /** The last time the person proved who they are, on this session. */
  readonly provedAt: Date;
  readonly provedBy: ProofMethod;
}
