'use client';

import { useCallback, useEffect, useState } from 'react';
import { isRecord } from '@/lib/domain/forms/read';
import { ask } from '../request';
import styles from './prove.module.css';

interface DemoCodeProps {
  readonly email: string;
  readonly onFill: (code: string) => void;
}

interface Shown {
  readonly code: string | null;
  readonly seconds: number;
}

/** In a demo: what the person's authenticator app shows now, so that trying it needs no telephone. */
export function DemoCode({ email, onFill }: DemoCodeProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const look = useCallback(async () => setShown(await codeOf(email)), [email]);

  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    if (!shown) return;
    const soon = setTimeout(() => void look(), Math.max(1, shown.seconds) * 1000);
    return () => clearTimeout(soon);
  }, [shown, look]);

  if (!shown) return null;
  const { code } = shown;
  return (
    <p className={styles.demo}>
      {code === null ? (
        <>Demo: the last code was used. The next one comes in {shown.seconds} seconds.</>
      ) : (
        <>
          Demo: your current code is <strong>{`${code.slice(0, 3)} ${code.slice(3)}`}</strong>{' '}
          <button type="button" className={styles.link} onClick={() => onFill(code)}>
            Fill it in
          </button>
        </>
      )}
    </p>
  );
}

async function codeOf(email: string): Promise<Shown | null> {
  const answered = await ask('/api/demo/codes', { method: 'GET' });
  if (answered.kind !== 'done' || !Array.isArray(answered.body.codes)) return null;
  const own: unknown = answered.body.codes.find((one: unknown) => isRecord(one) && one.email === email);
  if (!isRecord(own) || typeof own.secondsLeft !== 'number') return null;
  return { code: typeof own.code === 'string' ? own.code : null, seconds: own.secondsLeft };
}
