import type { Tx } from '../db/client';
import type { Actor } from '../domain/access/actor';
import type { Edition } from '../domain/cases/edition';
import type { Protocol, RegistrySettings } from '../domain/cases/protocol';
import type { Enrolment } from '../domain/rules/coverage';
import type { Day } from '../domain/schedule/day';
import type { RegistryKey } from '../keys/registry-key';

/** What every use case takes first: who acts, in which transaction, at what time, under which rules. */
export interface Ctx {
  readonly actor: Actor;
  /** A transaction whose row security is set to the actor. */
  readonly db: Tx;
  readonly now: Date;
  readonly requestId: string;
  readonly settings: RegistrySettings;
  /** What a facility pays for each case it registers, in cents. */
  readonly caseFeeCents: number;
  /** Where people reach the portal, without a slash at the end; documents print it. */
  readonly address: string;
  /** Draws what is sent to somebody as a secret. */
  readonly key: RegistryKey;
  /** Synthetic people only: documents are marked. */
  readonly demo: boolean;
  /** The edition new cases are opened with. */
  readonly currentProtocol: Protocol;
  /** The edition a case was opened with; undefined for one this program does not carry. */
  readonly protocolOf: (id: string) => Protocol | undefined;
  /** What holds for a scan with a radiopharmaceutical on a day; undefined before there was a registry. */
  readonly editionOn: (tracer: string, on: Day, enrolment: Enrolment) => Edition | undefined;
}

/** What a use case takes that asks nobody to sign in and reads no database. */
export type PublicCtx = Omit<Ctx, 'actor' | 'db' | 'key'>;
