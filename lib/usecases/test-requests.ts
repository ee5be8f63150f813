import { v7 as uuid } from 'uuid';
import type { Result } from '../domain/result';
import { attachFile } from './attach-file';
import { billCase } from './bill-case';
import { claimSupport } from './claim-support';
import { confirmSeparate } from './confirm-separate';
import type { Ctx } from './context';
import { noteOutcome } from './note-outcome';
import { openForm } from './open-form';
import { readAttachment } from './read-attachment';
import { readBilling } from './read-billing';
import { readCase } from './read-case';
import { readDraft } from './read-draft';
import { printEntry, readEntry } from './read-entry';
import { saveDraft } from './save-draft';
import { submitForm } from './submit-form';
import { pdf } from './test-pdf';
import { once } from './test-world';

/** What a request of a case names. */
export interface RequestedCase {
  readonly id: string;
  readonly entryId: string;
  readonly attachmentId: string;
}

/** Everything that can be asked of one case, by the name of the asking. */
export const requestsOfCase: Readonly<
  Record<string, (ctx: Ctx, asked: RequestedCase) => Promise<Result<unknown>>>
> = {
  readCase: (ctx, { id }) => readCase(ctx, id),
  readEntry: (ctx, { id, entryId }) => readEntry(ctx, { caseId: id, entryId }),
  printEntry: (ctx, { id, entryId }) => printEntry(ctx, { caseId: id, entryId }),
  readAttachment: (ctx, { id, attachmentId }) => readAttachment(ctx, { caseId: id, attachmentId }),
  readDraft: (ctx, { id }) => readDraft(ctx, { caseId: id, form: 'pre-pet', channel: 'account' }),
  saveDraft: (ctx, { id }) =>
    saveDraft(ctx, {
      caseId: id,
      form: 'completion',
      channel: 'account',
      answers: {},
      baseVersion: 0,
      clientId: uuid(),
      clientSeq: 1,
    }),
  openForm: (ctx, { id }) => openForm(ctx, { caseId: id, form: 'pre-pet', channel: 'account' }),
  openPaper: (ctx, { id }) => openForm(ctx, { caseId: id, form: 'pre-pet', channel: 'paper' }),
  submitPrePet: (ctx, { id }) =>
    submitForm(ctx, {
      caseId: id,
      form: 'pre-pet',
      channel: 'account',
      answers: {},
      signature: { name: ctx.actor.name },
      ...once(),
    }),
  submitCompletion: (ctx, { id }) =>
    submitForm(ctx, { caseId: id, form: 'completion', channel: 'account', answers: {}, ...once() }),
  submitPaper: (ctx, { id }) =>
    submitForm(ctx, { caseId: id, form: 'post-pet', channel: 'paper', answers: {}, ...once() }),
  attachReport: (ctx, { id }) =>
    attachFile(ctx, { caseId: id, kind: 'report', fileName: 'x.pdf', bytes: pdf() }),
  attachPage: (ctx, { id }) =>
    attachFile(ctx, { caseId: id, kind: 'paperForm', fileName: 'x.pdf', bytes: pdf() }),
  claimSupport: (ctx, { id }) => claimSupport(ctx, { caseId: id }),
  readBilling: (ctx, { id }) => readBilling(ctx, { caseId: id }),
  noteOutcome: (ctx, { id }) =>
    noteOutcome(ctx, { caseId: id, claim: 'technical', outcome: 'paid', on: '2026-03-20', reasons: '' }),
  billCase: (ctx, { id }) => billCase(ctx, { caseId: id }),
  confirmSeparate: (ctx, { id }) => confirmSeparate(ctx, { caseId: id, otherCaseId: uuid() }),
};
