import type { DataSource } from 'typeorm';
import { asCaller } from './unit-of-work';
import { isRole, type Role } from '../identity/role';

/** The roles of every partner. Read as the least of all roles: it sees public facts only, and this is one. */
export async function loadRoles(dataSource: DataSource): Promise<Map<string, Role[]>> {
  const rows = await asCaller(dataSource, { role: 'DASHBOARD', partnerId: '' }, 'READ', ({ query }) =>
    query<{ partner: string; role: string }>('select partner_id as partner, role from hub.partner_role'),
  );
  const directory = new Map<string, Role[]>();
  for (const { partner, role } of rows) {
    if (isRole(role)) directory.set(partner, [...(directory.get(partner) ?? []), role]);
  }
  return directory;
}
