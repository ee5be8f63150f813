import type { Role } from '../domain/access/actor';

/** Somebody who has access. */
export interface PersonWithAccess {
  readonly accountId: string;
  /** `Reyes, Dana` */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly roleWords: string;
  readonly facility: { readonly id: string; readonly name: string } | null;
  readonly npi: string | null;
  /** The facility whose link the account began by, as long as the registry has not checked the NPI. */
  readonly voucher: string | null;
  readonly hasSecondFactor: boolean;
  /** When the person came last, in words; null for somebody who never did. */
  readonly lastSignedInWords: string | null;
  /** The version of the role that a change has read. */
  readonly version: number;
  readonly isSelf: boolean;
}

/** An invitation that nobody accepted or revoked yet. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly roleWords: string;
  readonly facilityName: string | null;
  readonly invitedBy: string;
  readonly sentWords: string;
  readonly expiresWords: string;
  readonly isExpired: boolean;
  /** The e-mail could not be delivered. */
  readonly hasFailed: boolean;
}

/** Somebody lost every factor and asks for a new sign-in. */
export interface OpenRecovery {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roleWords: string;
  readonly facilityName: string | null;
  readonly askedWords: string;
  readonly expiresWords: string;
  /** Who approved so far, with how they recognized the person. */
  readonly approvals: readonly { readonly who: string; readonly note: string }[];
  /** Whose approval is missing, in words; empty once both are there and the link is sent. */
  readonly missing: readonly string[];
  /** Whether the reader can give an approval now. */
  readonly mayApprove: boolean;
  readonly version: number;
}

/** Who has access, who is invited, and who needs help. */
export interface PeopleView {
  /** What people call the time that stands beside each name: `Central Time`. */
  readonly zoneName: string;
  readonly people: readonly PersonWithAccess[];
  readonly invitations: readonly OpenInvitation[];
  readonly recoveries: readonly OpenRecovery[];
  /** Whether the reader gives and takes access, or only looks. */
  readonly mayManage: boolean;
}

/** The people of the registry and all facilities, a page of them. */
export interface RegistryPeopleView extends PeopleView {
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export interface PeopleQuery {
  readonly facilityId?: string | undefined;
  readonly role?: Role | undefined;
  readonly after?: string | undefined;
}
