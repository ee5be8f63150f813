import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { asActor } from '@/lib/server/page';
import { passphraseMin } from '@/lib/server/passphrase-rules';
import { deviceWords } from '@/lib/server/session/device-words';
import { type OwnAccount, ownAccount } from '@/lib/server/session/own-account';
import styles from './account.module.css';
import { Authenticator } from './authenticator';
import { Passkeys } from './passkeys';
import { Passphrase } from './passphrase';
import { RecoveryCodes } from './recovery-codes';
import { Sessions } from './sessions';

export const metadata: Metadata = { title: 'Your account' };

/** How one signs in, and where one is signed in. */
export default async function AccountPage() {
  const account = await asActor(ownAccount);
  const device = deviceWords(await headers());
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Your account</h1>
          <p className="muted">
            {account.name}, {account.email}
          </p>
        </div>
      </header>
      <div className={styles.sections}>
        <Passkeys
          passkeys={account.passkeys}
          mayRemove={account.mayRemove.passkey}
          otherWay={otherWayThanPasskeys(account)}
          device={device}
        />
        {account.mayUseCodes && (
          <Authenticator authenticator={account.authenticator} mayRemove={account.mayRemove.authenticator} />
        )}
        {account.mayUseCodes && account.hasPassphrase && <RecoveryCodes left={account.codesLeft} />}
        <Passphrase hasPassphrase={account.hasPassphrase} least={passphraseMin.withFactor} />
        <Sessions sessions={account.sessions} />
      </div>
    </div>
  );
}

/** What signs in without a passkey, for somebody who has not set it up. */
function otherWayThanPasskeys({ mayUseCodes, hasPassphrase }: OwnAccount): string | null {
  if (!mayUseCodes) return null;
  return hasPassphrase ? 'an authenticator app' : 'a passphrase and an authenticator app';
}
