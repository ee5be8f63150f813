/**
 * The fields of a hashed row one after the other, so that no two rows read the same: 0 for a null, else 1, the length in
 * four bytes and the bytes. The database has the same as `hashed_field` (migration `audit_chain`).
 */
export class HashedFields {
  readonly #parts: Buffer[] = [];

  text(value: string | null): this {
    return this.#field(value === null ? null : Buffer.from(value, 'utf8'));
  }

  uuid(value: string | null): this {
    return this.#field(value === null ? null : Buffer.from(value.replaceAll('-', ''), 'hex'));
  }

  int(value: number | null): this {
    if (value === null) return this.#field(null);
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return this.#field(bytes);
  }

  /** Microseconds since 1970. */
  instant(value: bigint | null): this {
    if (value === null) return this.#field(null);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(value);
    return this.#field(bytes);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  #field(bytes: Buffer | null): this {
    if (bytes === null) {
      this.#parts.push(absent);
      return this;
    }
    const head = Buffer.alloc(5);
    head.writeUInt8(1);
    head.writeUInt32BE(bytes.length, 1);
    this.#parts.push(head, bytes);
    return this;
  }
}

const absent = Buffer.from([0]);
