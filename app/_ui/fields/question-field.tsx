import type { Question } from '@/lib/domain/forms/question';
import { ChoiceField } from './choice-field';
import { ChoicesField } from './choices-field';
import { CodeField } from './code-field';
import { DateField } from './date-field';
import { NumberField } from './number-field';
import type { PainterProps, Painters } from './painter';
import { PersonField } from './person-field';
import { TextField } from './text-field';
import { YesNoField } from './yes-no-field';

/** One painter for each kind of answer; a kind without its painter does not compile. */
const painters = {
  text: TextField,
  yesNo: YesNoField,
  date: DateField,
  number: NumberField,
  choice: ChoiceField,
  choices: ChoicesField,
  code: CodeField,
  person: PersonField,
} as const satisfies Painters;

/** A question on the page, painted by its kind. */
export function QuestionField({ question, ...props }: PainterProps<Question>) {
  switch (question.kind) {
    case 'text':
      return <painters.text {...props} question={question} />;
    case 'yesNo':
      return <painters.yesNo {...props} question={question} />;
    case 'date':
      return <painters.date {...props} question={question} />;
    case 'number':
      return <painters.number {...props} question={question} />;
    case 'choice':
      return <painters.choice {...props} question={question} />;
    case 'choices':
      return <painters.choices {...props} question={question} />;
    case 'code':
      return <painters.code {...props} question={question} />;
    case 'person':
      return <painters.person {...props} question={question} />;
  }
}
