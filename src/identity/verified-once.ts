import type { JWTPayload } from 'jose';

/** Checks a token and gives what it says. Throws when it is not to be trusted. */
export type Verify = (token: string) => Promise<JWTPayload>;

/** How long a token that was verified is believed without another look: a key that its issuer takes back is out then. */
const believedMs = 60_000;
const mostTokens = 1_000;

interface Verified {
  payload: JWTPayload;
  until: number;
}

/**
 * Remembers for a minute, and never past its end, that a token was verified: a signature costs more than most reads.
 * Only what was verified is remembered.
 */
export function verifiedOnce(verify: Verify, now: () => number = Date.now): Verify {
  const believed = new Map<string, Verified>();
  return async (token) => {
    const known = believed.get(token);
    if (known && now() < known.until) return known.payload;
    const payload = await verify(token);
    if (believed.size >= mostTokens) believed.clear();
    believed.set(token, { payload, until: Math.min(now() + believedMs, payload.exp! * 1_000) });
    return payload;
  };
}
