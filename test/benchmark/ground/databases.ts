import { restrictSettings } from '../../../src/database/service-login';
import { connected } from './connected';
import type { Ground } from './ground';

/** Makes another database on the same server, as the hub makes its own: empty, the owner's, settings restricted. */
export async function createDatabase(ground: Ground, name: string): Promise<void> {
  await connected(ground.adminUrl('postgres'), (admin) =>
    admin.query(`create database ${name} owner hub_owner`),
  );
  await connected(ground.adminUrl(name), (admin) => restrictSettings(admin, ['hub_service', 'hub_owner']));
}
