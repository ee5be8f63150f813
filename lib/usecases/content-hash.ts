import { createHash } from 'node:crypto';
import type { Protocol } from '../domain/cases/protocol';
import { canonical } from '../domain/forms/canonical';
import type { FormDefinition } from '../domain/forms/form';

/** SHA-256 in hex over the one canonical text of a value, so that the same content has the same hash on every machine. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** SHA-256 in hex of a file. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const known = new WeakMap<FormDefinition, string>();

/** The hash of a published form. Definitions never change while the program runs, so each is hashed once. */
export function definitionHash(form: FormDefinition): string {
  const hash = known.get(form) ?? hashOf(form);
  known.set(form, hash);
  return hash;
}

const rules = new WeakMap<Protocol, string>();

/** The hash of everything by which a protocol decides and bills: coverage, windows, rules and recipes. */
export function rulesHash(protocol: Protocol): string {
  const hash =
    rules.get(protocol) ??
    hashOf({
      coverage: protocol.coverage,
      windows: protocol.windows,
      rules: protocol.rules,
      recipes: protocol.recipes,
    });
  rules.set(protocol, hash);
  return hash;
}

/** What a signature binds: these answers, on this definition, as this revision of the form of this case. */
export function contentHash(content: {
  readonly caseId: string;
  readonly form: string;
  readonly revision: number;
  readonly definition: string;
  readonly answers: Readonly<Record<string, unknown>>;
}): string {
  return hashOf(content);
}
