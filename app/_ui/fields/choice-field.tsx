import { offered } from '@/lib/domain/forms/kinds';
import type { ChoiceQuestion } from '@/lib/domain/forms/question';
import styles from './fields.module.css';
import { ControlFrame } from './frame';
import type { PainterProps } from './painter';
import { RadioCards } from './radio-cards';

/** One answer out of several: cards, or the platform's own list where there are many. */
export function ChoiceField(props: PainterProps<ChoiceQuestion>) {
  const { id, question, value, values, problems, notes, onChange, onBlur } = props;
  const options = offered(question.options, values);
  if (question.shown !== 'list') return <RadioCards {...props} options={options} />;
  const isOffered = options.some((option) => option.value === value);
  return (
    <ControlFrame id={id} question={question} problems={problems} notes={notes}>
      {(described) => (
        <select
          id={id}
          name={id}
          className={`ds-c-field ${styles.list ?? ''}`}
          value={isOffered && typeof value === 'string' ? value : ''}
          aria-describedby={described}
          aria-invalid={problems.length > 0 || undefined}
          onChange={(event) => onChange(event.target.value, 'chosen')}
          onBlur={onBlur}
        >
          <option value="">Choose …</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </ControlFrame>
  );
}
