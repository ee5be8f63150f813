import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AuditPage } from '@/lib/usecases/views';
import styles from './audit-table.module.css';

interface AuditTableProps {
  readonly lines: AuditPage['lines'];
  /** Names lead to their own lines, where one can narrow. */
  readonly narrows?: boolean;
}

/** Lines of the audit in words: when, who, what, and how it ended. */
export function AuditTable({ lines, narrows = false }: AuditTableProps) {
  return (
    <table className={`table ${styles.audit}`}>
      <caption className="unseen">Audit</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Line · request</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.sequence}>
            <td className={styles.when}>{line.when}</td>
            <td>
              <Narrow by="person" id={narrows ? line.actorId : null}>
                {line.who}
              </Narrow>
              <span className={styles.below}>
                {line.role}
                {line.facility !== null && (
                  <>
                    {line.role !== '' && ', '}
                    <Narrow by="facility" id={narrows ? line.facilityId : null}>
                      {line.facility}
                    </Narrow>
                  </>
                )}
              </span>
            </td>
            <td>
              {line.what}
              {line.outcome !== 'done' && <span className={styles.outcome}>{line.outcome}</span>}
              {narrows && line.caseId !== null && line.caseNumber !== null && (
                <span className={styles.below}>
                  <Narrow by="case" id={line.caseId}>
                    All lines of {line.caseNumber}
                  </Narrow>
                </span>
              )}
            </td>
            <td className={`figures ${styles.request}`}>
              {line.sequence}
              <span className={styles.below} title={line.requestId}>
                …{line.requestId.slice(-12)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Narrow({
  by,
  id,
  children,
}: {
  readonly by: 'case' | 'person' | 'facility';
  readonly id: string | null;
  readonly children: ReactNode;
}) {
  if (id === null) return children;
  return (
    <Link href={`/registry/audit?${by}=${id}`} prefetch={false}>
      {children}
    </Link>
  );
}
