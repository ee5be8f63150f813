'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { v4 as newId } from 'uuid';
import type { DraftAnswers } from '@/lib/domain/forms/form';
import { isRecord } from '@/lib/domain/forms/read';
import type { DraftVersion } from '@/lib/domain/problem';
import { type DraftBody, DraftSaver, type SaveState, type Sent } from './draft-saver';
import { askJson, textIn } from './request';

interface Autosave {
  /** Address of the form's draft. */
  readonly address: string;
  readonly answers: DraftAnswers;
  readonly draft: { readonly version: number; readonly savedAt: string } | null;
}

/** Asked before a link inside the portal takes the person away from what could not be saved. */
const leaving = 'Some answers on this page could not be saved yet. Leave without them?';

/** Saves the answers of a form as they are given, and says how saving stands. */
export function useAutosave({ address, answers, draft }: Autosave): {
  readonly saver: DraftSaver;
  readonly state: SaveState;
} {
  const [saver] = useState(
    () =>
      new DraftSaver({
        send: (body, { keepalive }) => sendDraft(address, body, keepalive),
        clientId: newId(),
        answers,
        version: draft?.version ?? 0,
        savedAt: draft?.savedAt ?? null,
      }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state);

  useEffect(() => {
    const online = () => saver.flush();
    const leave = () => saver.leave();
    const hide = () => {
      if (document.visibilityState === 'hidden') saver.leave();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isUnsaved) event.preventDefault();
    };
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const staysHere =
        link === null ||
        link.getAttribute('target') === '_blank' ||
        link.getAttribute('href')?.startsWith('#');
      if (staysHere || !saver.isUnsaved || saver.state().kind === 'saving' || window.confirm(leaving)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('online', online);
    document.addEventListener('click', follow, { capture: true });
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', online);
      document.removeEventListener('click', follow, { capture: true });
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      // Moving on inside the portal ends the page as well.
      saver.leave();
    };
  }, [saver]);

  return { saver, state };
}

async function sendDraft(address: string, body: DraftBody, keepalive: boolean): Promise<Sent> {
  const answered = await askJson(address, { method: 'PUT', body, keepalive });
  switch (answered.kind) {
    case 'unreached':
      return answered;
    case 'done': {
      const { version, savedAt } = answered.body;
      if (typeof version !== 'number' || typeof savedAt !== 'string')
        return { kind: 'unreached', waitSeconds: null };
      return { kind: 'saved', version, savedAt };
    }
    case 'refused': {
      const { refusal } = answered;
      const theirs = versionIn(refusal.body.theirs);
      if (refusal.code === 'throttled') return { kind: 'unreached', waitSeconds: refusal.retryAfterSeconds };
      if (refusal.code === 'not-signed-in') return { kind: 'signedOut' };
      if (refusal.code === 'draft-conflict' && theirs) return { kind: 'conflict', theirs };
      if (refusal.code === 'already-submitted') return { kind: 'submitted', says: refusal.says };
      return { kind: 'refused', says: refusal.says };
    }
  }
}

function versionIn(value: unknown): DraftVersion | null {
  if (!isRecord(value) || !isRecord(value.answers) || typeof value.version !== 'number') return null;
  const savedAt = textIn(value.savedAt);
  const savedBy = textIn(value.savedBy);
  return savedAt === undefined || savedBy === undefined
    ? null
    : { version: value.version, answers: value.answers, savedAt, savedBy };
}
