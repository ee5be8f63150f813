'use client';

import { useState } from 'react';
import { fieldId } from '../fields/field-id';
import { givenAddress, LateNotice, submitAddress } from './case-form';
import { FinalPanel } from './final-panel';
import { FormPage } from './form-page';
import { stepOfQuestion } from './form-steps';
import { type AttachedFile, PdfUpload } from './pdf-upload';
import styles from './report-form.module.css';
import { type FormProps, useFilling } from './use-filling';
import { useGiving } from './use-giving';

const textKey = 'reportText';

/** The report of the scan: a PDF, or its text, and the checklist. */
export function ReportForm({ view, definition, email }: FormProps) {
  const filling = useFilling(view, definition);
  const giving = useGiving({
    filling,
    address: submitAddress(view),
    onGiven: () => window.location.replace(givenAddress(view)),
  });
  const [report, setReport] = useState<AttachedFile | null>(
    view.attachments.find(({ kind }) => kind === 'report') ?? null,
  );
  const reportStep = stepOfQuestion(definition, textKey) ?? '';
  const hasText = filling.reading.answers[textKey] !== undefined;

  return (
    <FormPage
      filling={filling}
      renewal={{ email }}
      reviewTitle="Review"
      notice={<LateNotice header={view.header} />}
      leave={{ href: `/cases/${view.caseId}`, says: 'Back to the case' }}
      extraProblems={
        report === null && !hasText
          ? [
              {
                step: reportStep,
                field: 'report-file',
                label: 'Report',
                says: 'Attach the report as a PDF, or paste its text.',
              },
            ]
          : []
      }
      above={(step) =>
        step === reportStep && (
          <div className={styles.file} data-question="report-file" id={fieldId('report-file')}>
            <PdfUpload
              id="report-file"
              label="Report as a PDF"
              hint="At most 10 MB. Drop it here or choose it."
              address={`/api/cases/${view.caseId}/report`}
              attached={report}
              says={null}
              onAttached={setReport}
              onSignedOut={filling.askSignIn}
            />
            <p className={styles.or}>or</p>
          </div>
        )
      }
      reviewed={
        <p className={styles.reviewed}>
          {report === null
            ? 'No PDF attached; the text above is the report.'
            : `Attached: ${report.fileName}`}
        </p>
      }
      finish={(ready) => (
        <FinalPanel
          giving={giving}
          action="Enter as final"
          busy="Entering …"
          onPress={() => {
            if (ready()) void giving.give({ answers: filling.typed() });
          }}
        >
          <p>The report and its checklist become final under your name and are kept as they are.</p>
        </FinalPanel>
      )}
    />
  );
}
