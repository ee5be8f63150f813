import type { NumberQuestion } from '@/lib/domain/forms/question';
import styles from './fields.module.css';
import { ControlFrame } from './frame';
import type { PainterProps } from './painter';

/** A number as typed, with its unit behind it. */
export function NumberField({
  id,
  question,
  value,
  problems,
  notes,
  onChange,
  onBlur,
}: PainterProps<NumberQuestion>) {
  const typed = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return (
    <ControlFrame id={id} question={question} problems={problems} notes={notes}>
      {(described) => (
        <span className={styles.measured}>
          <input
            id={id}
            name={id}
            className="ds-c-field"
            type="text"
            inputMode={question.decimals === 0 ? 'numeric' : 'decimal'}
            autoComplete="off"
            value={typed}
            aria-describedby={[described, `${id}-unit`].filter(Boolean).join(' ')}
            aria-invalid={problems.length > 0 || undefined}
            onChange={(event) => onChange(event.target.value, 'typed')}
            onBlur={onBlur}
          />
          <span className={styles.unit} id={`${id}-unit`}>
            {question.unit}
          </span>
        </span>
      )}
    </ControlFrame>
  );
}
