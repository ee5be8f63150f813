import type { ReactNode } from 'react';
import type { Question } from '@/lib/domain/forms/question';
import { CircleCheckIcon, OctagonIcon } from '../icons';
import styles from './fields.module.css';
import type { PainterProps } from './painter';

type Framed = Pick<PainterProps<Question>, 'id' | 'question' | 'problems' | 'notes'>;

interface ControlFrameProps extends Framed {
  /** Ids of what describes the control are handed in, for `aria-describedby`. */
  readonly children: (described: string | undefined) => ReactNode;
}

/** A question with one control: its label is the question, word for word. */
export function ControlFrame({ children, ...framed }: ControlFrameProps) {
  const { id, question } = framed;
  return (
    <div className={styles.frame}>
      <NumberMark question={question} />
      <label className={styles.ask} htmlFor={id} id={`${id}-ask`}>
        {question.ask}
      </label>
      <Beside {...framed} />
      {children(describedBy(framed))}
    </div>
  );
}

interface GroupFrameProps extends Framed {
  /** The id of the group itself, where no control carries the question's own. */
  readonly groupId?: string;
  readonly children: ReactNode;
}

/** A question with several controls: its legend is the question, word for word. */
export function GroupFrame({ groupId, children, ...framed }: GroupFrameProps) {
  const { question } = framed;
  return (
    <div className={styles.frame}>
      <NumberMark question={question} />
      <fieldset id={groupId} className={styles.group} aria-describedby={describedBy(framed)}>
        <legend className={styles.ask}>{question.ask}</legend>
        <Beside {...framed} />
        {children}
      </fieldset>
    </div>
  );
}

/** The sentence at a field that has to be mended. */
export function FieldError({ id, says }: { readonly id: string; readonly says: string }) {
  return (
    <p className={styles.error} id={id}>
      <OctagonIcon size={16} />
      <span>{says}</span>
    </p>
  );
}

/** Outside the label, so that the name of the control stays the question alone. */
function NumberMark({ question }: { readonly question: Question }) {
  return question.number === undefined ? null : (
    <span className={styles.number} aria-hidden>
      {question.number}
    </span>
  );
}

function Beside({ id, question, problems, notes }: Framed) {
  const hint = hintOf(question, notes);
  return (
    <>
      {hint !== '' && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {notes.length > 0 && (
        <p className={styles.note} id={`${id}-note`}>
          <CircleCheckIcon size={14} />
          {notes.join(' · ')}
        </p>
      )}
      {wholeProblems(problems).map((problem, at) => (
        <FieldError key={problem.says} id={errorId(id, at)} says={problem.says} />
      ))}
    </>
  );
}

function describedBy({ id, question, problems, notes }: Framed): string | undefined {
  const ids = [
    ...wholeProblems(problems).map((_, at) => errorId(id, at)),
    ...(hintOf(question, notes) === '' ? [] : [`${id}-hint`]),
    ...(notes.length > 0 ? [`${id}-note`] : []),
  ];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Problems of the question as a whole; those of one part of a person stand at that part. */
function wholeProblems(problems: Framed['problems']) {
  return problems.filter((problem) => problem.part === undefined);
}

function errorId(id: string, at: number): string {
  return `${id}-error-${at}`;
}

/** A note that says what the hint says stands in its place. */
function hintOf(question: Question, notes: readonly string[]): string {
  if (notes.some((note) => question.hint === `${note}.`)) return question.optional ? 'Optional.' : '';
  const several = question.kind === 'choices' ? 'All that apply.' : undefined;
  return [question.hint ?? several, question.optional ? 'Optional.' : undefined]
    .filter((part) => part !== undefined)
    .join(' ');
}
