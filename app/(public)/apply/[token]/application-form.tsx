'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import people from '@/app/_ui/people/people.module.css';
import { ProblemSummary } from '@/app/_ui/problem-summary';
import { askJson, unreachedSays } from '@/app/_ui/request';
import { stateCodes } from '@/lib/domain/applications/application';
import type { FieldProblem } from '@/lib/domain/forms/problems';
import { usZones, zoneWords } from '@/lib/domain/schedule/zone';
import type { Applying } from '@/lib/usecases/read-applying';
import { AgreementPart } from './agreement-part';
import styles from './application.module.css';
import { ChoiceField, type FieldsOf, SelectField, TextField } from './application-fields';
import { RowList, type TypedRow } from './row-list';
import { useApplication } from './use-application';

interface ApplicationFormProps {
  readonly token: string;
  readonly applying: Applying;
}

const states = stateCodes.map((code): readonly [string, string] => [code, code]);
const zones = usZones.map((zone): readonly [string, string] => [
  zone,
  `${zoneWords(zone)}, ${zone.split('/').slice(1).join(', ').replaceAll('_', ' ')}`,
]);

/** The whole application. A draft takes anything; handing in tells everything that is open at once. */
export function ApplicationForm({ token, applying }: ApplicationFormProps) {
  const router = useRouter();
  const saving = useApplication(token, applying.answers, applying.version);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [signature, setSignature] = useState({ name: '', title: '', agrees: false });
  const [reply, setReply] = useState('');
  const [fileName, setFileName] = useState(applying.agreementFileName);

  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const of: FieldsOf = { typed: (key) => text(saving.answers[key]), set: saving.set, problems };
  const isHospital = of.typed('isHospital');

  function tell(found: readonly FieldProblem[]) {
    setIsBusy(false);
    setProblems(found);
    setAttempt((before) => before + 1);
  }
  const said = (says: string): FieldProblem => ({ key: '', label: '', code: 'malformed', says });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsBusy(true);
    const version = await saving.keep();
    if (version === null) return tell([said(saving.trouble ?? unreachedSays)]);
    const isSigning = signature.name !== '' || signature.title !== '' || signature.agrees;
    const answered = await askJson('/api/applications/submit', {
      method: 'POST',
      body: {
        token,
        answers: saving.answers,
        version,
        ...(isSigning ? { signature } : {}),
        ...(reply === '' ? {} : { reply }),
      },
    });
    if (answered.kind === 'done') {
      window.scrollTo({ top: 0 });
      return router.refresh();
    }
    if (answered.kind === 'unreached') return tell([said(unreachedSays)]);
    const { fields, says } = answered.refusal;
    tell(fields.length > 0 ? fields : [said(says)]);
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate>
      {problems.length > 0 && (
        <ProblemSummary
          heading={problems.length === 1 ? 'One thing is open' : `${problems.length} things are open`}
          attempt={attempt}
          problems={problems.map(({ key, label, says }) => ({
            says,
            ...(label === '' ? {} : { label }),
            ...(key === '' ? {} : { field: key }),
          }))}
        />
      )}
      <p className={styles.saved} role="status">
        {saving.saved === '' ? 'Saved as you type' : saving.saved}
      </p>
      {saving.trouble !== null && (
        <p role="alert" className={people.trouble}>
          {saving.trouble}
        </p>
      )}
      <Part title="Legal entity">
        <TextField of={of} name="legalName" hint="As it signs contracts." complete="organization" />
        <TextField of={of} name="tin" hint="Nine digits, for example 12-3456789." mode="numeric" />
      </Part>
      <Part title="Service location">
        <TextField
          of={of}
          name="locationName"
          hint="The place where the scanner stands; it names the facility."
        />
        <TextField of={of} name="street" complete="street-address" />
        <div className={styles.three}>
          <TextField of={of} name="city" />
          <SelectField of={of} name="state" options={states} />
          <TextField of={of} name="zip" mode="numeric" />
        </div>
        <SelectField
          of={of}
          name="timeZone"
          hint="Days of the facility end at midnight there."
          options={zones}
        />
        <div className={styles.two}>
          <TextField of={of} name="phone" type="tel" />
          <TextField of={of} name="email" type="email" />
        </div>
      </Part>
      <Part title="Medicare">
        <TextField of={of} name="npi" hint="Ten digits, of the organization." mode="numeric" />
        <ChoiceField
          of={of}
          name="isHospital"
          options={[
            ['yes', 'Yes'],
            ['no', 'No'],
          ]}
        />
        {isHospital === 'yes' && <TextField of={of} name="ccn" hint="Six characters, for example 140123." />}
        {isHospital === 'no' && (
          <TextField of={of} name="ptan" hint="From the letter of your Medicare contractor." />
        )}
        <ChoiceField
          of={of}
          name="billing"
          options={[
            ['technical', 'The technical charge'],
            ['global', 'The global charge'],
          ]}
        />
      </Part>
      <Part title="Scanning">
        <ChoiceField
          of={of}
          name="site"
          hint="A mobile scanner applies once for each location; you can begin the next one after this."
          options={[
            ['fixed', 'In one place'],
            ['mobile', 'On a trailer that moves'],
          ]}
        />
        <RowList
          name="scanners"
          one="Scanner"
          rows={rowsIn(saving.answers.scanners)}
          onChange={(rows) => saving.set('scanners', rows)}
          problems={problems}
        >
          {(row, prefix) => (
            <div className={styles.grid}>
              <div className={styles.two}>
                <TextField of={row} name={`${prefix}maker`} label="Manufacturer" />
                <TextField of={row} name={`${prefix}model`} label="Model" />
              </div>
              <ChoiceField
                of={row}
                name={`${prefix}type`}
                label="Type"
                options={[
                  ['PETCT', 'PET/CT'],
                  ['PET', 'PET'],
                ]}
              />
            </div>
          )}
        </RowList>
        <RowList
          name="physicians"
          one="Interpreting physician"
          rows={rowsIn(saving.answers.physicians)}
          onChange={(rows) => saving.set('physicians', rows)}
          problems={problems}
        >
          {(row, prefix) => (
            <div className={styles.three}>
              <TextField of={row} name={`${prefix}givenName`} label="First name" />
              <TextField of={row} name={`${prefix}familyName`} label="Last name" />
              <TextField of={row} name={`${prefix}npi`} label="NPI" mode="numeric" />
            </div>
          )}
        </RowList>
      </Part>
      <Part title="Contacts">
        <TextField
          of={of}
          name="managerName"
          hint="Runs access for the facility: invites colleagues and takes access away. Gets the invitation."
        />
        <div className={styles.two}>
          <TextField of={of} name="managerEmail" type="email" />
          <TextField of={of} name="managerPhone" type="tel" />
        </div>
        <div className={styles.two}>
          <TextField of={of} name="billingName" />
          <TextField of={of} name="billingEmail" type="email" />
        </div>
      </Part>
      <Part title="Money">
        <div className={styles.two}>
          <TextField of={of} name="start" hint="For example 500.00, which covers ten cases." mode="decimal" />
          <TextField of={of} name="minimum" hint="Below it, managers are told by e-mail." mode="decimal" />
        </div>
        <ChoiceField
          of={of}
          name="payment"
          options={[
            ['check', 'By check'],
            ['card', 'By card'],
          ]}
        />
      </Part>
      <AgreementPart
        token={token}
        legalName={of.typed('legalName')}
        isSigned={applying.isSigned}
        fileName={fileName}
        signature={signature}
        onSign={setSignature}
        problems={problems}
        keep={saving.keep}
        onUploaded={(name, version) => {
          saving.bump(version);
          setFileName(name);
        }}
      />
      {applying.status === 'asked' && (
        <Part title="Your answer to the registry">
          <div>
            <label htmlFor="reply">What you want to say</label>
            <textarea
              id="reply"
              className={people.field}
              rows={4}
              maxLength={2000}
              value={reply}
              onChange={(event) => setReply(event.target.value)}
            />
          </div>
        </Part>
      )}
      <p>
        <button type="submit" className="ds-c-button ds-c-button--solid" disabled={isBusy}>
          {isBusy ? 'Handing in…' : 'Hand the application in'}
        </button>
      </p>
    </form>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      <div className={styles.grid}>{children}</div>
    </fieldset>
  );
}

/** The rows of a list as they were typed, whatever stands there. */
function rowsIn(value: unknown): readonly TypedRow[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(
          Object.entries(row).flatMap(([key, cell]): [string, string][] =>
            typeof cell === 'string' ? [[key, cell]] : [],
          ),
        )
      : {},
  );
}
