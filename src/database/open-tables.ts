import type { DataSource } from 'typeorm';

/** The tables without a row policy: what stands in them is for everybody. */
export async function openTables(dataSource: DataSource): Promise<ReadonlySet<string>> {
  const rows = await dataSource.query<Array<{ name: string }>>(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and not c.relrowsecurity and n.nspname in ('hub', 'published')`);
  return new Set(rows.map(({ name }) => name));
}
