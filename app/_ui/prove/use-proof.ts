'use client';

import { useCallback, useEffect, useState } from 'react';
import { isRecord } from '@/lib/domain/forms/read';
import { askPasskey } from '../passkey';
import { type Answered, ask, askJson, unreachedSays } from '../request';

/** What the registry knows of a person's proof. */
interface Known {
  readonly email: string;
  readonly isFresh: boolean;
  readonly code: boolean;
  readonly passkey: boolean;
  readonly isDemo: boolean;
}

export interface ProofProblems {
  readonly passphrase?: string;
  readonly code?: string;
  /** Of neither field. */
  readonly whole?: string;
}

/** What came of proving; `ended` when there is no session any more. */
export type Proved = 'proved' | 'refused' | 'ended';

export interface ProofState {
  /** Null until the registry has said. */
  readonly known: Known | null;
  readonly passphrase: string;
  readonly code: string;
  readonly problems: ProofProblems;
  readonly setPassphrase: (value: string) => void;
  readonly setCode: (value: string) => void;
  readonly proveTyped: () => Promise<Proved>;
  readonly provePasskey: () => Promise<Proved>;
  /** Asks the registry again; it is asked once by itself, and when a fresh proof grows old. */
  readonly look: () => Promise<void>;
}

const oldAfter = 4 * 60_000;

/** Proving once more who sits there, with passphrase and code or with a passkey. */
export function useProof(): ProofState {
  const [known, setKnown] = useState<Known | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [problems, setProblems] = useState<ProofProblems>({});

  const look = useCallback(async () => {
    const answered = await ask('/api/session', { method: 'GET', headers: { 'x-tracer-background': '1' } });
    if (answered.kind === 'done') setKnown(knownIn(answered.body));
  }, []);
  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    if (!known?.isFresh) return;
    const soon = setTimeout(() => void look(), oldAfter / 8);
    return () => clearTimeout(soon);
  }, [known, look]);

  function settle(answered: Answered): Proved {
    if (answered.kind === 'done') {
      setPassphrase('');
      setCode('');
      setProblems({});
      setKnown((before) => before && { ...before, isFresh: true });
      return 'proved';
    }
    if (answered.kind === 'unreached') {
      setProblems({ whole: unreachedSays });
      return 'refused';
    }
    const { refusal } = answered;
    if (refusal.code === 'not-signed-in') return 'ended';
    const of = (key: string) => refusal.fields.find((field) => field.key === key)?.says;
    const [passphraseSays, codeSays, passkeySays] = [of('passphrase'), of('code'), of('passkey')];
    setProblems({
      ...(passphraseSays !== undefined && { passphrase: passphraseSays }),
      ...(codeSays !== undefined && { code: codeSays }),
      ...(passphraseSays === undefined && codeSays === undefined && { whole: passkeySays ?? refusal.says }),
    });
    return 'refused';
  }

  async function proveTyped(): Promise<Proved> {
    const missing = {
      ...(passphrase === '' && { passphrase: 'Type your passphrase.' }),
      ...(code.trim() === '' && { code: 'Type the code that your app shows.' }),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0) return 'refused';
    return settle(await askJson('/api/session/proof', { method: 'POST', body: { passphrase, code } }));
  }

  async function provePasskey(): Promise<Proved> {
    setProblems({});
    const asked = await askPasskey('/api/session/proof/options');
    if (asked.kind === 'not-given') {
      setProblems({ whole: asked.says });
      return 'refused';
    }
    const { id, rawId, type, response } = asked.response;
    return settle(
      await askJson('/api/session/proof', {
        method: 'POST',
        body: { passkey: { id, rawId, type, response } },
      }),
    );
  }

  return { known, passphrase, code, problems, setPassphrase, setCode, proveTyped, provePasskey, look };
}

function knownIn(body: Readonly<Record<string, unknown>>): Known | null {
  const { email, ways } = body;
  if (typeof email !== 'string' || !isRecord(ways)) return null;
  const { provedAt } = body;
  // A proof that is nearly old is asked for again, so that it does not grow old while a name is typed.
  const isNearlyOld = typeof provedAt === 'string' && Date.now() - Date.parse(provedAt) > oldAfter;
  return {
    email,
    isFresh: body.isProofFresh === true && !isNearlyOld,
    code: ways.code === true,
    passkey: ways.passkey === true,
    isDemo: body.isDemo === true,
  };
}
