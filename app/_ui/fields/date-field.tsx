import type { DateQuestion } from '@/lib/domain/forms/question';
import { inputDay, isDay } from '@/lib/domain/schedule/day';
import styles from './fields.module.css';
import { ControlFrame } from './frame';
import type { PainterProps } from './painter';

/** A date typed as month/day/year, kept as it was typed. */
export function DateField({
  id,
  question,
  value,
  problems,
  notes,
  onChange,
  onBlur,
}: PainterProps<DateQuestion>) {
  const typed = typeof value === 'string' ? value : '';
  return (
    <ControlFrame id={id} question={question} problems={problems} notes={notes}>
      {(described) => (
        <input
          id={id}
          name={id}
          className={`ds-c-field ${styles.narrow ?? ''}`}
          type="text"
          inputMode="text"
          autoComplete="off"
          placeholder="MM/DD/YYYY"
          value={isDay(typed) ? inputDay(typed) : typed}
          aria-describedby={described}
          aria-invalid={problems.length > 0 || undefined}
          onChange={(event) => onChange(event.target.value, 'typed')}
          onBlur={onBlur}
        />
      )}
    </ControlFrame>
  );
}
