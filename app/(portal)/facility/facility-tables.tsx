import type { FacilityView } from '@/lib/usecases/views';
import styles from './facility.module.css';

/** Who may act for the facility. */
export function PeopleTable({ people }: { readonly people: FacilityView['people'] }) {
  return (
    <table className="table">
      <caption className="unseen">People of the facility</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">E-mail</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ name, email, role }) => (
          <tr key={email}>
            <th scope="row">{name}</th>
            <td>{role}</td>
            <td className={styles.wrap}>
              <a href={`mailto:${email}`}>{email}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The referring physicians a facility works with, and how they answer. */
export function PhysiciansTable({
  physicians,
  window,
}: {
  readonly physicians: FacilityView['physicians'];
  readonly window: number;
}) {
  const longest = Math.max(window, ...physicians.map(({ answerDays }) => answerDays ?? 0));
  return (
    <table className={`table ${styles.physicians}`}>
      <caption className="unseen">Referring physicians</caption>
      <thead>
        <tr>
          <th scope="col">Physician</th>
          <th scope="col" className="end">
            Cases
          </th>
          <th scope="col" className="end">
            Waiting
          </th>
          <th scope="col">Days to the post-PET form</th>
          <th scope="col" className="end">
            On time
          </th>
        </tr>
      </thead>
      <tbody>
        {physicians.map((physician) => (
          <tr key={physician.npi}>
            <th scope="row">
              {physician.name}
              <span className={styles.below}>
                {[physician.specialty, `NPI ${physician.npi}`].filter((part) => part !== null).join(' · ')}
                {physician.phone && (
                  <>
                    {' · '}
                    <a href={`tel:${physician.phone.replaceAll(/[^\d+]/g, '')}`} className={styles.phone}>
                      {physician.phone}
                    </a>
                  </>
                )}
              </span>
            </th>
            <td className="end figures" data-title="Cases">
              {physician.cases}
            </td>
            <td className="end figures" data-title="Waiting">
              {physician.waiting === 0 ? (
                <span className="muted">0</span>
              ) : (
                <strong>{physician.waiting}</strong>
              )}
            </td>
            <td data-title="Days to the post-PET form">
              {physician.answerDays === null ? (
                <span className="muted">none signed yet</span>
              ) : (
                <span className={styles.answer}>
                  <svg width="100%" height="12" aria-hidden focusable={false}>
                    <rect width={`${(window / longest) * 100}%`} height="12" rx="2" fill="#e3e9ee" />
                    <rect
                      width={`${(physician.answerDays / longest) * 100}%`}
                      height="12"
                      rx="2"
                      fill={physician.answerDays > window ? '#b5162f' : '#4d94c6'}
                    />
                  </svg>
                  <span className="figures">
                    {physician.answerDays.toFixed(physician.answerDays < 10 ? 1 : 0)}
                  </span>
                </span>
              )}
            </td>
            <td className="end figures" data-title="On time">
              {physician.onTimePercent === null ? (
                <span className="muted">–</span>
              ) : (
                `${physician.onTimePercent} %`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
