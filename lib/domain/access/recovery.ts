import type { Actor, Role } from './actor';

/**
 * Who lost every factor gets a new sign-in when two people say so: one who is near (a manager of the facility, where there
 * is another one), and an administrator of the registry. Physicians, the registry's own people and a facility's only manager
 * have nobody near, and need two administrators. Never one alone, and nobody for themselves.
 */
export type Approval = 'near' | 'registry';

/** A request as far as these rules read it. */
export interface RecoveryState {
  readonly accountId: string;
  readonly facilityId: string | null;
  readonly role: Role;
  /** Whether the facility has a manager beside the person. */
  readonly hasOtherManager: boolean;
  readonly nearBy: string | null;
  readonly registryBy: string | null;
}

type Approver = Pick<Actor, 'accountId' | 'role' | 'facilityId'>;

/** Whether a manager of the facility is the near one; otherwise it is an administrator. */
export function isNearAManager({ role, hasOtherManager }: RecoveryState): boolean {
  return (role === 'registrar' || role === 'manager') && hasOtherManager;
}

/** The approval that is still open and that this person may give; null for none. */
export function approvalFor(request: RecoveryState, approver: Approver): Approval | null {
  const { accountId } = approver;
  if (accountId === request.accountId || accountId === request.nearBy || accountId === request.registryBy)
    return null;
  const isManagerThere =
    approver.role === 'manager' && request.facilityId !== null && approver.facilityId === request.facilityId;
  const isNear = isNearAManager(request) ? isManagerThere : approver.role === 'administrator';
  if (isNear && request.nearBy === null) return 'near';
  return approver.role === 'administrator' && request.registryBy === null ? 'registry' : null;
}
