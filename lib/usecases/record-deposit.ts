import { z } from 'zod';
import type { FieldProblem } from '../domain/forms/problems';
import { cleanText } from '../domain/identifiers/text';
import { parseMoney, sayMoney } from '../domain/ledger/money';
import { fail, ok, type Result } from '../domain/result';
import type { Ctx } from './context';
import { ledgerWrite } from './ledger-writes';
import { loadFacility } from './load-facility';
import { once, type RequestKey, takeKey } from './once';

export interface Deposit extends RequestKey {
  readonly facilityId: string;
  /** Dollars as typed. */
  readonly amount: string;
  /** What it is known by: the number of a check, or of a card payment. */
  readonly reference: string;
}

export const depositedSchema = z.strictObject({ amount: z.string(), facilityName: z.string() });

/** Records money that a facility paid in. */
export async function recordDeposit(
  ctx: Ctx,
  input: Deposit,
): Promise<Result<z.output<typeof depositedSchema>>> {
  const found = await loadFacility(ctx, input.facilityId, 'ledger.record');
  if (!found.ok) return found;
  const { facility, today } = found.value;
  const amount = parseMoney(input.amount);
  const reference = referenceIn(input.reference);
  const fields: readonly FieldProblem[] = [
    ...(amount.ok ? [] : [field('amount', 'Amount', amount.says)]),
    ...(amount.ok && amount.value === 0
      ? [field('amount', 'Amount', 'A deposit is more than nothing.')]
      : []),
    ...(reference.ok ? [] : [field('reference', 'Check or payment number', reference.says)]),
  ];
  if (!amount.ok || !reference.ok || fields.length > 0) return fail({ code: 'answers', fields });
  const key = await takeKey(ctx, input);
  return once(ctx, input, key, depositedSchema, async () =>
    ok({
      answer: { amount: sayMoney(amount.value), facilityName: facility.name },
      writes: [
        await ledgerWrite(
          ctx,
          { facilityId: facility.id, facilityName: facility.name, today },
          {
            kind: 'deposit',
            amountCents: amount.value,
            ofSeq: null,
            rule: null,
            caseId: null,
            note: reference.value,
          },
        ),
      ],
      line: {
        action: 'ledger.deposit',
        objectKind: 'ledger',
        objectId: facility.id,
        facilityId: facility.id,
      },
    }),
  );
}

const longest = 120;

function referenceIn(raw: string) {
  const text = cleanText(raw.replaceAll(/\s+/g, ' '));
  if (!text.ok) return text;
  if (text.value === '')
    return {
      ok: false,
      says: 'Type the number of the check or payment, so that it is found again.',
    } as const;
  if (text.value.length > longest) return { ok: false, says: `Type at most ${longest} characters.` } as const;
  return text;
}

function field(key: string, label: string, says: string): FieldProblem {
  return { key, label, code: 'malformed', says };
}
