'use client';

import { Button } from '@cmsgov/design-system';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { fieldOfProblem } from '../fields/field-id';
import { focusField, ProblemSummary, type SummaryProblem } from '../problem-summary';
import { formAddress } from './case-form';
import { ConflictDialog } from './conflict-dialog';
import styles from './form-page.module.css';
import { firstStep, placeOf, problemsOfStep, reviewStep, stepOfQuestion } from './form-steps';
import { FormStrip } from './form-strip';
import { ReviewList } from './review-list';
import { SaveStatus } from './save-status';
import { SignInDialog } from './sign-in-dialog';
import { useStepAddress } from './step-address';
import { StepList } from './step-list';
import { StepQuestions } from './step-questions';
import type { Filling } from './use-filling';
import { useFormKeys } from './use-form-keys';

/** A problem that is not one of an answer, such as a page that was not attached, and the step it belongs to. */
export interface ExtraProblem extends SummaryProblem {
  readonly step: string;
}

interface FormPageProps {
  readonly filling: Filling;
  /** Whose sign-in may have to be renewed; a link has a dialog of its own for that. */
  readonly renewal: { readonly email: string } | { readonly dialog: ReactNode };
  readonly reviewTitle: string;
  /** Stands above the step's title, where that alone would not say what is done here. */
  readonly headline?: string;
  /** Said at the top of every step. */
  readonly notice?: ReactNode;
  /** What stands above and below the questions of a step. */
  readonly above?: (step: string) => ReactNode;
  readonly below?: (step: string) => ReactNode;
  readonly extraProblems?: readonly ExtraProblem[];
  /** What the review shows beyond the answers. */
  readonly reviewed?: ReactNode;
  /** What stands beside the form on a wide screen. */
  readonly beside?: ReactNode;
  /** How the person leaves the form, in words: to another page, or by closing it. */
  readonly leave: { readonly says: string } & ({ readonly href: string } | { readonly onPress: () => void });
  /** The end of the review: how the form is given. `ready` reveals what is open and says whether nothing is. */
  readonly finish: (ready: () => boolean) => ReactNode;
}

/** A form, one group of questions per step, and its review at the end. */
export function FormPage(props: FormPageProps) {
  const {
    filling,
    renewal,
    reviewTitle,
    headline,
    notice,
    above,
    below,
    extraProblems = [],
    reviewed,
    beside,
    leave,
    finish,
  } = props;
  const { view, definition, reading, steps, saver } = filling;
  const { named, goTo } = useStepAddress();
  const [begin] = useState(() => firstStep(filling, view.draft !== null));
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLFormElement>(null);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<{ readonly step: string; readonly attempt: number }>({
    step: '',
    attempt: 0,
  });
  const [wanted, setWanted] = useState<string | null>(null);
  const [comparing, setComparing] = useState(true);

  const current = placeOf(named ?? begin, definition, steps);
  const at = steps.findIndex((step) => step.key === current);
  const step = steps[at] ?? null;
  const isReview = step === null;
  const open: readonly SummaryProblem[] = [
    ...problemsOfStep(reading.problems, step).map((problem) => ({
      field: fieldOfProblem(problem),
      label: problem.label,
      says: problem.says,
    })),
    ...extraProblems.filter((problem) => isReview || problem.step === current),
  ];
  const isTold = tried.step === current && tried.attempt > 0;

  // Number keys and Enter work at once; the skip link is one Tab back.
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, []);

  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    window.scrollTo({ top: 0 });
    if (wanted === null) title.current?.focus({ preventScroll: true });
    else focusField(wanted);
    setWanted(null);
  }, [current, wanted]);

  function move(to: string) {
    saver.flush();
    setLeft((before) => new Set([...before, current]));
    if (to !== current) goTo(to);
  }

  /** Shows what is open on this step, or on all; false when nothing is. */
  function tell(): boolean {
    if (open.length === 0) return false;
    const keys = isReview ? [...reading.asked.keys()] : (step?.asked ?? []);
    setRevealed((before) => new Set([...before, ...keys]));
    setTried((before) => ({ step: current, attempt: before.attempt + 1 }));
    return true;
  }

  function proceed() {
    if (isReview || tell()) return;
    move(steps[at + 1]?.key ?? reviewStep);
  }

  function goToField(field: string) {
    const there = document.getElementById(field);
    if (there) return focusField(field);
    const problem = reading.problems.find((candidate) => fieldOfProblem(candidate) === field);
    const target = problem
      ? stepOfQuestion(definition, problem.key)
      : extraProblems.find((extra) => extra.field === field)?.step;
    if (target === undefined) return;
    setWanted(field);
    move(target);
  }

  const keys = useFormKeys({
    page,
    title,
    firstOpen: step?.asked.find((key) => reading.problems.some((problem) => problem.key === key)) ?? null,
    proceed: isReview ? null : proceed,
  });

  return (
    <>
      <FormStrip
        header={view.header}
        revises={view.revises}
        title={definition.title}
        minutes={definition.minutes}
        isWide={beside !== undefined}
      />
      <div className={`${styles.page} ${beside ? styles.withBeside : ''}`}>
        <div className={styles.side}>
          <StepList
            steps={[
              ...steps.map((one) => ({
                key: one.key,
                title: one.title,
                isDone: isDone(one.key) && (left.has(one.key) || view.draft !== null),
                isOpen: left.has(one.key) && !isDone(one.key),
              })),
              { key: reviewStep, title: reviewTitle, isDone: false, isOpen: false },
            ]}
            current={current}
            onGoTo={move}
          />
          {'href' in leave ? (
            <a className={styles.leave} href={leave.href}>
              {leave.says}
            </a>
          ) : (
            <button type="button" className={`${styles.leave} ${styles.close}`} onClick={leave.onPress}>
              {leave.says}
            </button>
          )}
        </div>
        <form
          ref={page}
          className={styles.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            proceed();
          }}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          {headline !== undefined && <p className={styles.headline}>{headline}</p>}
          {notice}
          {open.length > 0 && (isTold || isReview) && (
            <ProblemSummary
              heading={summaryTitle(open.length, isReview)}
              problems={open}
              attempt={isTold ? tried.attempt : 0}
              onGoTo={goToField}
            >
              {!isReview && (
                <Button size="small" variation="ghost" onClick={() => move(steps[at + 1]?.key ?? reviewStep)}>
                  Continue anyway and finish this later
                </Button>
              )}
            </ProblemSummary>
          )}
          <section key={current} aria-labelledby={titleId}>
            <h1 ref={title} id={titleId} tabIndex={-1} className={styles.title}>
              {step?.title ?? reviewTitle}
            </h1>
            {above?.(current)}
            {isReview ? (
              <>
                <ReviewList definition={definition} reading={reading} typed={filling.typed()} onEdit={move} />
                {reviewed}
              </>
            ) : (
              <StepQuestions filling={filling} section={current} revealed={revealed} keyed={keys.keyed} />
            )}
            {below?.(current)}
            {isReview && finish(() => !tell())}
          </section>
          <div className={styles.actions}>
            {!isReview && (
              <Button type="submit" variation="solid">
                Continue
              </Button>
            )}
            {(isReview ? steps.length > 0 : at > 0) && (
              <Button
                variation="ghost"
                onClick={() => move((isReview ? steps.at(-1) : steps[at - 1])?.key ?? reviewStep)}
              >
                Back
              </Button>
            )}
            <SaveStatus
              state={filling.saving}
              zone={view.zone}
              today={view.today}
              page={formAddress(view)}
              onSignIn={() => filling.askSignIn()}
              onCompare={() => setComparing(true)}
              onRetry={() => saver.flush()}
            />
          </div>
        </form>
        {beside && <div className={styles.beside}>{beside}</div>}
      </div>
      {'dialog' in renewal ? (
        renewal.dialog
      ) : (
        <SignInDialog
          email={renewal.email}
          isOpen={filling.isSigningIn}
          onDone={filling.signedIn}
          onClose={filling.dismissSignIn}
        />
      )}
      {filling.saving.kind === 'conflict' && (
        <ConflictDialog
          filling={filling}
          theirs={filling.saving.theirs}
          isOpen={comparing}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );

  function isDone(key: string): boolean {
    const one = steps.find((candidate) => candidate.key === key) ?? null;
    return (
      problemsOfStep(reading.problems, one).length === 0 &&
      !extraProblems.some((problem) => problem.step === key)
    );
  }
}

function summaryTitle(count: number, isReview: boolean): string {
  const things = count === 1 ? 'One thing' : `${count} things`;
  if (isReview) return `${things} ${count === 1 ? 'is' : 'are'} still open`;
  return `${things} on this step ${count === 1 ? 'needs' : 'need'} you`;
}
