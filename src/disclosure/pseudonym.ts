import { createHmac, hkdfSync } from 'node:crypto';

/** For whom and for what a pseudonym is: each of these has a key of its own. */
export interface PseudonymScope {
  /** The partner that gets it. */
  recipient: string;
  /** What it is used for. */
  purpose: string;
  /** Year of issue. */
  year: number;
}

/** Says by which method a pseudonym was made; another method gets another label. */
const version = 'v1';
const bytes = 16;

/**
 * Makes pseudonyms from the hub's own keys: HMAC-SHA256 cut to 128 bits, under a key derived (HKDF) per recipient,
 * purpose and year from one secret. Without the secret two recipients cannot join theirs, nor can one tell from a
 * pseudonym what it stands for.
 */
export class Pseudonyms {
  private readonly keys = new Map<string, Buffer>();

  /** The secret is for another thread that is to make the same ones. */
  constructor(readonly secret: string) {}

  /** The pseudonym of an internal key for a recipient: always the same for the same scope. */
  of({ recipient, purpose, year }: PseudonymScope, id: string): string {
    const key = this.key('pseudonym', recipient, purpose, String(year));
    return `${version}.${mac(key, id).subarray(0, bytes).toString('base64url')}`;
  }

  /** What is kept of a partner's own reference of a client: whether two are the same, for this partner alone. */
  ofReference(partner: string, reference: string): string {
    const text = reference.trim().normalize('NFKC');
    return `${version}.${mac(this.key('client-reference', partner), text).toString('base64url')}`;
  }

  private key(...scope: string[]): Buffer {
    const info = JSON.stringify([version, ...scope]);
    const key = this.keys.get(info) ?? Buffer.from(hkdfSync('sha256', this.secret, '', info, 32));
    this.keys.set(info, key);
    return key;
  }
}

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
