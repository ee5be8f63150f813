import { z } from 'zod';

const id = z.uuid();
/** One line: what stands in a subject or a greeting begins no other header. */
const line = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\r\n]*$/);
/** Within this portal, and not another one. */
const path = z
  .string()
  .max(300)
  .regex(/^\/(?!\/)[\w/?=&.%-]*$/);

/**
 * Every message and what it says. No fact is about a patient and none is a secret: a link is drawn from the id of its row
 * when the message is written out.
 */
const message = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('formLink'),
    facts: z.strictObject({
      linkId: id,
      facilityName: line,
      facilityPhone: line,
      physicianName: line,
      formTitle: line,
      due: z.iso.date().nullable(),
    }),
  }),
  z.strictObject({
    kind: z.literal('linkKilled'),
    facts: z.strictObject({ facilityName: line, formTitle: line, path }),
  }),
  z.strictObject({
    kind: z.literal('invitation'),
    facts: z.strictObject({
      invitationId: id,
      inviterName: line,
      facilityName: line.nullable(),
      /** As in “Ada Lovelace invites you as … of …”. */
      roleWords: line,
    }),
  }),
  z.strictObject({
    kind: z.literal('recovery'),
    facts: z.strictObject({ recoveryId: id, name: line }),
  }),
  z.strictObject({
    kind: z.literal('signInChanged'),
    /** `what` is a sentence with its full stop, `when` an instant in words with its zone. */
    facts: z.strictObject({ what: line, when: line }),
  }),
  z.strictObject({
    kind: z.literal('recoveryAsked'),
    facts: z.strictObject({ name: line, path }),
  }),
  z.strictObject({
    kind: z.literal('applicationLink'),
    facts: z.strictObject({ applicationId: id, name: line }),
  }),
  z.strictObject({
    kind: z.literal('applicationReceived'),
    /** Amounts in words. */
    facts: z.strictObject({ applicationId: id, name: line, locationName: line, fee: line, deposit: line }),
  }),
  z.strictObject({
    kind: z.literal('applicationAsked'),
    facts: z.strictObject({ applicationId: id, name: line, locationName: line }),
  }),
  z.strictObject({
    kind: z.literal('applicationDecided'),
    /** The manager who was invited; null where the application was refused. */
    facts: z.strictObject({
      applicationId: id,
      name: line,
      locationName: line,
      registryNumber: line.nullable(),
      manager: line.nullable(),
    }),
  }),
  z.strictObject({
    kind: z.literal('caseDecided'),
    /** `what` is a sentence with its full stop that names no patient. */
    facts: z.strictObject({ facilityName: line, what: line, path }),
  }),
  z.strictObject({
    kind: z.literal('balanceLow'),
    /** Amounts in words, as `$450.00`. */
    facts: z.strictObject({
      facilityName: line,
      balance: line,
      minimum: line,
      fee: line,
      cases: z.int().min(0),
      path,
    }),
  }),
]);

export type Message = z.infer<typeof message>;
export type MessageKind = Message['kind'];

/** A message as a row keeps it. Throws on one that is not whole: it is better not sent. */
export function messageOf(kind: string, facts: unknown): Message {
  return message.parse({ kind, facts });
}
