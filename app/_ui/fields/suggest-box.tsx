'use client';

import { type KeyboardEvent, useState } from 'react';
import styles from './fields.module.css';

export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

interface SuggestBoxProps {
  readonly id: string;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  /** What the list holds, for those who do not see it. */
  readonly listLabel: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly className?: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onChoose: (suggestion: Suggestion) => void;
  readonly onBlur: () => void;
}

/**
 * A text field that suggests while one types: arrows move, Enter takes, Escape closes. What is typed stands whether or not
 * it is among the suggestions.
 */
export function SuggestBox({
  id,
  value,
  suggestions,
  listLabel,
  describedBy,
  invalid,
  className,
  onType,
  onChoose,
  onBlur,
}: SuggestBoxProps) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = isOpen ? suggestions : [];
  const listId = `${id}-list`;
  const current = shown[active];

  function take(suggestion: Suggestion) {
    setOpen(false);
    setActive(-1);
    onChoose(suggestion);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const from = active === -1 && step === -1 ? suggestions.length : active;
      setActive(isOpen ? (from + step + suggestions.length) % suggestions.length : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      take(current);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  }

  return (
    <div className={`${styles.suggest ?? ''} ${className ?? ''}`}>
      <input
        id={id}
        name={id}
        className="ds-c-field"
        type="text"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${active}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          setActive(-1);
          onBlur();
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={listLabel}
        className={styles.suggestions}
        hidden={shown.length === 0}
      >
        {shown.map((suggestion, at) => (
          // Keys are handled by the field, which keeps the focus; the pointer must not take it away.
          <div
            key={suggestion.key}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={styles.suggestion}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.suggestionTitle}>{suggestion.title}</span> {suggestion.detail}
          </div>
        ))}
      </div>
    </div>
  );
}
