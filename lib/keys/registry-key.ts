import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** What a key of the registry is for. Each purpose has a key of its own, so that a value of one never serves another. */
export type KeyPurpose =
  | 'authenticator'
  | 'recovery code'
  | 'form link'
  | 'form code'
  | 'invitation'
  | 'recovery'
  | 'setup'
  | 'application';

/**
 * The registry's one key (`REGISTRY_KEY`), which is kept outside the database, and what is drawn from it. A secret that is
 * sent to somebody is drawn from the id of its row: the row keeps its hash, and whoever sends it draws it again.
 */
export class RegistryKey {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** 32 bytes for one purpose. */
  of(purpose: KeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secret, 'tracer', purpose, 32));
  }

  /** HMAC-SHA-256 of a text under the key of a purpose: 32 bytes. */
  sign(purpose: KeyPurpose, text: string): Buffer {
    return createHmac('sha256', this.of(purpose)).update(text).digest();
  }

  /** The secret that belongs to a row: 256 bits as base64url, 43 characters. */
  token(purpose: KeyPurpose, rowId: string): string {
    return this.sign(purpose, rowId).toString('base64url');
  }
}

/** What is kept of a secret that somebody else holds: SHA-256, 32 bytes. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
