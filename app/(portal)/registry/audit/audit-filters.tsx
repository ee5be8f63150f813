'use client';

import { Button } from '@cmsgov/design-system';
import Link from 'next/link';
import { FieldError } from '@/app/_ui/fields/frame';
import type { AuditPage, AuditQuery } from '@/lib/usecases/views';
import styles from './audit.module.css';
import { type AuditAddress, auditHref } from './audit-address';

interface AuditFiltersProps extends Pick<AuditPage, 'about' | 'trouble' | 'facilities' | 'zoneWords'> {
  /** What was asked for, as it was typed. */
  readonly asked: AuditQuery;
  readonly address: AuditAddress;
}

/** Narrows the audit to a case, a person, a facility and a day, or several of them. A form that works without scripts. */
export function AuditFilters({ asked, address, about, trouble, facilities, zoneWords }: AuditFiltersProps) {
  return (
    <form action="/registry/audit" className={`${styles.filters} no-print`} key={auditHref(asked)}>
      <div>
        <label htmlFor="audit-number">Case number</label>
        {trouble.caseNumber !== null && <FieldError id="audit-number-error" says={trouble.caseNumber} />}
        <input
          id="audit-number"
          name="number"
          className="ds-c-field"
          defaultValue={asked.caseNumber ?? about.case?.words ?? ''}
          placeholder="1017-26-0431"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={trouble.caseNumber !== null || undefined}
          aria-describedby={trouble.caseNumber === null ? undefined : 'audit-number-error'}
        />
      </div>
      <div>
        <label htmlFor="audit-who">Person</label>
        {trouble.who !== null && <FieldError id="audit-who-error" says={trouble.who} />}
        <input
          id="audit-who"
          name="who"
          className="ds-c-field"
          defaultValue={asked.who ?? about.person?.words.split(',')[0] ?? ''}
          placeholder="Name or e-mail address"
          autoComplete="off"
          aria-invalid={trouble.who !== null || undefined}
          aria-describedby={trouble.who === null ? undefined : 'audit-who-error'}
        />
        {trouble.people.length > 0 && (
          <ul className={styles.people}>
            {trouble.people.map(({ id, words }) => (
              <li key={id}>
                <Link href={auditHref({ ...address, actorId: id, before: undefined })} prefetch={false}>
                  {words}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <label htmlFor="audit-facility">Facility</label>
        <select
          id="audit-facility"
          name="facility"
          className="ds-c-field"
          defaultValue={about.facility?.id ?? ''}
        >
          <option value="">Any facility</option>
          {facilities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="audit-day">Day, in {zoneWords}</label>
        <input id="audit-day" name="day" type="date" className="ds-c-field" defaultValue={asked.day ?? ''} />
      </div>
      <Button type="submit">Show</Button>
    </form>
  );
}
