import type { Edition } from '../domain/cases/edition';
import { type ClaimAdvice, claimAdvice } from '../domain/claims/claim-recipe';
import type { FieldProblem } from '../domain/forms/problems';
import { nctOnClaim } from '../domain/identifiers/nct';
import { fail, ok, type Result } from '../domain/result';
import { type Coverage, coverageOf, type Enrolment } from '../domain/rules/coverage';
import type { Facts } from '../domain/rules/facts';
import { parseDay } from '../domain/schedule/day';
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
  /** Which rules answered: those of a registry's edition, or Medicare's own outside any. */
  readonly edition: {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    readonly cites: string;
    /** Whether its cases are entered from their records, for an audit. */
    readonly isClosed: boolean;
  };
  /** What stands on each kind of claim, with words in place of what the case itself would give. */
  readonly claims: readonly ClaimAdvice[];
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
  const { site = '', reason = '', tracer = '', followUp } = asked;
  const fields = problemsIn(ctx, asked);
  const on = parseDay(asked.on ?? '');
  const edition = on.ok ? ctx.editionOn(tracer, on.value, ctx.settings.enrolment) : undefined;
  const isAnswer = followUp === 'yes' || followUp === 'no';
  const told =
    fields.length === 0 && on.ok && edition
      ? coverageOf(
          edition.coverage,
          { site, reason, tracer, on: on.value, ...(isAnswer ? { followUp } : {}) },
          enrolmentOf(edition),
        )
      : undefined;
  if (!told || !edition || !on.ok) return fail({ code: 'malformed', says: saysOf(fields), fields });
  const { followUp: question, ...rest } = told;
  const { id, title, says, cites } = edition;
  return ok({
    ...rest,
    edition: { id, title, says, cites, isClosed: (edition.protocol?.enrolment ?? null) !== null },
    claims: isBillable(told, edition)
      ? claimAdvice(edition.recipes, claimWords(ctx, edition, tracer, reason), on.value)
      : [],
    ...(question ? { followUp: { ask: question.ask, parameter: 'followUp', options: ['yes', 'no'] } } : {}),
  });
}

/** Outside a registry no cell asks who enrols. */
function enrolmentOf({ enrolment, fromOn, untilOn }: Edition): Enrolment {
  return enrolment ?? { opensOn: fromOn, closesOn: untilOn };
}

/** The recipes of a registry's edition are for its cases; those outside are for what is covered. */
function isBillable({ answer }: Coverage, { protocol }: Edition): boolean {
  return protocol === null ? answer === 'covered' : answer === 'registry';
}

function claimWords(ctx: PublicCtx, { coverage }: Edition, tracer: string, reason: string): Facts {
  return {
    cpt: 'CPT code',
    diagnosis: 'cancer diagnosis',
    tracer,
    tracerHcpcs: coverage.tracers.find(({ code }) => code === tracer)?.hcpcs ?? null,
    modifier: coverage.reasons.find(({ code }) => code === reason)?.modifier ?? null,
    nctDigits: nctOnClaim(ctx.settings.nct),
  };
}

function saysOf(fields: readonly FieldProblem[]): string {
  return `Send ${[...new Set(fields.map(({ key }) => key))].join(', ')} as documented; the address without parameters lists the codes.`;
}

function problemsIn(
  { currentProtocol: { coverage: table }, editionOn, settings }: PublicCtx,
  asked: CoverageAsked,
): readonly FieldProblem[] {
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
  if (on.ok && tracer && !editionOn(tracer.code, on.value, settings.enrolment)) {
    complain(
      'on',
      asked.on,
      'Send a date of service from May 8, 2006 on: before that day the registry was not open.',
    );
  }
  if (asked.followUp !== undefined && asked.followUp !== 'yes' && asked.followUp !== 'no') {
    complain('followUp', asked.followUp, 'Send yes or no.');
  }
  return fields;
}
