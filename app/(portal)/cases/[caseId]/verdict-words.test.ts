import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/domain/rules/decide';
import type { CaseView } from '@/lib/usecases/views';
import { billingAnswer, billingQuestion, rulesSentence } from './verdict-words';

const finding = (holds: Finding['holds'], possible?: boolean): Finding => ({
  rule: 'ELG-00',
  title: 'A rule',
  holds,
  says: 'Why.',
  cites: '',
  ...(possible === undefined ? {} : { repair: { possible, who: 'facility', what: '', by: null } }),
});

function form(status: CaseView['forms'][number]['status']): CaseView['forms'][number] {
  return {
    form: 'report',
    title: 'PET report',
    answeredBy: 'facility',
    status,
    entry: null,
    revisions: [],
    reopened: null,
    draft: null,
    may: { fill: true, transcribe: false, reopen: false, keep: false, note: false },
  };
}

describe('the answer of a case page', () => {
  it('counts the days that are left only where the case is at risk', () => {
    expect(billingAnswer('notYet', 'awaitingForms', '2026-11-25', '2026-11-22')).toBe('Not yet');
    expect(billingAnswer('atRisk', 'awaitingForms', '2026-11-25', '2026-11-22')).toBe(
      'Not yet, and only three days are left',
    );
    expect(billingAnswer('atRisk', 'awaitingForms', '2026-11-23', '2026-11-22')).toBe(
      'Not yet, and only one day is left',
    );
    expect(billingAnswer('atRisk', 'awaitingForms', '2026-11-22', '2026-11-22')).toBe(
      'Not yet, and today is the last day',
    );
    expect(billingAnswer('atRisk', 'awaitingForms', null, '2026-11-22')).toBe('Not yet, and it is at risk');
  });

  it('tells late from lost, and ready from billed', () => {
    expect(billingAnswer('no', 'late', null, '2026-11-22')).toBe('No, something came late');
    expect(billingAnswer('no', 'notPayable', null, '2026-11-22')).toBe('No');
    expect(billingAnswer('yes', 'readyToBill', null, '2026-11-22')).toBe('Yes');
    expect(billingAnswer('yes', 'billed', null, '2026-11-22')).toBe('Yes, and it is marked as billed');
  });

  it('asks as the reader would', () => {
    expect(billingQuestion('registrar')).toBe('Can I bill?');
    expect(billingQuestion('auditor')).toBe('Can this scan be billed?');
  });
});

describe('the sentence about the rules', () => {
  it('says that all hold', () => {
    expect(
      rulesSentence(
        Array.from({ length: 12 }, () => finding(true)),
        [],
      ),
    ).toBe('All twelve rules hold.');
  });

  it('says that one form settles what is open, only when it does', () => {
    const twoOpen = [finding(true), finding(null, true), finding(null, true)];
    expect(rulesSentence(twoOpen, [form('final'), form('draft')])).toBe(
      '1 of 3 rules hold. One form settles both that are open.',
    );
    expect(rulesSentence(twoOpen, [form('none'), form('draft')])).toBe('1 of 3 rules hold. Two are open.');
    expect(rulesSentence([finding(true), finding(false, true)], [form('none')])).toBe(
      '1 of 2 rules hold. One is open.',
    );
  });

  it('does not promise what cannot be settled', () => {
    expect(rulesSentence([finding(true), finding(false, false), finding(null, true)], [form('none')])).toBe(
      'Why. 1 of 3 rules hold. One does not, and nothing at the facility settles it.',
    );
  });
});
