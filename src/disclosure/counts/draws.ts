import { createHash, createHmac } from 'node:crypto';

/** A count and the digest (hex) of the sorted record keys behind it: equal sets draw alike. */
export interface Counted {
  count: number;
  records: string;
}

const twoTo53 = 2 ** 53;

/**
 * Draws from a secret key: HMAC-SHA256 over a label. The same key and label give the same draw for ever, so that a rerun
 * is identical and nobody can average over reruns; without the key a draw cannot be told from chance.
 */
export class Draws {
  constructor(private readonly key: Buffer | string) {
    if (key.length === 0) throw new Error('Draws need a secret key.');
  }

  /** The same for the same key and no other, and says nothing of it: a keyed hash of a constant, which labels no draw. */
  get fingerprint(): string {
    return createHmac('sha256', this.key).update('fingerprint').digest('base64url');
  }

  /** Uniform in (0, 1). */
  uniform(label: string): number {
    const bits = createHmac('sha256', this.key).update(label).digest().readBigUInt64BE() >> 11n;
    return (Number(bits) + 0.5) / twoTo53;
  }

  /** From the standard logistic distribution. */
  logistic(label: string): number {
    const u = this.uniform(label);
    return Math.log(u / (1 - u));
  }
}

/** A label of several parts; other parts never give the same label. */
export const labelOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** The digest of a set of record keys, in whatever order they come. */
export const digestOfKeys = (keys: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...keys].sort()))
    .digest('hex');
