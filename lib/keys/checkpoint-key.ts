import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** A line of the audit by number and hash, at an instant, after another checkpoint. */
export interface CheckpointFacts {
  readonly sequence: bigint;
  readonly hash: Buffer;
  readonly at: Date;
  /** The line of the checkpoint before; 0 for the first. */
  readonly previous: bigint;
}

/** A checkpoint with its Ed25519 signature and the fingerprint of the key that made it. */
export interface Checkpoint extends CheckpointFacts {
  readonly key: string;
  readonly signature: Buffer;
}

/** Signs checkpoints. It is kept outside the database, so that nobody who owns the database can sign for another past. */
export class CheckpointKey {
  readonly #key: KeyObject;
  readonly public: PublicCheckpointKey;

  private constructor(key: KeyObject) {
    this.#key = key;
    this.public = new PublicCheckpointKey(createPublicKey(key));
  }

  /** From a setting: PKCS #8 as PEM or base64, or the path of a file with either. Undefined for what is no Ed25519 key. */
  static from(setting: string): CheckpointKey | undefined {
    const key = keyIn(setting, (text) =>
      text.includes('BEGIN')
        ? createPrivateKey(text)
        : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
    );
    return key && new CheckpointKey(key);
  }

  sign(facts: CheckpointFacts): Checkpoint {
    return { ...facts, key: this.public.fingerprint, signature: sign(null, signedText(facts), this.#key) };
  }
}

/** Knows whether a checkpoint is true. */
export class PublicCheckpointKey {
  readonly #key: KeyObject;
  /** SHA-256 of the key, hex. */
  readonly fingerprint: string;

  constructor(key: KeyObject) {
    this.#key = key;
    this.fingerprint = createHash('sha256').update(this.#der()).digest('hex');
  }

  /** From SPKI as PEM or base64, or the path of a file with either. Undefined for what is no Ed25519 key. */
  static from(setting: string): PublicCheckpointKey | undefined {
    const key = keyIn(setting, (text) =>
      text.includes('BEGIN')
        ? createPublicKey(text)
        : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
    );
    return key && new PublicCheckpointKey(key);
  }

  signed(checkpoint: Checkpoint): boolean {
    return verify(null, signedText(checkpoint), this.#key, checkpoint.signature);
  }

  base64(): string {
    return this.#der().toString('base64');
  }

  #der(): Buffer {
    return this.#key.export({ type: 'spki', format: 'der' });
  }
}

/** A new key as PEM. */
export function newCheckpointKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The text that is signed, in lines that openssl can check as well. */
function signedText({ sequence, hash, at, previous }: CheckpointFacts): Buffer {
  const lines = ['tracer audit checkpoint 1', sequence, hash.toString('hex'), at.toISOString(), previous];
  return Buffer.from(`${lines.join('\n')}\n`);
}

function keyIn(setting: string, read: (text: string) => KeyObject): KeyObject | undefined {
  const text = existsSync(setting) ? readFileSync(setting, 'utf8') : setting;
  try {
    const key = read(text.trim().replaceAll('\\n', '\n'));
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
