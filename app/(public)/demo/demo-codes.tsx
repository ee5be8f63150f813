'use client';

import { useCallback, useEffect, useState } from 'react';
import { ask } from '@/app/_ui/request';
import { isRecord } from '@/lib/domain/forms/read';
import styles from './demo.module.css';

interface Shown {
  readonly email: string;
  readonly name: string;
  readonly code: string | null;
  readonly endsAt: number;
}

/** What everybody's authenticator app shows now, with the seconds until it shows another. */
export function DemoCodes() {
  const [codes, setCodes] = useState<readonly Shown[]>([]);
  const [now, setNow] = useState(0);
  const look = useCallback(async () => setCodes(await shownCodes()), []);

  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    const ticking = setInterval(() => {
      const at = performance.now();
      setNow(at);
      if (codes.some(({ endsAt }) => endsAt <= at)) void look();
    }, 1_000);
    return () => clearInterval(ticking);
  }, [codes, look]);

  return (
    <table className={`table ${styles.codes}`}>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Code</th>
          <th scope="col">Seconds left</th>
        </tr>
      </thead>
      <tbody>
        {codes.map(({ email, name, code, endsAt }) => (
          <tr key={email}>
            <th scope="row">
              {name}
              <span className={styles.address}>{email}</span>
            </th>
            <td className="figures">{code === null ? 'used; the next comes' : spaced(code)}</td>
            <td className="figures">{Math.max(0, Math.ceil((endsAt - now) / 1000))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

async function shownCodes(): Promise<readonly Shown[]> {
  const answered = await ask('/api/demo/codes', { method: 'GET' });
  if (answered.kind !== 'done' || !Array.isArray(answered.body.codes)) return [];
  const at = performance.now();
  return answered.body.codes.flatMap((one: unknown) =>
    isRecord(one) &&
    typeof one.email === 'string' &&
    typeof one.name === 'string' &&
    typeof one.secondsLeft === 'number'
      ? [
          {
            email: one.email,
            name: one.name,
            code: typeof one.code === 'string' ? one.code : null,
            endsAt: at + one.secondsLeft * 1000,
          },
        ]
      : [],
  );
}
