'use client';

import { DemoCode } from './demo-code';
import { EntryField } from './entry-field';
import type { ProofState } from './use-proof';

interface ProofFieldsProps {
  readonly proof: ProofState;
}

/** Passphrase and code, for somebody who is asked once more who they are. */
export function ProofFields({ proof }: ProofFieldsProps) {
  const { known, problems } = proof;
  if (!known?.code) return null;
  return (
    <>
      <EntryField
        id="proof-passphrase"
        kind="passphrase"
        label="Passphrase"
        value={proof.passphrase}
        onChange={proof.setPassphrase}
        says={problems.passphrase}
      />
      <EntryField
        id="proof-code"
        kind="code"
        label="Code"
        hint="Of your authenticator app, or a recovery code."
        value={proof.code}
        onChange={proof.setCode}
        says={problems.code}
      />
      {known.isDemo && <DemoCode email={known.email} onFill={proof.setCode} />}
    </>
  );
}

/** Where to go on after a refused proof. */
export function focusProof({ passphrase, code }: ProofState['problems']): void {
  const id = passphrase !== undefined || code === undefined ? 'proof-passphrase' : 'proof-code';
  document.getElementById(id)?.focus();
}
