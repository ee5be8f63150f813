import type { Database } from '@/lib/db/client';
import { settings } from '@/lib/server/env';
import { type Factors, factorsOf } from '@/lib/server/session/factors';
import { mayUseCodes } from '@/lib/server/session/second-factor';
import type { HalfwaySession } from '@/lib/server/session/session-row';

/** What comes after the first step of a sign-in. */
export interface NextStep {
  readonly email: string;
  /** There is no second factor yet: one is set up first. */
  readonly mustEnrol: boolean;
  /** With a code, or, where one is to be set up, with an authenticator app. */
  readonly mayUseCode: boolean;
  readonly mayUsePasskey: boolean;
  /** The current code can be looked up: only synthetic people are here. */
  readonly isDemo: boolean;
}

export async function nextStep(database: Database, { person }: HalfwaySession): Promise<NextStep> {
  const has = await database.withActor(person, (tx) => factorsOf(tx, person.accountId));
  const mustEnrol = mayEnrol(has);
  const codesFit = mayUseCodes(person.role) && has.hasPassphrase;
  return {
    email: person.email,
    mustEnrol,
    mayUseCode: codesFit && (mustEnrol || has.hasAuthenticator || has.codesLeft > 0),
    mayUsePasskey: mustEnrol || has.passkeys > 0,
    isDemo: settings().mode === 'demo',
  };
}

/** Whether somebody who took the first step alone may set up a factor: only as long as there is none to ask for. */
export function mayEnrol({ passkeys, hasAuthenticator }: Factors): boolean {
  return passkeys === 0 && !hasAuthenticator;
}
