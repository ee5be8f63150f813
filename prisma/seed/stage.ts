import { v7 as uuid } from 'uuid';
import type { Database } from '@/lib/db/client';
import type { Actor } from '@/lib/domain/access/actor';
import type { Result } from '@/lib/domain/result';
import { useCaseContext } from '@/lib/server/use-case-context';
import type { Ctx } from '@/lib/usecases/context';
import type { People } from './people';

/** The stage on which stories are played: who acts, and when. */
export class Stage {
  readonly people: People;
  readonly #database: Database;

  constructor(database: Database, people: People) {
    this.#database = database;
    this.people = people;
  }

  /** Lets somebody do something at a moment; trouble in a story is a mistake of the story. */
  async act<T>(
    actor: Omit<Actor, 'provedAt' | 'provedBy'>,
    at: Date,
    work: (ctx: Ctx) => Promise<Result<T>>,
  ): Promise<T> {
    const done = await this.#database.withActor(actor, (tx) =>
      work(useCaseContext({ ...actor, provedAt: at, provedBy: 'passphrase+code' }, tx, at, uuid())),
    );
    if (!done.ok) throw new Error(`${actor.email} on ${at.toISOString()}: ${JSON.stringify(done.problem)}`);
    return done.value;
  }
}
