import { ok } from '@/lib/domain/result';
import { defineOperation } from '@/lib/server/handler';
import { otherMethods } from '@/lib/server/other-methods';
import { readCase } from '@/lib/usecases/read-case';
import { caseAddress } from '../../_shapes/case-address';
import { caseAnswer } from '../../_shapes/case-answer';

export const GET = defineOperation({
  method: 'GET',
  path: '/api/cases/{id}',
  summary: 'How a case stands: its state, its next step, its windows, and every rule with its finding.',
  params: caseAddress,
  answer: { status: 200, says: 'The case as it stands today.', schema: caseAnswer },
  problems: [],
  run: async (ctx, { params }) => {
    const found = await readCase(ctx, params.id);
    if (!found.ok) return found;
    const { id, number, state, nextStep, windows, verdict } = found.value;
    return ok({
      id,
      number,
      state,
      nextStep: { who: nextStep.who, what: nextStep.what, by: nextStep.by },
      windows: windows.map(({ untilWords: _, ...window }) => window),
      verdict,
    });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods(GET);
