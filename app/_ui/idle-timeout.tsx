'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState } from 'react';
import { holdsTyping, lookEvery, millisecondsLeft, warnBefore } from './idle-end';

// Only whoever stays away ever needs it.
const IdleDialog = dynamic(() => import('./idle-dialog').then((module) => module.IdleDialog), { ssr: false });

/** Before a session ends for want of a sign of life, asks whether to stay. Looking at the session does not keep it alive. */
export function IdleTimeout() {
  const [left, setLeft] = useState<number | null>(null);
  const endsAt = useRef<number | null>(null);

  const look = useCallback(async (isSignOfLife: boolean) => {
    try {
      const response = await fetch('/api/session', {
        headers: { accept: 'application/json', ...(!isSignOfLife && { 'x-tracer-background': '1' }) },
      });
      if (response.status === 401) {
        endsAt.current = 0;
        leave();
        return;
      }
      const answer: unknown = await response.json();
      const remaining = millisecondsLeft(answer, response.headers.get('date'));
      if (remaining === null) return;
      endsAt.current = performance.now() + remaining;
      setLeft(remaining <= warnBefore ? remaining : null);
    } catch {
      // No network: the next look tells. Nothing is decided on this page's own clock alone.
    }
  }, []);

  useEffect(() => {
    void look(false);
    const looking = setInterval(() => void look(false), lookEvery);
    const ticking = setInterval(() => {
      if (endsAt.current === null) return;
      const remaining = endsAt.current - performance.now();
      if (remaining > warnBefore) setLeft(null);
      else if (remaining > 0) setLeft(remaining);
      else void look(false);
    }, 5_000);
    const lookOnReturn = () => {
      if (document.visibilityState === 'visible') void look(false);
    };
    document.addEventListener('visibilitychange', lookOnReturn);
    return () => {
      clearInterval(looking);
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', lookOnReturn);
    };
  }, [look]);

  if (left === null) return null;
  return <IdleDialog left={left} onStay={() => void look(true)} />;
}

/** The session is over: a page that shows people is left; one that is typed on stays and asks to sign in again itself. */
function leave() {
  const { pathname, search } = window.location;
  if (holdsTyping(pathname)) return;
  window.location.replace(`/sign-in?ended=idle&from=${encodeURIComponent(pathname + search)}`);
}
