import type { Option, Question } from '@/lib/domain/forms/question';
import styles from './fields.module.css';
import { GroupFrame } from './frame';
import { OptionCard } from './option-card';
import type { PainterProps } from './painter';

interface RadioCardsProps extends PainterProps<Question> {
  readonly options: readonly Option[];
}

/** One answer out of a few, each a large target that a number key chooses. */
export function RadioCards({
  id,
  question,
  value,
  problems,
  notes,
  showKeys,
  options,
  onChange,
  onBlur,
}: RadioCardsProps) {
  return (
    <GroupFrame id={id} question={question} problems={problems} notes={notes}>
      <div className={areShort(options) ? styles.shortCards : styles.cards}>
        {options.map((option, at) => (
          <OptionCard
            key={option.value}
            id={optionId(id, at)}
            type="radio"
            name={id}
            label={option.label}
            checked={value === option.value}
            numberKey={numberKeyOf(at, options)}
            showKey={showKeys}
            invalid={problems.length > 0}
            onChange={() => onChange(option.value, 'chosen')}
            onBlur={onBlur}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

/** Short answers stand side by side. */
export function areShort(options: readonly Option[]): boolean {
  return options.every(({ label }) => label.length <= 10);
}

/** The first option carries the question's own id, so that a link to the question lands on it. */
export function optionId(id: string, at: number): string {
  return at === 0 ? id : `${id}-${at + 1}`;
}

/** Number keys 1 to 9 choose, as long as they reach every option. */
export function numberKeyOf(at: number, options: readonly Option[]): number | null {
  return options.length <= 9 ? at + 1 : null;
}
