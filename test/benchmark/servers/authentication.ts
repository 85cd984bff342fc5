import { Client } from 'pg';
import type { Config } from '../../../src/config';
import { createAuthenticate, type Authenticate } from '../../../src/identity/authenticate';
import { partnerDirectory } from '../../../src/identity/partner-directory';
import { isRole, type Role } from '../../../src/identity/role';
import type { Place } from './child';

/**
 * The hub's own check of a token, for every server that is compared with it: none may be faster by trusting more. Only
 * the roles of partners are read by a connection of its own, since the hub reads them over TypeORM.
 */
export const createPeerAuthenticate = ({ databaseUrl, dataDir }: Place): Promise<Authenticate> =>
  createAuthenticate(
    { issuer: null } as Config,
    dataDir,
    partnerDirectory(() => loadRoles(databaseUrl)),
  );

async function loadRoles(databaseUrl: string): Promise<Map<string, Role[]>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`set role hub_dashboard`);
    const { rows } = await client.query<{ partner: string; roles: string[] }>(
      'select partner_id as partner, array_agg(role) as roles from hub.partner_role group by 1',
    );
    return new Map(rows.map(({ partner, roles }) => [partner, roles.filter(isRole)]));
  } finally {
    await client.end();
  }
}
