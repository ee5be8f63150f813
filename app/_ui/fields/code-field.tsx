import type { Values } from '@/lib/domain/forms/condition';
import type { CodeQuestion } from '@/lib/domain/forms/question';
import { parseIcd9Cm } from '@/lib/domain/identifiers/icd9cm';
import { parseIcd10Cm } from '@/lib/domain/identifiers/icd10cm';
import { type IcdEntry, icdEntryAbove, icdSuggestions } from '@/lib/domain/identifiers/icd10cm-catalogue';
import styles from './fields.module.css';
import { ControlFrame } from './frame';
import type { PainterProps } from './painter';
import { SuggestBox } from './suggest-box';

/** A diagnosis code, typed; one of ICD-10-CM is found by words too, among the codes of the site. */
export function CodeField({
  id,
  question,
  value,
  values,
  problems,
  notes,
  onChange,
  onBlur,
}: PainterProps<CodeQuestion>) {
  const typed = typeof value === 'string' ? value : '';
  const isIcd9 = question.system === 'icd9cm';
  const read = isIcd9 ? parseIcd9Cm(typed) : parseIcd10Cm(typed);
  const entry = read.ok && !isIcd9 ? icdEntryAbove(read.value) : null;
  const isWhole = entry !== null && read.ok && entry.code === read.value;
  const suggestions =
    isIcd9 || (isWhole && entry.isComplete)
      ? []
      : icdSuggestions(typed, { prefixes: prefixesOf(question, values) });
  return (
    <ControlFrame id={id} question={question} problems={problems} notes={notes}>
      {(described) => (
        <>
          <SuggestBox
            id={id}
            value={typed}
            className={styles.middling}
            suggestions={suggestions.map(asSuggestion)}
            listLabel="Codes that fit"
            describedBy={[described, `${id}-title`].filter(Boolean).join(' ')}
            invalid={problems.length > 0}
            onType={(text) => onChange(text, 'typed')}
            onChoose={({ key }) => onChange(key, 'chosen')}
            onBlur={() => {
              if (read.ok && read.value !== typed) onChange(read.value, 'typed');
              onBlur();
            }}
          />
          <p className={styles.meaning} id={`${id}-title`}>
            {isIcd9
              ? 'Type the code as the record has it.'
              : entry === null
                ? 'Type a code, or a word such as the organ.'
                : entry.title}
          </p>
        </>
      )}
    </ControlFrame>
  );
}

function prefixesOf(question: CodeQuestion, values: Values): readonly string[] | undefined {
  if (question.within === undefined) return undefined;
  const by = values[question.within.by];
  return typeof by === 'string' ? question.within.table[by] : undefined;
}

function asSuggestion({ code, title, isComplete }: IcdEntry) {
  return { key: code, title: code, detail: isComplete ? title : `${title} (more characters follow)` };
}
