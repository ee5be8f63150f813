import { offered } from '@/lib/domain/forms/kinds';
import type { ChoicesQuestion } from '@/lib/domain/forms/question';
import styles from './fields.module.css';
import { GroupFrame } from './frame';
import { OptionCard } from './option-card';
import type { PainterProps } from './painter';
import { areShort, numberKeyOf, optionId } from './radio-cards';

/** Several answers. An answer that stands alone clears the others, and the others clear it. */
export function ChoicesField({
  id,
  question,
  value,
  values,
  problems,
  notes,
  showKeys,
  onChange,
  onBlur,
}: PainterProps<ChoicesQuestion>) {
  const options = offered(question.options, values);
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return (
    <GroupFrame id={id} question={question} problems={problems} notes={notes}>
      <div className={areShort(options) ? styles.shortCards : styles.cards}>
        {options.map((option, at) => (
          <OptionCard
            key={option.value}
            id={optionId(id, at)}
            type="checkbox"
            name={id}
            label={option.label}
            checked={chosen.includes(option.value)}
            numberKey={numberKeyOf(at, options)}
            showKey={showKeys}
            invalid={problems.length > 0}
            onChange={(checked) => onChange(toggled(question, chosen, option.value, checked), 'chosen')}
            onBlur={onBlur}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

/** What is chosen after one answer was ticked or cleared, in the order of the form. */
export function toggled(
  question: ChoicesQuestion,
  chosen: readonly string[],
  value: string,
  checked: boolean,
): readonly string[] {
  if (checked && value === question.alone) return [value];
  const wanted = new Set(chosen.filter((one) => one !== value && (!checked || one !== question.alone)));
  if (checked) wanted.add(value);
  return question.options.map((option) => option.value).filter((one) => wanted.has(one));
}
