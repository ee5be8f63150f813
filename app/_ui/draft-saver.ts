import { canonical } from '@/lib/domain/forms/canonical';
import type { DraftAnswers } from '@/lib/domain/forms/form';
import type { DraftVersion } from '@/lib/domain/problem';

/** What is sent with each save. The client's number lets the server drop a packet that comes late. */
export interface DraftBody {
  readonly answers: DraftAnswers;
  /** Version of the draft this page knows; 0 before there is one. */
  readonly baseVersion: number;
  readonly clientId: string;
  readonly clientSeq: number;
}

/** What came of sending. */
export type Sent =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: string }
  /** No answer: the network, the server, or a pause the server asked for. */
  | { readonly kind: 'unreached'; readonly waitSeconds: number | null }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'conflict'; readonly theirs: DraftVersion }
  | { readonly kind: 'submitted'; readonly says: string }
  | { readonly kind: 'refused'; readonly says: string };

export type SaveState =
  /** Nothing was typed here yet. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'conflict'; readonly theirs: DraftVersion }
  | { readonly kind: 'submitted'; readonly says: string }
  | { readonly kind: 'refused'; readonly says: string };

export interface DraftSaverOptions {
  readonly send: (body: DraftBody, options: { readonly keepalive: boolean }) => Promise<Sent>;
  readonly clientId: string;
  readonly answers: DraftAnswers;
  readonly version: number;
  readonly savedAt: string | null;
}

const pauseAfterChoice = 400;
const pauseAfterTyping = 1500;
const firstRetry = 2_000;
const lastRetry = 30_000;

/**
 * Keeps the server's draft equal to the page. One request at a time; what changes meanwhile goes with the next one. What
 * could not be saved stays here and is tried again; nothing is ever dropped.
 */
export class DraftSaver {
  readonly #options: DraftSaverOptions;
  readonly #listeners = new Set<() => void>();
  #state: SaveState;
  #answers: DraftAnswers;
  #version: number;
  #seq = 0;
  /** What the server has, as far as this page knows. */
  #known: string;
  #savedAt: string | null;
  /** Sent without an answer so far: it may have arrived all the same. */
  #inDoubt = new Set<string>();
  #inFlight = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retry = firstRetry;
  #isClosed = false;
  #isPaused = false;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
    this.#answers = options.answers;
    this.#version = options.version;
    this.#known = canonical(options.answers);
    this.#savedAt = options.savedAt;
    this.#state =
      options.savedAt === null ? { kind: 'untouched' } : { kind: 'saved', savedAt: options.savedAt };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SaveState => this.#state;

  /** True while something on the page is not on the server. */
  get isUnsaved(): boolean {
    if (this.#isClosed || this.#state.kind === 'submitted') return false;
    return this.#inDoubt.size > 0 || canonical(this.#answers) !== this.#known;
  }

  /** The answers changed: by choosing, which is saved at once, or by typing, which is saved at a pause. */
  changed(answers: DraftAnswers, how: 'chosen' | 'typed'): void {
    this.#answers = answers;
    if (this.#isClosed || this.#isWaitingForPerson()) return;
    if (this.#state.kind === 'unreached') return;
    this.#schedule(how === 'chosen' ? pauseAfterChoice : pauseAfterTyping);
  }

  /** Saves now what is unsaved: on blur, when the network comes back, after signing in again. */
  flush(): void {
    void this.#save(false);
  }

  /** The person signed in again: what waited is saved. */
  signedIn(): void {
    if (this.#state.kind !== 'signedOut') return;
    this.#set({ kind: 'saving' });
    void this.#save(false);
  }

  /** The page is going away: a last request that outlives it, beside one that may be under way. */
  leave(): void {
    if (!this.isUnsaved || this.#isWaitingForPerson()) return;
    void this.#save(true);
  }

  /** The person compared both versions; `answers` go on from the other one. */
  settle(answers: DraftAnswers): void {
    if (this.#state.kind !== 'conflict') return;
    const { theirs } = this.#state;
    this.#answers = answers;
    this.#version = theirs.version;
    this.#known = canonical(theirs.answers);
    this.#inDoubt.clear();
    this.#saved(theirs.savedAt);
    void this.#save(false);
  }

  /** Nothing more is to be saved: the form was given. */
  close(): void {
    this.#isClosed = true;
    this.#clear();
  }

  /** Stops while the form is being given, so that no save crosses it. */
  pause(): void {
    this.#isPaused = true;
    this.#clear();
  }

  /** The form was not taken: saving goes on. */
  resume(): void {
    this.#isPaused = false;
    void this.#save(false);
  }

  async #save(isLeaving: boolean): Promise<void> {
    this.#clear();
    if (this.#isClosed || this.#isPaused || this.#isWaitingForPerson()) return;
    if (this.#inFlight && !isLeaving) return;
    if (!this.isUnsaved) {
      if (this.#state.kind === 'refused')
        this.#set(this.#savedAt === null ? { kind: 'untouched' } : { kind: 'saved', savedAt: this.#savedAt });
      return;
    }
    const answers = this.#answers;
    const text = canonical(answers);
    this.#inFlight = true;
    this.#inDoubt.add(text);
    this.#seq += 1;
    if (this.#state.kind !== 'unreached') this.#set({ kind: 'saving' });
    const sent = await this.#options.send(
      { answers, baseVersion: this.#version, clientId: this.#options.clientId, clientSeq: this.#seq },
      { keepalive: isLeaving },
    );
    this.#inFlight = false;
    if (this.#isClosed) return;
    this.#receive(sent, text);
  }

  #receive(sent: Sent, text: string): void {
    switch (sent.kind) {
      case 'saved':
        this.#inDoubt.clear();
        this.#retry = firstRetry;
        this.#version = Math.max(this.#version, sent.version);
        this.#known = text;
        this.#saved(sent.savedAt);
        if (this.isUnsaved) this.#schedule(pauseAfterChoice);
        return;
      case 'unreached':
        this.#set({ kind: 'unreached' });
        this.#schedule(sent.waitSeconds === null ? this.#retry : sent.waitSeconds * 1000);
        this.#retry = Math.min(this.#retry * 2, lastRetry);
        return;
      case 'conflict': {
        const theirs = canonical(sent.theirs.answers);
        // Our own save whose answer was lost, or the very same answers: there is nothing to compare.
        if (this.#inDoubt.has(theirs) || theirs === canonical(this.#answers)) {
          this.#inDoubt.clear();
          this.#version = sent.theirs.version;
          this.#known = theirs;
          this.#saved(sent.theirs.savedAt);
          if (this.isUnsaved) this.#schedule(0);
          return;
        }
        this.#set(sent);
        return;
      }
      case 'signedOut':
      case 'submitted':
      case 'refused':
        this.#inDoubt.clear();
        this.#set(sent);
    }
  }

  #saved(savedAt: string): void {
    this.#savedAt = savedAt;
    this.#set({ kind: 'saved', savedAt });
  }

  #isWaitingForPerson(): boolean {
    return (
      this.#state.kind === 'conflict' || this.#state.kind === 'submitted' || this.#state.kind === 'signedOut'
    );
  }

  #schedule(milliseconds: number): void {
    this.#clear();
    this.#timer = setTimeout(() => void this.#save(false), milliseconds);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
