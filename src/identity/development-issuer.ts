import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Config } from '../config';
import { writeOnce } from '../write-once';
import type { Caller } from './caller';

export const developmentIssuer = 'ketenhub-development';
export const developmentAudience = 'ketenhub';
const algorithm = 'EdDSA';

/** The built-in issuer is for development only. Throws when a real issuer is configured or in production. */
export function refuseOutsideDevelopment(config: Config): void {
  if (config.issuer) {
    throw new Error(
      'A token issuer is configured (TOKEN_ISSUER): ask it for a token. The development issuer is off.',
    );
  }
  if (config.environment === 'production') {
    throw new Error('NODE_ENV is production: the development issuer does not run. Configure TOKEN_ISSUER.');
  }
}

/** A bearer token for a partner in one role, valid for twelve hours. */
export async function issueDevelopmentToken(
  config: Config,
  dataDir: string,
  caller: Caller,
): Promise<string> {
  refuseOutsideDevelopment(config);
  const key = await importJWK(await developmentKey(dataDir), algorithm);
  return new SignJWT({ partner: caller.partnerId, role: caller.role })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(developmentIssuer)
    .setAudience(developmentAudience)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(key);
}

/** The issuer's key pair: made once, in the data folder that hub and command share. */
export async function developmentKey(dataDir: string): Promise<JWK> {
  mkdirSync(dataDir, { recursive: true });
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const fresh = JSON.stringify(await exportJWK(privateKey));
  return JSON.parse(writeOnce(join(dataDir, 'development-issuer.jwk.json'), () => fresh)) as JWK;
}
