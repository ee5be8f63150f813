import styles from './fields.module.css';

interface OptionCardProps {
  readonly id: string;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  /** The number key that chooses it; null where there are too many. */
  readonly numberKey: number | null;
  readonly showKey: boolean;
  readonly invalid: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly onBlur: () => void;
}

/** One answer as a large target. The key hint stands outside the label, so that the answer's name is the answer alone. */
export function OptionCard({
  id,
  type,
  name,
  label,
  checked,
  numberKey,
  showKey,
  invalid,
  onChange,
  onBlur,
}: OptionCardProps) {
  return (
    <div className={styles.card}>
      <input
        className="ds-c-choice"
        id={id}
        type={type}
        name={name}
        checked={checked}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={onBlur}
      />
      <label htmlFor={id}>{label}</label>
      {numberKey !== null && (
        <kbd className={styles.key} data-shown={showKey || undefined} aria-hidden>
          {numberKey}
        </kbd>
      )}
    </div>
  );
}
