import type { Client } from 'pg';

/** What is taken off a table for a large load, and how it is put back. */
interface Taken {
  off: string;
  back: string;
}

/**
 * Loads tables without their foreign keys, unique constraints and further indexes, which are put back afterwards: checked and
 * built once over all rows, not row by row. Nobody else reaches the tables meanwhile. Primary keys stay, since others
 * refer to them.
 */
export async function withoutIndexes(
  client: Client,
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<Taken>(taken, [tables]);
  for (const { off } of rows) await client.query(off);
  await load();
  for (const { back } of [...rows].reverse()) await client.query(back);
}

/** Foreign keys first, since they rest on unique constraints; what other tables rest on stays. */
const taken = `
  select off, back from (
    select 1 as turn, format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])
    union all
    select 2, format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
    from pg_constraint c where c.contype = 'u' and c.conrelid = any ($1::regclass[])
      and not exists (
        select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid and f.conrelid <> all ($1::regclass[]))
    union all
    select 3, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    from pg_index i where i.indrelid = any ($1::regclass[]) and not i.indisprimary
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  ) t order by turn, off`;
