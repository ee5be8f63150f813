import type { FieldProblem } from '../domain/forms/problems';
import { fail, ok, type Result } from '../domain/result';
import { type CoverageTable, coverageOf } from '../domain/rules/coverage';
import { parseDay, sayDay } from '../domain/schedule/day';
import type { PublicCtx } from './context';

/** What the coverage table can be asked about. */
export interface CoverageOptions {
  readonly sites: readonly { readonly code: string; readonly label: string }[];
  readonly reasons: readonly {
    readonly code: string;
    readonly label: string;
    readonly tracer: string;
    readonly strategy: 'initial' | 'subsequent';
  }[];
  readonly tracers: readonly { readonly code: string; readonly label: string }[];
}

export interface CoverageTold {
  readonly answer: 'registry' | 'covered' | 'notCovered' | 'askFollowUp';
  /** The question that decides, and how to answer it: with this parameter, one of these options. */
  readonly followUp?: {
    readonly ask: string;
    readonly parameter: 'followUp';
    readonly options: readonly ['yes', 'no'];
  };
  readonly modifiers: readonly string[];
  readonly rule: string;
  readonly cites: string;
  readonly says: string;
}

export interface CoverageAsked {
  readonly site?: string | undefined;
  readonly reason?: string | undefined;
  readonly tracer?: string | undefined;
  readonly on?: string | undefined;
  readonly followUp?: string | undefined;
}

export function coverageOptions({ currentProtocol: { coverage } }: PublicCtx): CoverageOptions {
  return {
    sites: coverage.sites.map(({ code, label }) => ({ code, label })),
    reasons: coverage.reasons.map(({ code, label, tracer, strategy }) => ({ code, label, tracer, strategy })),
    tracers: coverage.tracers.map(({ code, label }) => ({ code, label })),
  };
}

/** Whether Medicare pays for a scan on a day, inside the registry, outside, or not; with the rule and its source. */
export function askCoverage(ctx: PublicCtx, asked: CoverageAsked): Result<CoverageTold> {
  const { coverage } = ctx.currentProtocol;
  const fields = problemsIn(coverage, asked);
  const on = parseDay(asked.on ?? '');
  const { site = '', reason = '', tracer = '', followUp } = asked;
  const isAnswer = followUp === 'yes' || followUp === 'no';
  const told =
    fields.length === 0 && on.ok
      ? coverageOf(
          coverage,
          { site, reason, tracer, on: on.value, ...(isAnswer ? { followUp } : {}) },
          ctx.settings.enrolment,
        )
      : undefined;
  if (!told) return fail({ code: 'malformed', says: saysOf(fields), fields });
  const { followUp: question, ...rest } = told;
  return ok({
    ...rest,
    ...(question ? { followUp: { ask: question.ask, parameter: 'followUp', options: ['yes', 'no'] } } : {}),
  });
}

function saysOf(fields: readonly FieldProblem[]): string {
  return `Send ${[...new Set(fields.map(({ key }) => key))].join(', ')} as documented; the address without parameters lists the codes.`;
}

function problemsIn(table: CoverageTable, asked: CoverageAsked): readonly FieldProblem[] {
  const fields: FieldProblem[] = [];
  const complain = (key: string, value: string | undefined, says: string) =>
    fields.push({ key, label: key, code: value === undefined ? 'missing' : 'malformed', says });
  const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code).join(', ');
  const tracer = table.tracers.find(({ code }) => code === asked.tracer);
  if (!table.sites.some(({ code }) => code === asked.site)) {
    complain('site', asked.site, `Send one of the sites: ${codes(table.sites)}.`);
  }
  if (!tracer) complain('tracer', asked.tracer, `Send one of the tracers: ${codes(table.tracers)}.`);
  const reasons = table.reasons.filter((reason) => !tracer || reason.tracer === tracer.code);
  if (!reasons.some(({ code }) => code === asked.reason)) {
    complain(
      'reason',
      asked.reason,
      `Send one of the reasons${tracer ? ` with ${tracer.code}` : ''}: ${codes(reasons)}.`,
    );
  }
  const on = parseDay(asked.on ?? '');
  if (!on.ok)
    complain(
      'on',
      asked.on,
      asked.on === undefined ? 'Send the date of service, for example 2026-11-22.' : on.says,
    );
  if (on.ok && on.value < table.fromOn) {
    complain(
      'on',
      asked.on,
      `Send a date of service from ${sayDay(table.fromOn, 'long')} on, where the coverage table begins.`,
    );
  }
  if (asked.followUp !== undefined && asked.followUp !== 'yes' && asked.followUp !== 'no') {
    complain('followUp', asked.followUp, 'Send yes or no.');
  }
  return fields;
}
