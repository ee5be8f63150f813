'use client';

import { useController } from 'react-hook-form';
import { canonical } from '@/lib/domain/forms/canonical';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import { isRecord } from '@/lib/domain/forms/read';
import { fieldId } from '../fields/field-id';
import type { How } from '../fields/painter';
import { QuestionField } from '../fields/question-field';
import { afterPress } from './after-press';
import { type QuestionNode, treeOf } from './form-steps';
import { proposedFrom } from './proposals';
import styles from './step-questions.module.css';
import type { Filling } from './use-filling';

interface StepQuestionsProps {
  readonly filling: Filling;
  /** The section's key. */
  readonly section: string;
  /** Questions whose missing answers are told, because the person tried to go on. */
  readonly revealed: ReadonlySet<string>;
  /** The question in which number keys choose now. */
  readonly keyed: string | null;
}

/** The questions of a section that are asked, each follow-up below the answer that asks for it. */
export function StepQuestions({ filling, section, revealed, keyed }: StepQuestionsProps) {
  const definition = filling.definition.sections[section];
  if (!definition) return null;
  return (
    <>
      {definition.intro && <p className={styles.intro}>{definition.intro}</p>}
      <Nodes
        nodes={treeOf(definition, filling.reading.asked)}
        filling={filling}
        revealed={revealed}
        keyed={keyed}
      />
    </>
  );
}

interface NodesProps extends Omit<StepQuestionsProps, 'section'> {
  readonly nodes: readonly QuestionNode[];
}

function Nodes({ nodes, ...rest }: NodesProps) {
  return (
    <div className={styles.questions}>
      {nodes.map((node) => (
        <div key={node.key} className={styles.node}>
          <OneQuestion node={node} {...rest} />
          {node.followUps.length > 0 && (
            <div className={styles.followUps}>
              <Nodes nodes={node.followUps} {...rest} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

interface OneQuestionProps extends Omit<StepQuestionsProps, 'section'> {
  readonly node: QuestionNode;
}

function OneQuestion({ node: { key, question }, filling, revealed, keyed }: OneQuestionProps) {
  const { field, fieldState } = useController({ name: key, control: filling.form.control });
  const value: unknown = field.value;
  const isTold = (problem: FieldProblem) =>
    problem.key === key && (revealed.has(key) || (fieldState.isTouched && isAboutTyped(problem, value)));
  function change(next: unknown, how: How) {
    field.onChange(next);
    filling.changed(how);
  }
  return (
    <div
      data-question={key}
      data-blank={filling.reading.problems.some((problem) => problem.key === key) || undefined}
    >
      <QuestionField
        id={fieldId(key)}
        question={question}
        value={value}
        values={filling.reading.values}
        problems={filling.reading.problems.filter(isTold)}
        notes={notesOf(filling, key, value)}
        showKeys={keyed === key}
        physicians={filling.view.physicians}
        onChange={change}
        onBlur={() => {
          afterPress(field.onBlur);
          filling.saver.flush();
        }}
      />
    </div>
  );
}

/** While a person is still on the way through the form, only what was typed is spoken about, not what is still empty. */
function isAboutTyped(problem: FieldProblem, value: unknown): boolean {
  if (problem.code === 'missing') return false;
  if (problem.part === undefined) return true;
  const typed = isRecord(value) ? value[problem.part] : undefined;
  return typeof typed === 'string' && typed.trim() !== '';
}

function notesOf(filling: Filling, key: string, value: unknown): readonly string[] {
  const { view, definition, proposals } = filling;
  const known = view.known[key];
  const notes: string[] = [];
  if (known !== undefined && canonical(value) === canonical(view.answers[key])) notes.push(known);
  if (typeof value === 'string' && value !== '' && proposals.get(key) === value)
    notes.push(proposedFrom(definition, key));
  return notes;
}
