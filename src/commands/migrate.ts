import 'reflect-metadata';
import { ConfigError, readConfig } from '../config';
import { migrate } from '../database/migrate';
import { runCommand } from './run-command';

/** Migrates the database of DATABASE_OWNER_URL and gives the login of DATABASE_URL its rights. */
void runCommand(async () => {
  const { databaseOwnerUrl, databaseUrl } = readConfig(process.env);
  if (!databaseOwnerUrl || !databaseUrl) {
    throw new ConfigError(
      'DATABASE_OWNER_URL and DATABASE_URL are both needed: the first owns the tables (and may make roles), the second ' +
        'is the login of the running service, which this command makes when it is not there. ' +
        'The embedded database needs no command: `npm start` migrates it.',
    );
  }
  const { ran, settingsRestricted } = await migrate(databaseOwnerUrl, databaseUrl);
  if (!settingsRestricted) console.warn(restrictByHand(new URL(databaseUrl).username));
  console.log(ran.length === 0 ? 'The tables were up to date; access was applied again.' : `Migrated: ${ran.join(', ')}.`);
});

const restrictByHand = (service: string) => `
One more step, once, as a superuser of this database: it keeps SQL that might slip into a query from naming another
partner.

  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  grant execute on function pg_catalog.set_config(text, text, boolean) to ${service};
`;
