import { ConfigError, type Config } from '../config';

/** The two logins of a given database. Throws ConfigError, naming the one that is missing. */
export function givenDatabase(config: Config): { ownerUrl: string; serviceUrl: string } {
  const { databaseOwnerUrl: ownerUrl, databaseUrl: serviceUrl } = config;
  if (ownerUrl && serviceUrl) return { ownerUrl, serviceUrl };
  const missing = [!ownerUrl && 'DATABASE_OWNER_URL', !serviceUrl && 'DATABASE_URL'].filter(Boolean);
  throw new ConfigError(
    `Not set: ${missing.join(', ')}. DATABASE_OWNER_URL owns the tables (and may make roles); DATABASE_URL is the login ` +
      'of the running service, which `npm run migrate` makes when it is not there. ' +
      'The embedded database needs neither: `npm start` migrates and fills it.',
  );
}
