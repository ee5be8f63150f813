'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { DraftAnswers, FormDefinition } from '@/lib/domain/forms/form';
import { questionsOf } from '@/lib/domain/forms/form';
import { type Reading, readForm } from '@/lib/domain/forms/problems';
import type { FormView } from '@/lib/usecases/views';
import type { DraftSaver, SaveState } from '../draft-saver';
import type { How } from '../fields/painter';
import { useAutosave } from '../form-autosave';
import { type FormStep, stepsOf } from './form-steps';
import { fillings, proposalsIn } from './proposals';

/** A form being filled: what was typed, how it reads, and how saving stands. */
export interface Filling {
  readonly view: FormView;
  readonly definition: FormDefinition;
  readonly form: UseFormReturn<Record<string, unknown>>;
  readonly reading: Reading;
  readonly steps: readonly FormStep[];
  readonly proposals: ReadonlyMap<string, string>;
  readonly saver: DraftSaver;
  readonly saving: SaveState;
  /** What is typed now, without names the form does not have. */
  readonly typed: () => DraftAnswers;
  /** The same with what is kept beside the answers. */
  readonly draft: () => DraftAnswers;
  /** To be called after a change, with how it was made. */
  readonly changed: (how: How) => void;
  /** Puts other answers on the page, as after comparing two versions. */
  readonly replace: (answers: DraftAnswers) => void;
  /** True while the person has to sign in again, on this page. */
  readonly isSigningIn: boolean;
  /** Asks the person to sign in again; `after` is done once that succeeded. */
  readonly askSignIn: (after?: () => void) => void;
  readonly signedIn: () => void;
  readonly dismissSignIn: () => void;
}

/** What a page of a form is given by the server. */
export interface FormProps {
  readonly view: FormView;
  readonly definition: FormDefinition;
  /** Of the account that is signed in. */
  readonly email: string;
}

/**
 * Holds the answers of a form and saves them as they are given. `aside` names what is kept in the draft beside the answers
 * and given with them in a way of its own.
 */
export function useFilling(
  view: FormView,
  definition: FormDefinition,
  aside: readonly string[] = [],
): Filling {
  const [first] = useState(() => pick(view.answers, [...keysOf(definition), ...aside]));
  const form = useForm<Record<string, unknown>>({ defaultValues: { ...first } });
  const { saver, state: saving } = useAutosave({
    address: draftAddress(view),
    answers: first,
    draft: view.draft,
  });
  const watched = useWatch({ control: form.control });
  const reading = useMemo(
    () => readForm(definition, ownAnswers(definition, watched), view.given, view.today),
    [definition, watched, view.given, view.today],
  );
  const [proposals, setProposals] = useState(() => proposalsIn(definition, reading.values));

  function typed(): DraftAnswers {
    return ownAnswers(definition, form.getValues());
  }

  function draft(): DraftAnswers {
    return pick(form.getValues(), [...keysOf(definition), ...aside]);
  }

  function changed(how: How) {
    const now = proposalsIn(definition, readForm(definition, typed(), view.given, view.today).values);
    for (const [key, proposal] of fillings(now, proposals, typed())) form.setValue(key, proposal);
    setProposals(now);
    saver.changed(draft(), how);
  }

  function replace(answers: DraftAnswers) {
    const own = ownAnswers(definition, answers);
    for (const [key] of questionsOf(definition)) form.setValue(key, own[key]);
    setProposals(proposalsIn(definition, readForm(definition, own, view.given, view.today).values));
  }

  const [isSigningIn, setSigningIn] = useState(false);
  const afterSignIn = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    if (saving.kind === 'signedOut') setSigningIn(true);
  }, [saving]);

  return {
    view,
    definition,
    form,
    reading,
    steps: stepsOf(definition, reading.asked),
    proposals,
    saver,
    saving,
    typed,
    draft,
    changed,
    replace,
    isSigningIn,
    askSignIn: (after) => {
      afterSignIn.current = after;
      setSigningIn(true);
    },
    signedIn: () => {
      setSigningIn(false);
      saver.signedIn();
      afterSignIn.current?.();
      afterSignIn.current = undefined;
    },
    dismissSignIn: () => {
      setSigningIn(false);
      afterSignIn.current = undefined;
    },
  };
}

/** Where the draft of a form is kept. */
function draftAddress({ caseId, form, channel, linkId }: FormView): string {
  if (linkId !== undefined) return `/api/links/${linkId}/draft`;
  return `/api/cases/${caseId}/forms/${form}/draft${channel === 'paper' ? '?channel=paper' : ''}`;
}

function ownAnswers(definition: FormDefinition, answers: DraftAnswers): DraftAnswers {
  return pick(answers, keysOf(definition));
}

function keysOf(definition: FormDefinition): readonly string[] {
  return questionsOf(definition).map(([key]) => key);
}

function pick(answers: DraftAnswers, keys: readonly string[]): DraftAnswers {
  return Object.fromEntries(keys.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
}
