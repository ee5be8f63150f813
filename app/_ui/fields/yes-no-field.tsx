import type { YesNoQuestion } from '@/lib/domain/forms/question';
import type { PainterProps } from './painter';
import { RadioCards } from './radio-cards';

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

/** Yes or no. */
export function YesNoField(props: PainterProps<YesNoQuestion>) {
  return <RadioCards {...props} options={answers} />;
}
