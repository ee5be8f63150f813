'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FieldError } from '@/app/_ui/fields/frame';
import { QuestionField } from '@/app/_ui/fields/question-field';
import mend from '@/app/_ui/mend/mend.module.css';
import { Told } from '@/app/_ui/mend/told';
import { ProblemSummary } from '@/app/_ui/problem-summary';
import { askJson, unreachedSays } from '@/app/_ui/request';
import type { Consequence } from '@/lib/domain/cases/consequences';
import { questionOf } from '@/lib/domain/forms/form';
import { type FieldProblem, readForm } from '@/lib/domain/forms/problems';
import type { Question } from '@/lib/domain/forms/question';
import { isRecord } from '@/lib/domain/forms/read';
import type { CorrectionView } from '@/lib/usecases/open-correction';
import styles from '../correct.module.css';

interface CorrectionFormProps {
  readonly caseId: string;
  readonly what: CorrectionView['what'];
  readonly button: string;
}

interface Foreseen {
  readonly version: number;
  readonly consequences: readonly Consequence[];
}

const diagnosisQuestion: Question = {
  kind: 'code',
  system: 'icd10cm',
  ask: 'ICD-10-CM diagnosis code',
  hint: 'Only if the code on the pre-PET form is wrong as well. That form stays as it was signed.',
  optional: true,
};

/** How it should have been; then what that leads to, told by making it in memory; then the reason, and it is done. */
export function CorrectionForm({ caseId, what, button }: CorrectionFormProps) {
  const router = useRouter();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>(() => begin(what));
  const [otherNumber, setOtherNumber] = useState('');
  const [reason, setReason] = useState('');
  const [foreseen, setForeseen] = useState<Foreseen | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const address = `/api/cases/${caseId}/${what === null ? 'duplicate' : 'corrections'}`;
  const body = what === null ? { otherNumber } : { what: what.id, answers };

  function change(key: string, value: unknown) {
    setAnswers((before) => ({ ...before, [key]: value }));
    // What was told is of other answers.
    setForeseen(null);
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblems([]);
    setTrouble(null);
    const answered = await (foreseen === null
      ? askJson(`${address}/foresight`, { method: 'POST', body })
      : askJson(address, { method: 'POST', body: { ...body, reason, version: foreseen.version } }));
    setBusy(false);
    setAttempt((before) => before + 1);
    if (answered.kind === 'unreached') return setTrouble(unreachedSays);
    if (answered.kind === 'refused') {
      setProblems(answered.refusal.fields);
      if (answered.refusal.fields.length === 0) {
        setTrouble(answered.refusal.says);
        setForeseen(null);
      }
      return;
    }
    if (foreseen === null) return setForeseen(foreseenIn(answered.body));
    router.push(`/cases/${caseId}`);
    router.refresh();
  }

  const own = (key: string) => problems.filter((problem) => problem.key === key);
  const asked = what === null ? [] : questionsAsked(what, answers);
  const values = what === null ? {} : valuesOf(what, answers);
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {(problems.length > 0 || trouble !== null) && (
        <ProblemSummary
          heading="This cannot be done yet"
          attempt={attempt}
          problems={
            trouble === null
              ? problems.map(({ key, label, says }) => ({ field: `correct-${key}`, label, says }))
              : [{ says: trouble }]
          }
        />
      )}
      <div className={styles.fields}>
        {asked.map(([key, question]) => (
          <QuestionField
            key={key}
            id={`correct-${key}`}
            question={question}
            value={answers[key]}
            values={values}
            problems={own(key)}
            notes={[]}
            showKeys={false}
            physicians={[]}
            onChange={(value) => change(key, value)}
            onBlur={() => undefined}
          />
        ))}
        {what === null && (
          <div>
            <label htmlFor="correct-otherNumber">
              <strong>The case that stays</strong>
            </label>
            <p id="otherNumber-hint" className={mend.hint}>
              Its number, such as 1017-26-0431.
            </p>
            {own('otherNumber').map(({ says }) => (
              <FieldError key={says} id="otherNumber-error" says={says} />
            ))}
            <input
              id="correct-otherNumber"
              className="ds-c-field"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              value={otherNumber}
              aria-describedby={
                own('otherNumber').length > 0 ? 'otherNumber-error otherNumber-hint' : 'otherNumber-hint'
              }
              aria-invalid={own('otherNumber').length > 0 || undefined}
              onChange={(event) => {
                setOtherNumber(event.target.value);
                setForeseen(null);
              }}
            />
          </div>
        )}
      </div>
      {foreseen !== null && (
        <div className={mend.part} role="status">
          <Told heading="What this leads to" consequences={foreseen.consequences} />
        </div>
      )}
      {foreseen !== null && (
        <div className={mend.form}>
          <div>
            <label htmlFor="correct-reason">Reason</label>
            <p id="reason-hint" className={mend.hint}>
              How the mistake was found. Everybody who sees the case reads it, and it stays for good.
            </p>
            {own('reason').map(({ says }) => (
              <FieldError key={says} id="reason-error" says={says} />
            ))}
            <textarea
              id="correct-reason"
              className={mend.reason}
              rows={3}
              maxLength={2000}
              value={reason}
              aria-describedby={own('reason').length > 0 ? 'reason-error reason-hint' : 'reason-hint'}
              aria-invalid={own('reason').length > 0 || undefined}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </div>
      )}
      <div className={`${mend.buttons} ${mend.end}`}>
        <button type="submit" className="ds-c-button ds-c-button--solid" disabled={isBusy}>
          {isBusy ? 'One moment…' : foreseen === null ? 'See what this leads to' : button}
        </button>
      </div>
    </form>
  );
}

type What = NonNullable<CorrectionView['what']>;

function begin(what: CorrectionView['what']): Readonly<Record<string, unknown>> {
  if (what === null) return {};
  return Object.fromEntries(
    what.keys.flatMap((key) => (what.answers[key] === undefined ? [] : [[key, what.answers[key]]])),
  );
}

/** The questions that are asked with these answers. */
function questionsAsked(
  what: What,
  answers: Readonly<Record<string, unknown>>,
): readonly (readonly [string, Question])[] {
  const { definition, keys, withDiagnosis } = what;
  const { asked } = readForm(definition, { ...what.answers, ...answers }, what.given, '9999-12-31');
  return [
    ...keys.flatMap((key): readonly (readonly [string, Question])[] => {
      const question = questionOf(definition, key);
      return question && asked.get(key) === true ? [[key, question]] : [];
    }),
    ...(withDiagnosis ? [['diagnosis', diagnosisQuestion] as const] : []),
  ];
}

function valuesOf(what: What, answers: Readonly<Record<string, unknown>>) {
  return readForm(what.definition, { ...what.answers, ...answers }, what.given, '9999-12-31').values;
}

function foreseenIn(body: Readonly<Record<string, unknown>>): Foreseen {
  const { version, consequences } = body;
  return {
    version: typeof version === 'number' ? version : 0,
    consequences: Array.isArray(consequences) ? consequences.flatMap(consequenceIn) : [],
  };
}

function consequenceIn(told: unknown): readonly Consequence[] {
  if (!isRecord(told) || typeof told.says !== 'string') return [];
  const { weight, says } = told;
  return [{ weight: weight === 'grave' || weight === 'notable' ? weight : 'plain', says }];
}
