'use client';

import { useState } from 'react';
import { personPartLabels } from '@/lib/domain/forms/person';
import type { PersonPart, PersonQuestion } from '@/lib/domain/forms/question';
import { isRecord } from '@/lib/domain/forms/read';
import { parsePhone } from '@/lib/domain/identifiers/phone';
import styles from './fields.module.css';
import { FieldError, GroupFrame } from './frame';
import type { KnownPhysician, PainterProps } from './painter';
import { SuggestBox } from './suggest-box';

/** A physician: found among those the facility knows, or typed part by part. */
export function PersonField({
  id,
  question,
  value,
  problems,
  notes,
  physicians,
  onChange,
  onBlur,
}: PainterProps<PersonQuestion>) {
  const typed = isRecord(value) ? value : {};
  return (
    <GroupFrame groupId={id} id={id} question={question} problems={problems} notes={notes}>
      {physicians.length > 0 && (
        <Lookup
          id={`${id}-lookup`}
          physicians={physicians}
          onFound={(found) => onChange(partsOf(found, question.parts), 'chosen')}
        />
      )}
      <div className={styles.parts}>
        {question.parts.map((part) => (
          <Part
            key={part}
            id={`${id}-${part}`}
            part={part}
            value={textOf(typed[part])}
            optional={!question.needed.includes(part)}
            says={problems.filter((problem) => problem.part === part).map((problem) => problem.says)}
            onChange={(text) => onChange({ ...typed, [part]: text }, 'typed')}
            onBlur={onBlur}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

interface PartProps {
  readonly id: string;
  readonly part: PersonPart;
  readonly value: string;
  readonly optional: boolean;
  readonly says: readonly string[];
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

function Part({ id, part, value, optional, says, onChange, onBlur }: PartProps) {
  const described = [...says.map((_, at) => `${id}-error-${at}`), ...(optional ? [`${id}-optional`] : [])];
  return (
    <div className={styles.part} data-part={part}>
      <span className={styles.partLine}>
        <label className={styles.partAsk} htmlFor={id}>
          {personPartLabels[part]}
        </label>
        {optional && (
          <span className={styles.optional} id={`${id}-optional`}>
            optional
          </span>
        )}
      </span>
      {says.map((sentence, at) => (
        <FieldError key={sentence} id={`${id}-error-${at}`} says={sentence} />
      ))}
      <input
        id={id}
        name={id}
        className="ds-c-field"
        type={inputTypes[part]}
        inputMode={part === 'npi' ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        aria-invalid={says.length > 0 || undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          const written = part === 'phone' || part === 'fax' ? phoneIn(value) : value;
          if (written !== value) onChange(written);
          onBlur();
        }}
      />
    </div>
  );
}

// Not 'email': the browser would hide what was typed from the page when it does not like it.
const inputTypes: Readonly<Record<PersonPart, 'text' | 'tel'>> = {
  npi: 'text',
  familyName: 'text',
  givenName: 'text',
  specialty: 'text',
  email: 'text',
  phone: 'tel',
  fax: 'tel',
};

interface LookupProps {
  readonly id: string;
  readonly physicians: readonly KnownPhysician[];
  readonly onFound: (found: KnownPhysician) => void;
}

function Lookup({ id, physicians, onFound }: LookupProps) {
  const [query, setQuery] = useState('');
  return (
    <div className={styles.lookup}>
      <label className={styles.partAsk} htmlFor={id}>
        Find among known physicians
      </label>
      <SuggestBox
        id={id}
        value={query}
        className={styles.wide}
        suggestions={found(physicians, query).map(asSuggestion)}
        listLabel="Physicians that fit"
        describedBy={undefined}
        invalid={false}
        onType={setQuery}
        onChoose={({ key }) => {
          const physician = physicians.find(({ npi }) => npi === key);
          if (!physician) return;
          setQuery('');
          onFound(physician);
        }}
        onBlur={() => {}}
      />
    </div>
  );
}

const mostShown = 8;

/** Physicians whose name or NPI has a word that begins with each word typed. */
export function found(physicians: readonly KnownPhysician[], query: string): readonly KnownPhysician[] {
  const words = wordsOf(query);
  return physicians
    .filter(({ npi, familyName, givenName }) => {
      const own = [...wordsOf(`${familyName} ${givenName}`), npi];
      return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
    })
    .slice(0, mostShown);
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function asSuggestion({ npi, familyName, givenName, specialty }: KnownPhysician) {
  return {
    key: npi,
    title: `${familyName}, ${givenName}`,
    detail: [`NPI ${npi}`, specialty].filter(Boolean).join(' · '),
  };
}

function partsOf(physician: KnownPhysician, parts: readonly PersonPart[]): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map((part) => [part, physician[part] ?? '']));
}

function phoneIn(typed: string): string {
  const read = parsePhone(typed);
  return read.ok ? read.value : typed;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
