'use client';

import { useEffect, useState } from 'react';
import { canonical } from '@/lib/domain/forms/canonical';
import type { DraftAnswers } from '@/lib/domain/forms/form';
import { isRecord } from '@/lib/domain/forms/read';
import type { LikelyDuplicate } from '@/lib/domain/problem';
import { askJson, textIn } from '../request';

/** What the coverage table says, in words, as far as the page shows it. */
export interface CoverageWords {
  readonly answer: 'registry' | 'covered' | 'notCovered' | 'askFollowUp';
  readonly says: string;
  readonly rule: string;
  readonly cites: string;
}

export interface RegistrationCheckState {
  readonly isAsking: boolean;
  readonly isUnreached: boolean;
  /** Null while the scan is not described well enough. */
  readonly coverage: CoverageWords | null;
  /** Rules that fail already and cannot be repaired. */
  readonly failing: readonly Omit<CoverageWords, 'answer'>[];
  readonly duplicates: readonly LikelyDuplicate[];
}

const nothing: RegistrationCheckState = {
  isAsking: false,
  isUnreached: false,
  coverage: null,
  failing: [],
  duplicates: [],
};
const pause = 350;

/** Asks, while a case is being registered, what it will come to. Asked again whenever an answer it depends on changes. */
export function useRegistrationCheck(
  answers: DraftAnswers,
  reads: readonly string[],
): RegistrationCheckState {
  const relevant = Object.fromEntries(
    reads.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
  );
  const asked = canonical(relevant);
  const [state, setState] = useState(nothing);

  useEffect(() => {
    if (asked === '{}') return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      setState((before) => ({ ...before, isAsking: true }));
      const answered = await askJson('/api/cases/check', {
        method: 'POST',
        body: { answers: JSON.parse(asked) },
      });
      if (!isCurrent) return;
      setState(
        answered.kind === 'done'
          ? {
              isAsking: false,
              isUnreached: false,
              coverage: coverageIn(answered.body.coverage),
              failing: failingIn(answered.body.failing),
              duplicates: duplicatesIn(answered.body.duplicates),
            }
          : { ...nothing, isUnreached: answered.kind === 'unreached' },
      );
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);

  return state;
}

/** The duplicates a refusal or a check names. */
export function duplicatesIn(value: unknown): readonly LikelyDuplicate[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const [caseId, number, reason] = [textIn(one.caseId), textIn(one.number), textIn(one.reason)];
    return caseId === undefined || number === undefined || reason === undefined
      ? []
      : [{ caseId, number, reason }];
  });
}

function coverageIn(value: unknown): CoverageWords | null {
  if (!isRecord(value)) return null;
  const { answer } = value;
  if (answer !== 'registry' && answer !== 'covered' && answer !== 'notCovered' && answer !== 'askFollowUp')
    return null;
  return { answer, ...wordsIn(value) };
}

function wordsIn(value: Readonly<Record<string, unknown>>): Omit<CoverageWords, 'answer'> {
  return { says: textIn(value.says) ?? '', rule: textIn(value.rule) ?? '', cites: textIn(value.cites) ?? '' };
}

function failingIn(value: unknown): RegistrationCheckState['failing'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => (isRecord(one) ? [wordsIn(one)] : []));
}
