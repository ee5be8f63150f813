'use client';

import { useEffect, useRef, useState } from 'react';
import { askJson } from '@/app/_ui/request';
import type { TypedApplication } from '@/lib/domain/applications/application';

/** Milliseconds after the last key. */
const pause = 800;
const again = 4_000;

interface Saving {
  readonly answers: TypedApplication;
  readonly set: (key: string, value: unknown) => void;
  /** What is known about the last save, in words. */
  readonly saved: string;
  /** Somebody changed it elsewhere: nothing is saved any more. */
  readonly trouble: string | null;
  /** Waits until everything typed is kept, and answers the version it is kept as; null where it cannot be. */
  readonly keep: () => Promise<number | null>;
  /** The version became this by something else than typing. */
  readonly bump: (version: number) => void;
}

/** What is typed into an application, kept on the server a moment after each change. One save runs at a time. */
export function useApplication(token: string, begun: TypedApplication, version: number): Saving {
  const [answers, setAnswers] = useState(begun);
  const [saved, setSaved] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const state = useRef({ answers: begun, kept: begun, version, running: Promise.resolve(), isOver: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  function plan(after: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), after);
  }

  async function save(): Promise<void> {
    const now = state.current;
    if (now.isOver || now.kept === now.answers) return;
    const sending = now.answers;
    setSaved('Saving…');
    const answered = await askJson('/api/applications/draft', {
      method: 'PUT',
      body: { token, answers: sending, version: now.version },
    });
    if (answered.kind === 'done' && typeof answered.body.version === 'number') {
      now.version = answered.body.version;
      now.kept = sending;
      setSaved('Saved');
    } else if (answered.kind === 'refused' && answered.refusal.status !== 429) {
      now.isOver = true;
      setSaved('Not saved');
      setTrouble(answered.refusal.says);
    } else {
      setSaved('Not saved yet; trying again');
      plan(again);
    }
  }

  async function keep(): Promise<number | null> {
    clearTimeout(timer.current);
    const now = state.current;
    now.running = now.running.then(save);
    await now.running;
    return now.kept === now.answers && !now.isOver ? now.version : null;
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    answers,
    set: (key, value) => {
      const next = { ...state.current.answers, [key]: value };
      state.current.answers = next;
      setAnswers(next);
      plan(pause);
    },
    saved,
    trouble,
    keep,
    bump: (to) => {
      state.current.version = to;
    },
  };
}
