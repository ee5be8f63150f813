export type Role = 'registrar' | 'manager' | 'physician' | 'administrator' | 'auditor';

/** Who acts. `facilityId` for a facility's people, `npi` for physicians; null where it does not apply. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly facilityId: string | null;
  readonly npi: string | null;
  /** The last time the person proved who they are, on this session. */
  readonly provedAt: Date;
}
