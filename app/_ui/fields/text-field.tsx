import type { TextFormat, TextQuestion } from '@/lib/domain/forms/question';
import { formatMbi, parseMbi } from '@/lib/domain/identifiers/mbi';
import styles from './fields.module.css';
import { ControlFrame } from './frame';
import type { PainterProps } from './painter';

/** Text as typed; an identifier is written out in its own shape once it is understood. */
export function TextField({
  id,
  question,
  value,
  problems,
  notes,
  onChange,
  onBlur,
}: PainterProps<TextQuestion>) {
  const shown = typeof value === 'string' ? value : '';
  function leave() {
    const written = rewritten[question.format](shown);
    if (written !== shown) onChange(written, 'typed');
    onBlur();
  }
  return (
    <ControlFrame id={id} question={question} problems={problems} notes={notes}>
      {(described) => {
        const control = {
          id,
          name: id,
          value: shown,
          className: `ds-c-field ${styles[widths[question.format]] ?? ''}`,
          autoComplete: 'off',
          spellCheck: question.format === 'plain' && question.long === true,
          'aria-describedby': described,
          'aria-invalid': problems.length > 0 || undefined,
          onBlur: leave,
        };
        return question.long === true ? (
          <textarea {...control} rows={6} onChange={(event) => onChange(event.target.value, 'typed')} />
        ) : (
          <input
            {...control}
            type="text"
            inputMode={question.format === 'zip' ? 'numeric' : 'text'}
            autoCapitalize={question.format === 'mbi' ? 'characters' : undefined}
            onChange={(event) => onChange(event.target.value, 'typed')}
          />
        );
      }}
    </ControlFrame>
  );
}

const widths = { plain: 'wide', mbi: 'middling', zip: 'narrow' } as const satisfies Record<
  TextFormat,
  string
>;

const rewritten: Readonly<Record<TextFormat, (typed: string) => string>> = {
  plain: (typed) => typed,
  mbi: (typed) => {
    const read = parseMbi(typed);
    return read.ok ? formatMbi(read.value) : typed;
  },
  zip: (typed) => typed.trim(),
};
