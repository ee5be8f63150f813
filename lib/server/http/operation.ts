import type { z } from 'zod';
import type { ProblemCode } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import type { Body } from '@/lib/server/http/body';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A file as an answer. */
export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What an operation answers when all went well: JSON of a schema, or a file drawn from what was found. */
export type Answer<T> =
  | {
      readonly status: 200 | 201;
      readonly says: string;
      readonly schema: z.ZodType<T>;
    }
  | {
      readonly status: 200;
      readonly says: string;
      readonly mediaType: string;
      /** Runs after the transaction: drawing takes time, and nobody should wait for it with rows locked. */
      readonly draw: (value: T) => Promise<Result<FileAnswer>>;
    }
  | {
      readonly status: 200;
      readonly says: string;
      readonly mediaType: string;
      /** Text that is sent as it is found, after the transaction, where it takes long or there is much of it. */
      readonly stream: (value: T) => AsyncIterable<string>;
      /** How many lines it will have, where that is known; told in the header Tracer-Lines before the first. */
      readonly lines?: (value: T) => number;
    };

/** Empty groups, for operations without parameters. */
export type Nothing = z.ZodObject<Record<never, never>>;

/** What all operations declare; the document is generated from it. */
export interface Declared<P extends z.ZodObject, Q extends z.ZodObject, B, T> {
  readonly method: Method;
  /** As in OpenAPI: `/api/cases/{id}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Of the address. One that does not fit is not found. */
  readonly params?: P;
  readonly query?: Q;
  readonly body?: Body<B>;
  /** An Idempotency-Key is required. */
  readonly isIdempotent?: true;
  readonly answer: Answer<T>;
  /** Problems beyond those that every operation can have. */
  readonly problems: readonly ProblemCode[];
}

/** The parts of a request, checked. */
export interface Input<P extends z.ZodObject, Q extends z.ZodObject, B> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: B;
  /** What came as Idempotency-Key; empty for operations that do not ask for one. */
  readonly idempotencyKey: string;
  /** SHA-256 of the address and the body, hex: the same key with another is a mistake. */
  readonly bodyHash: string;
}

/** An operation as the document tells it. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly isPublic: boolean;
  /** Of whoever gave the code of a link, and has no account. */
  readonly isByLink: boolean;
  readonly isIdempotent: boolean;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly content: Readonly<Record<string, z.ZodType>>;
  readonly answer: {
    readonly status: number;
    readonly says: string;
    readonly mediaType: string;
    readonly schema: z.ZodType | undefined;
  };
  readonly problems: readonly ProblemCode[];
}

/** What Next hands to a route handler beside the request. */
export interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | readonly string[] | undefined>> | undefined>;
}

/** A route handler that knows what it is. */
export interface Handler {
  (request: Request, context: RouteContext): Promise<Response>;
  readonly operation: Operation;
}
