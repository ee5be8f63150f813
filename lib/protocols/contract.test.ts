import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formIds } from '../domain/cases/case-event';
import type { Protocol } from '../domain/cases/protocol';
import { canonical } from '../domain/forms/canonical';
import { columnsOf } from '../domain/forms/columns';
import type { Values } from '../domain/forms/condition';
import { defineForm, type FormDefinition, questionsOf } from '../domain/forms/form';
import { readForm } from '../domain/forms/problems';
import { review } from '../domain/forms/review';
import { sampleAnswers } from '../domain/forms/sample';
import { schemaOf } from '../domain/forms/schema';
import { seeded } from '../domain/forms/seeded';
import { currentProtocol, published as editions, protocolOf } from './index';
import published from './published.json' with { type: 'json' };

const today = '2026-11-22';
const definitions = editions.flatMap((edition) =>
  formIds.map(
    (id) => [`${edition.id}/${id}/${edition.forms[id].version}`, edition.forms[id], edition] as const,
  ),
);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Given facts as a case of any kind of the edition gives them. */
const givenIn = ({ coverage, enrolment }: Protocol) =>
  fc.constantFrom(...coverage.reasons).chain(({ code, tracer }) =>
    fc.constantFrom('BRAIN', 'THYROID', 'CERVIX', 'LEUKEMIA').map(
      (site): Values => ({
        tracer,
        reason: code,
        registeredReason: code,
        registeredSite: site,
        registeredFollowUp: 'NONE',
        registeredOn: '2026-11-10',
        scheduledOn: '2026-11-20',
        codeSet: coverage.tracers.length === 2 || tracer === 'NAF' ? 'ICD10' : 'ICD9',
        opensOn: enrolment?.opensOn,
        closesOn: enrolment?.closesOn,
      }),
    ),
  );
const givenTo = (form: FormDefinition, facts: Values): Values =>
  Object.fromEntries(form.given.map((name) => [name, facts[name]]));
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

describe.each(definitions)('%s', (name, form, edition) => {
  const anyGiven = givenIn(edition);

  it('is the definition that was published', async () => {
    const hash = await sha256(canonical(form));
    expect(
      new Map(Object.entries(published)).get(name),
      'A published form is frozen: word it anew as a new version.',
    ).toBe(hash);
  });

  it('loads, from its data alone', () => {
    const again: FormDefinition = JSON.parse(JSON.stringify(form));
    expect(() => defineForm(again)).not.toThrow();
    expect(canonical(again)).toBe(canonical(form));
  });

  it('has columns of its own, each named once', () => {
    const names = columnsOf(form).map((column) => column.name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(names.map((column) => column.split('.')[0]))).toEqual(
      new Set(questionsOf(form).map(([key]) => key)),
    );
  });

  it('has choices with values of their own', () => {
    for (const [, question] of questionsOf(form)) {
      if (question.kind !== 'choice' && question.kind !== 'choices') continue;
      for (const part of ['value', 'label'] as const) {
        expect(new Set(question.options.map((option) => option[part])).size).toBe(question.options.length);
      }
    }
  });

  it('accepts what is drawn from it, shows all of it, and sends it unchanged', () => {
    const schema = schemaOf(form);
    fc.assert(
      fc.property(anyGiven, anySeed, (facts, seed) => {
        const given = givenTo(form, facts);
        const answers = sampleAnswers(form, given, today, seeded(seed));
        const reading = readForm(form, answers, given, today);
        expect(reading.problems).toEqual([]);
        expect(reading.answers).toEqual(answers);
        expect(schema.parse(JSON.parse(JSON.stringify(answers)))).toEqual(answers);
        const rows = review(form, reading).flatMap((section) => section.rows);
        expect(rows.map((row) => row.key)).toEqual(
          [...reading.asked].filter(([, asked]) => asked === true).map(([key]) => key),
        );
        for (const row of rows) expect(row.words.length > 0).toBe(row.key in answers);
      }),
      { numRuns: 60 },
    );
  });

  it('needs every question it asks, unless it may be left empty', () => {
    fc.assert(
      fc.property(anyGiven, anySeed, fc.nat(), (facts, seed, at) => {
        const given = givenTo(form, facts);
        const answers = sampleAnswers(form, given, today, seeded(seed));
        const asked = questionsOf(form).filter(([key, question]) => key in answers && !question.optional);
        const [left] = asked[at % asked.length] ?? [];
        const without = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== left));
        const problems = readForm(form, without, given, today).problems;
        expect(problems).toContainEqual(expect.objectContaining({ key: left, code: 'missing' }));
      }),
      { numRuns: 40 },
    );
  });

  it('cites where its checks come from and says what to do', () => {
    for (const check of form.checks) {
      expect(check.cites).not.toBe('');
      expect(check.says).toMatch(/^(Type|Choose) .*\.$/);
    }
  });
});

describe('the published editions', () => {
  it('are found by their id', () => {
    expect(editions.map(({ id }) => id)).toEqual(['nopr-2006', 'nopr-2009', 'nopr-naf-2011', 'nopr-2026']);
    for (const edition of editions) expect(protocolOf(edition.id)).toBe(edition);
    expect(protocolOf('nopr-2026')).toBe(currentProtocol);
    expect(protocolOf('nopr-1999')).toBeUndefined();
  });

  it('have every form of theirs frozen, and nothing else', () => {
    expect(Object.keys(published).toSorted()).toEqual(definitions.map(([name]) => name).toSorted());
  });
});
