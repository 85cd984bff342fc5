import type { ClientBase } from 'pg';

/** Makes the service's login when it is not there: it owns nothing, inherits nothing, and row policies hold for it. */
export async function ensureServiceLogin(client: ClientBase, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  const login = `${client.escapeIdentifier(role)} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole`;
  await client.query(`create role ${login} password ${client.escapeLiteral(password)}`);
}

/**
 * Only the service itself (and the owner, whose dumps need it) may name the partner of a transaction. Row policies trust
 * that setting, so SQL that slipped into a query of a caller must not be able to change it. Needs a superuser. Answers
 * whether it holds now.
 */
export async function restrictSettings(client: ClientBase, roles: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ superuser: boolean }>(
    `select rolsuper as superuser from pg_roles where rolname = current_user`,
  );
  if (rows[0]!.superuser) {
    await client.query('revoke execute on function pg_catalog.set_config(text, text, boolean) from public');
    const names = roles.map((role) => client.escapeIdentifier(role)).join(', ');
    await client.query(`grant execute on function pg_catalog.set_config(text, text, boolean) to ${names}`);
  }
  return isRestricted(client);
}

async function isRestricted(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `select exists (
       select from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) acl
       where oid = 'pg_catalog.set_config(text, text, boolean)'::regprocedure and acl.grantee = 0
     ) as open`,
  );
  return !rows[0]!.open;
}
