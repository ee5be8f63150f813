'use client';

import { useRef, useState } from 'react';
import { v4 as newId } from 'uuid';
import { canonical } from '@/lib/domain/forms/canonical';
import { askJson, type Refusal, unreachedSays } from '../request';
import { formAddress } from './case-form';
import type { Filling } from './use-filling';

export interface Giving {
  readonly isBusy: boolean;
  /** Why it was not taken; null before the first try and after it was. */
  readonly refusal: Refusal | null;
  /** Where to read what was given already. */
  readonly page: string;
  readonly give: (body: Readonly<Record<string, unknown>>) => Promise<void>;
}

interface GivingOptions {
  readonly filling: Filling;
  readonly address: string;
  readonly onGiven: (answer: Readonly<Record<string, unknown>>) => void;
}

const unreached: Refusal = {
  status: 0,
  code: 'unreached',
  says: unreachedSays,
  fields: [],
  retryAfterSeconds: null,
  body: {},
};

/**
 * Gives a form for good. The same content keeps its key while no answer came, so that trying again has one effect; a
 * refused or changed one gets a key of its own.
 */
export function useGiving({ filling, address, onGiven }: GivingOptions): Giving {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const unanswered = useRef<{ readonly key: string; readonly content: string } | null>(null);

  async function give(body: Readonly<Record<string, unknown>>): Promise<void> {
    const content = canonical(body);
    const key = unanswered.current?.content === content ? unanswered.current.key : newId();
    unanswered.current = { key, content };
    setBusy(true);
    filling.saver.pause();
    const answered = await askJson(address, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
      timeoutSeconds: 45,
    });
    setBusy(false);
    if (answered.kind === 'unreached') {
      setRefusal(unreached);
      filling.saver.resume();
      return;
    }
    unanswered.current = null;
    if (answered.kind === 'done') {
      setRefusal(null);
      filling.saver.close();
      onGiven(answered.body);
      return;
    }
    filling.saver.resume();
    if (answered.refusal.code === 'not-signed-in') filling.askSignIn(() => void give(body));
    else setRefusal(answered.refusal);
  }

  return { isBusy, refusal, page: formAddress(filling.view), give };
}
