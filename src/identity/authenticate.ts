import { createRemoteJWKSet, errors, importJWK, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../config';
import { HubError } from '../errors';
import type { Caller } from './caller';
import { verifiedOnce, type Verify } from './verified-once';
import { developmentAudience, developmentIssuer, developmentKey } from './development-issuer';
import { isRole, type Role } from './role';

/** The roles that a partner may act in, or none when the hub does not know the partner. */
export type RolesOfPartner = (partnerId: string) => Promise<readonly Role[]>;

/**
 * Turns the Authorization header of a request into a caller. Throws UNAUTHENTICATED or FORBIDDEN, without saying why;
 * UNAVAILABLE when the issuer's keys cannot be had, which says nothing about the token.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

export async function createAuthenticate(
  config: Config,
  dataDir: string,
  rolesOf: RolesOfPartner,
): Promise<Authenticate> {
  const verify = verifiedOnce(config.issuer ? verifyIssuer(config.issuer) : await verifyDevelopment(dataDir));
  return async (authorization) => {
    const payload = await verify(bearerToken(authorization)).catch((error: unknown) => {
      throw error instanceof HubError ? error : new HubError('UNAUTHENTICATED');
    });
    const { partner, role } = payload;
    if (typeof partner !== 'string' || !isRole(role)) throw new HubError('FORBIDDEN');
    if (!(await rolesOf(partner)).includes(role)) throw new HubError('FORBIDDEN');
    return { partnerId: partner, role };
  };
}

function bearerToken(authorization: string | undefined): string {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '') ?? [];
  if (!token) throw new HubError('UNAUTHENTICATED');
  return token;
}

function verifyIssuer({ issuer, audience, jwksUrl }: NonNullable<Config['issuer']>): Verify {
  const keySet = createRemoteJWKSet(new URL(jwksUrl));
  const keys: JWTVerifyGetKey = (header, token) =>
    keySet(header, token).catch((error: unknown) => {
      const aboutToken = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
      if (aboutToken.some((kind) => error instanceof kind)) throw error;
      throw Object.assign(new HubError('UNAVAILABLE'), { cause: error });
    });
  const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
  return async (token) =>
    (await jwtVerify(token, keys, { issuer, audience, algorithms, requiredClaims: ['exp'] })).payload;
}

async function verifyDevelopment(dataDir: string): Promise<Verify> {
  const { d: _secret, ...publicPart } = await developmentKey(dataDir);
  const key = await importJWK(publicPart, 'EdDSA');
  const expected = { issuer: developmentIssuer, audience: developmentAudience, requiredClaims: ['exp'] };
  return async (token) => (await jwtVerify(token, key, expected)).payload;
}
