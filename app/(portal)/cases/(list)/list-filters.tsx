'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useTransition } from 'react';
import { DisclosureMenu } from '@/app/_ui/disclosure-menu';
import { ChevronDownIcon } from '@/app/_ui/icons';
import { sayDay } from '@/lib/domain/schedule/day';
import styles from './case-list.module.css';
import {
  caseStates,
  type ListAddress,
  listHref,
  listSorts,
  readListAddress,
  sortValue,
} from './list-address';

interface ListFiltersProps {
  readonly address: ListAddress;
  readonly physicians: readonly { readonly npi: string; readonly name: string }[];
  readonly states: readonly { readonly state: string; readonly words: string }[];
}

/** Narrows a list by state, physician and scan date, and says how it is sorted. A form that works without scripts. */
export function ListFilters({ address, physicians, states }: ListFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const id = useId();

  function goTo(form: HTMLFormElement) {
    const params = Object.fromEntries(
      [...new FormData(form)].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
    startTransition(() => router.push(listHref(readListAddress(params)), { scroll: false }));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    goTo(event.currentTarget);
  }

  const hasDates = address.scanFrom !== undefined || address.scanTo !== undefined;
  return (
    <form
      action="/cases"
      onSubmit={submit}
      className={styles.filters}
      aria-busy={isPending}
      key={listHref(address)}
    >
      <input type="hidden" name="tab" value={address.tab} />
      {address.facilityId && <input type="hidden" name="facility" value={address.facilityId} />}
      <Select
        id={`${id}state`}
        name="state"
        label="State"
        value={address.state ?? ''}
        options={[
          { value: '', label: 'Any state' },
          ...caseStates.flatMap((state) => {
            const words = states.find((candidate) => candidate.state === state)?.words;
            return words === undefined ? [] : [{ value: state, label: words }];
          }),
        ]}
        onChange={goTo}
      />
      {physicians.length > 0 && (
        <Select
          id={`${id}physician`}
          name="physician"
          label="Physician"
          value={address.physicianNpi ?? ''}
          options={[
            { value: '', label: 'Any physician' },
            ...physicians.map(({ npi, name }) => ({ value: npi, label: name })),
          ]}
          onChange={goTo}
        />
      )}
      <DisclosureMenu
        className={styles.dates}
        summaryClassName={`${styles.select} ${styles.datesSummary} ${hasDates ? styles.chosen : ''}`}
        summary={
          <>
            <span className="unseen">Scan date: </span>
            {datesWords(address)}
            <ChevronDownIcon size={12} />
          </>
        }
      >
        <div className={styles.datesPanel}>
          <div className={styles.datesFields}>
            <label htmlFor={`${id}from`}>
              Scan from
              <input
                id={`${id}from`}
                type="date"
                name="from"
                defaultValue={address.scanFrom}
                className={styles.dateField}
              />
            </label>
            <label htmlFor={`${id}to`}>
              until
              <input
                id={`${id}to`}
                type="date"
                name="to"
                defaultValue={address.scanTo}
                className={styles.dateField}
              />
            </label>
          </div>
          <div className="actions">
            <button type="submit" className="ds-c-button ds-c-button--solid ds-c-button--small">
              Show these days
            </button>
            {hasDates && (
              <button
                type="button"
                className="ds-c-button ds-c-button--ghost ds-c-button--small"
                onClick={() =>
                  startTransition(() => router.push(listHref(withoutDates(address)), { scroll: false }))
                }
              >
                Any scan date
              </button>
            )}
          </div>
        </div>
      </DisclosureMenu>
      <Select
        id={`${id}sort`}
        name="sort"
        label="Sort"
        value={sortValue(address)}
        options={listSorts.map(({ value, label }) => ({ value, label }))}
        onChange={goTo}
        plain
      />
      <noscript>
        <button type="submit" className="ds-c-button">
          Apply
        </button>
      </noscript>
    </form>
  );
}

interface SelectProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (form: HTMLFormElement) => void;
  readonly plain?: boolean;
}

function Select({ id, name, label, value, options, onChange, plain = false }: SelectProps) {
  return (
    <div className={plain ? styles.sort : undefined}>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        className={`${plain ? styles.plainSelect : styles.select} ${!plain && value !== '' ? styles.chosen : ''}`}
        onChange={(event) => {
          if (event.currentTarget.form) onChange(event.currentTarget.form);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function datesWords({ scanFrom, scanTo }: ListAddress): string {
  if (scanFrom && scanTo) return `${sayDay(scanFrom, 'short')} – ${sayDay(scanTo, 'short')}`;
  if (scanFrom) return `From ${sayDay(scanFrom, 'short')}`;
  if (scanTo) return `Until ${sayDay(scanTo, 'short')}`;
  return 'Any scan date';
}

function withoutDates({ scanFrom: _, scanTo: __, ...rest }: ListAddress): ListAddress {
  return rest;
}
