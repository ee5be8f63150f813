'use client';

import { Button, Dialog } from '@cmsgov/design-system';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { FieldError } from './fields/frame';
import { ProofFields } from './prove/proof-fields';
import styles from './prove/prove.module.css';
import { type Proved, useProof } from './prove/use-proof';
import type { Answered } from './request';

interface ProofAsker {
  /** To be placed on the page; it shows itself when a proof is wanted. */
  readonly dialog: ReactNode;
  /**
   * Sends a request, and where the registry wants a fresh proof first, asks for it and sends it again. Null when the person
   * thinks better of it.
   */
  readonly withProof: (send: () => Promise<Answered>) => Promise<Answered | null>;
}

/** For pages whose buttons want a fresh proof of who is there. */
export function useProofDialog(): ProofAsker {
  const waiting = useRef<((isProved: boolean) => void) | null>(null);
  const [isOpen, setOpen] = useState(false);

  function close(isProved: boolean) {
    setOpen(false);
    waiting.current?.(isProved);
    waiting.current = null;
  }

  async function withProof(send: () => Promise<Answered>): Promise<Answered | null> {
    const answered = await send();
    if (answered.kind !== 'refused' || answered.refusal.code !== 'proof-needed') return answered;
    const isProved = await new Promise<boolean>((resolve) => {
      waiting.current = resolve;
      setOpen(true);
    });
    return isProved ? send() : null;
  }

  return {
    withProof,
    dialog: isOpen && <ProofDialog onProved={() => close(true)} onClose={() => close(false)} />,
  };
}

interface ProofDialogProps {
  readonly onProved: () => void;
  readonly onClose: () => void;
}

function ProofDialog({ onProved, onClose }: ProofDialogProps) {
  return (
    <Dialog
      id="prove-again"
      isOpen
      size="narrow"
      heading="Is it still you?"
      onExit={onClose}
      backdropClickExits={false}
    >
      <ProofForm onProved={onProved} />
    </Dialog>
  );
}

function ProofForm({ onProved }: Pick<ProofDialogProps, 'onProved'>) {
  const proof = useProof();
  const [isBusy, setBusy] = useState(false);
  const { known, problems } = proof;

  async function run(work: () => Promise<Proved>) {
    setBusy(true);
    const proved = await work();
    setBusy(false);
    if (proved === 'proved') return onProved();
    if (proved === 'ended') window.location.assign('/sign-in');
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(proof.proveTyped);
  }

  if (!known) return <p role="status">One moment …</p>;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>This needs a proof of the last five minutes that it is you. Then it goes on by itself.</p>
      {problems.whole !== undefined && <FieldError id="proof-error" says={problems.whole} />}
      {known.passkey && (
        <Button
          variation="solid"
          className={`${styles.wide}`}
          disabled={isBusy}
          onClick={() => void run(proof.provePasskey)}
        >
          Use a passkey
        </Button>
      )}
      {known.passkey && known.code && <p className={styles.or}>or</p>}
      <ProofFields proof={proof} />
      {known.code && (
        <Button
          type="submit"
          className={`${styles.wide}`}
          {...(!known.passkey && { variation: 'solid' })}
          disabled={isBusy}
        >
          {isBusy ? 'One moment …' : 'Go on'}
        </Button>
      )}
    </form>
  );
}
