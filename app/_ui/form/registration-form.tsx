'use client';

import { useState } from 'react';
import { readsOf } from '@/lib/domain/forms/condition';
import type { FormDefinition } from '@/lib/domain/forms/form';
import { textIn } from '../request';
import { CoveragePanel, CoverageVerdict, separateId } from './coverage-panel';
import styles from './coverage-panel.module.css';
import { FinalPanel } from './final-panel';
import { type ExtraProblem, FormPage } from './form-page';
import { stepOfQuestion } from './form-steps';
import { type FormProps, useFilling } from './use-filling';
import { useGiving } from './use-giving';
import { duplicatesIn, type RegistrationCheckState, useRegistrationCheck } from './use-registration-check';

/** The answers that say what is scanned, when and why; their step tells what that comes to. */
const scanQuestions = ['tracer', 'scheduledOn', 'reason', 'site'] as const;

/** Registers a case, and tells on the way whether it belongs to the registry. */
export function RegistrationForm({
  view,
  definition,
  email,
  fee,
}: FormProps & {
  /** What the registration costs the facility, in words; null for the record of a scan of long ago. */
  readonly fee: string | null;
}) {
  const filling = useFilling(view, definition);
  const scanStep = stepOfQuestion(definition, 'scheduledOn') ?? '';
  const check = useRegistrationCheck(filling.typed(), [
    'mbi',
    'payer',
    ...scanQuestions,
    ...footnotesOf(definition),
  ]);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const giving = useGiving({
    filling,
    address: '/api/cases',
    onGiven: (answer) => window.location.replace(`/cases/${textIn(answer.id) ?? ''}`),
  });
  const told = duplicatesIn(giving.refusal?.body.duplicates);
  const duplicates = [
    ...check.duplicates,
    ...told.filter(({ caseId }) => !check.duplicates.some((known) => known.caseId === caseId)),
  ];

  return (
    <FormPage
      filling={filling}
      renewal={{ email }}
      reviewTitle="Review"
      leave={{ href: '/cases', says: 'Leave it for later' }}
      extraProblems={[
        ...outsideProblems(check, scanStep),
        ...duplicates
          .filter(({ caseId }) => !confirmed.has(caseId))
          .map(({ caseId, number }) => ({
            step: scanStep,
            field: separateId(caseId),
            label: `Case ${number}`,
            says: 'Confirm that this is a separate scan, or go on with that case instead.',
          })),
      ]}
      below={(step) =>
        step === scanStep && (
          <CoveragePanel
            check={check}
            duplicates={duplicates}
            confirmed={confirmed}
            onConfirm={(caseId, isSeparate) =>
              setConfirmed(
                (before) =>
                  new Set([...before].filter((one) => one !== caseId).concat(isSeparate ? [caseId] : [])),
              )
            }
          />
        )
      }
      reviewed={
        <div className={styles.verdict}>
          <CoverageVerdict check={check} />
        </div>
      }
      finish={(ready) => (
        <FinalPanel
          giving={giving}
          action="Register the case"
          busy="Registering …"
          onPress={() => {
            if (!ready()) return;
            void giving.give({
              draftId: view.caseId,
              answers: filling.typed(),
              confirmSeparate: [...confirmed].toSorted(),
            });
          }}
        >
          <p>
            The case gets its number, and the referring physician is asked for the form before the scan. The
            fee of {fee} is taken from your balance.
          </p>
        </FinalPanel>
      )}
    />
  );
}

/** The questions that a footnote of the coverage table asks: those of the scan that depend on its site. */
function footnotesOf(definition: FormDefinition): readonly string[] {
  const scan = Object.values(definition.sections).find((section) => 'site' in section.questions);
  return Object.entries(scan?.questions ?? {})
    .filter(([, question]) => question.askIf !== undefined && readsOf(question.askIf).includes('site'))
    .map(([key]) => key);
}

function outsideProblems({ coverage }: RegistrationCheckState, step: string): readonly ExtraProblem[] {
  switch (coverage?.answer) {
    case 'covered':
      return [
        { step, says: 'This scan is covered outside the registry: bill it normally, do not register it.' },
      ];
    case 'notCovered':
      return [{ step, says: `This scan is no registry case: ${coverage.says}` }];
    default:
      return [];
  }
}
