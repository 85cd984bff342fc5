import type { Client as Connection } from 'pg';
import { countsIn, type Client } from '../clients';

/** A published table as it is stored. */
interface Stored {
  id: string;
  measure: string;
  period: string;
  axes: string[];
  categories: string[][];
  reach: number;
  values: Array<number | null>;
}

/** Which published tables, by the beginning of their names: such as REGISTRATIONS-2025. */
type Beginnings = readonly string[];

async function storedTables(owner: Connection, beginnings: Beginnings): Promise<Stored[]> {
  const { rows } = await owner.query<Stored>(
    `select t.id, t.measure, t.period, t.axes, t.categories, t.reach,
       array(select c.value from published.indicator_cell c where c.table_id = t.id order by c.place) as values
     from published.indicator_table t
     where exists (select from unnest($1::text[]) as b(beginning) where starts_with(t.id, b.beginning))`,
    [beginnings],
  );
  return rows;
}

async function write(owner: Connection, tables: readonly Stored[]): Promise<void> {
  await owner.query(
    `update published.indicator_table t set reach = given.reach
     from unnest($1::text[], $2::integer[]) as given(id, reach) where t.id = given.id`,
    [tables.map(({ id }) => id), tables.map(({ reach }) => reach)],
  );
  const cells = tables.flatMap(({ id, values }) => values.map((value, place) => ({ id, place, value })));
  await owner.query(
    `update published.indicator_cell c set value = given.value
     from unnest($1::text[], $2::integer[], $3::integer[]) as given(id, place, value)
     where c.table_id = given.id and c.place = given.place`,
    [cells.map(({ id }) => id), cells.map(({ place }) => place), cells.map(({ value }) => value)],
  );
}

/** What a publication that protects too little would say of a count, and how far from it it says that it is. */
export interface Saying {
  reach: number;
  of(count: number): number;
}

export const exact: Saying = { reach: 0, of: (count) => count };

/** Each cell up or down by itself. */
export const drawnAnew = (draw: () => number): Saying => ({
  reach: 4,
  of: (count) => count - (count % 5) + (draw() < (count % 5) / 5 ? 5 : 0),
});

interface Overwriting {
  beginnings: Beginnings;
  saying: Saying;
  /** Whom a measure counts in a period. */
  counted(measure: string, period: string): readonly Client[];
}

/** Tries something on a hub whose published cells say something else, and puts back what they said. */
export async function overwritten<T>(
  owner: Connection,
  { beginnings, saying, counted }: Overwriting,
  attempt: () => Promise<T>,
): Promise<T> {
  const tables = await storedTables(owner, beginnings);
  const other = tables.map((table): Stored => {
    const counts = table.values.length > 0 ? countsIn(counted(table.measure, table.period), table) : [];
    const values = table.values.map((value, place) => (value === null ? null : saying.of(counts[place]!)));
    return { ...table, reach: saying.reach, values };
  });
  await write(owner, other);
  try {
    return await attempt();
  } finally {
    await write(owner, tables);
  }
}

/** Before every question some cells are drawn up or not, as if noise were drawn per question. */
export async function redrawn<T>(
  owner: Connection,
  beginnings: Beginnings,
  attempt: (redraw: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const tables = await storedTables(owner, beginnings);
  const redraw = () =>
    write(
      owner,
      tables.map((table) => ({
        ...table,
        values: table.values.map((value) => value && value + (Math.random() < 0.5 ? 5 : 0)),
      })),
    );
  try {
    return await attempt(redraw);
  } finally {
    await write(owner, tables);
  }
}
