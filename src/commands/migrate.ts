import 'reflect-metadata';
import { escapeIdentifier } from 'pg';
import { readConfig } from '../config';
import { migrate } from '../database/migrate';
import { givenDatabase } from './given-database';
import { runCommand } from './run-command';

/** Migrates the database of DATABASE_OWNER_URL and gives the login of DATABASE_URL its rights. */
void runCommand(async () => {
  const { ownerUrl, serviceUrl } = givenDatabase(readConfig(process.env));
  const { ran, settingsRestricted } = await migrate(ownerUrl, serviceUrl);
  if (!settingsRestricted) console.warn(restrictByHand([serviceUrl, ownerUrl].map(loginOf)));
  console.log(
    ran.length === 0
      ? 'The tables were up to date; access was applied again.'
      : `Migrated: ${ran.join(', ')}.`,
  );
});

const loginOf = (url: string): string => escapeIdentifier(decodeURIComponent(new URL(url).username));

const restrictByHand = (logins: string[]) => `
One more step, once, as a superuser of this database: it keeps SQL that might slip into a query from naming another
partner.

  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  grant execute on function pg_catalog.set_config(text, text, boolean) to ${logins.join(', ')};
`;
