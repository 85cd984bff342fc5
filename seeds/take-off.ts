import type { Client } from 'pg';

/** What is taken off a table for a large load, and how it is put back. */
interface Taken {
  off: string;
  back: string;
}

/** Puts back what was taken off: it is built and checked once over all rows, not row by row. */
export type PutBack = () => Promise<void>;

/** Takes the foreign keys of tables off. Nobody else reaches the tables meanwhile. */
export const takeOffForeignKeys = (client: Client, tables: readonly string[]): Promise<PutBack> =>
  takeOff(client, foreignKeys, tables);

/** Takes the indexes of tables off, and the keys that rest on them; what a foreign key that is there rests on stays. */
export const takeOffIndexes = (client: Client, tables: readonly string[]): Promise<PutBack> =>
  takeOff(client, indexes, tables);

async function takeOff(client: Client, taken: string, tables: readonly string[]): Promise<PutBack> {
  const { rows } = await client.query<Taken>(taken, [tables]);
  for (const { off } of rows) await client.query(off);
  return async () => {
    for (const { back } of [...rows].reverse()) await client.query(back);
  };
}

const foreignKeys = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
  from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[]) order by off`;

const indexes = `
  select off, back from (
    select 1 as turn, format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as off,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as back
    from pg_constraint c where c.contype in ('p', 'u') and c.conrelid = any ($1::regclass[])
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)
    union all
    select 2, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    from pg_index i where i.indrelid = any ($1::regclass[]) and not i.indisprimary
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  ) t order by turn, off`;
