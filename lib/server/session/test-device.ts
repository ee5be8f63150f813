import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { testAddress } from '@/lib/server/test-portal';

/** A device with one passkey (ES256), as a browser would answer for it. */
export class TestDevice {
  readonly id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #count = 0;

  /** What the browser answers when the passkey is made. */
  register(challenge: string, origin = testAddress) {
    const clientData = clientDataOf('webauthn.create', challenge, origin);
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    // COSE: kty EC2, alg ES256, crv P-256, x, y.
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
    const data = Buffer.concat([this.#authenticatorData(0x45), credential]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      },
    } as const;
  }

  /** What the browser answers when the passkey proves its person. `isVerified`: with a finger, a face or a PIN. */
  prove(challenge: string, { origin = testAddress, isVerified = true } = {}) {
    const clientData = clientDataOf('webauthn.get', challenge, origin);
    const data = this.#authenticatorData(isVerified ? 0x05 : 0x01);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
      },
    } as const;
  }

  #authenticatorData(flags: number): Buffer {
    this.#count += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#count);
    const relyingParty = createHash('sha256').update(new URL(testAddress).hostname).digest();
    return Buffer.concat([relyingParty, Buffer.from([flags]), count]);
  }
}

function clientDataOf(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
