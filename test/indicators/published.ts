import type { Client } from 'pg';

/** A published table with its cells, by their categories. */
export interface StoredTable {
  measure: string;
  period: string;
  version: string;
  axes: string[];
  categories: string[][];
  status: string;
  reach: number;
  values: Array<number | null>;
}

/** Every table that is shown, as it is stored. */
export async function shownTables(owner: Client): Promise<StoredTable[]> {
  const { rows } = await owner.query<StoredTable>(`
    select t.measure, t.period, t.version, t.axes, t.categories, t.status, t.reach,
      array(select c.value from published.indicator_cell c where c.table_id = t.id order by c.place) as values
    from published.shown_table t order by t.measure, t.period, t.axes`);
  return rows;
}

/** The sums of a table over one of its axes; null where a cell of the sum is withheld. */
export function sumsOver({ categories, values }: StoredTable, kept: number): Array<number | null> {
  const [rows, columns] = categories.map((axis) => axis.length) as [number, number];
  const sum = (cells: Array<number | null>) =>
    cells.some((cell) => cell === null) ? null : cells.reduce<number>((all, cell) => all + cell!, 0);
  return Array.from({ length: kept === 0 ? rows : columns }, (_, place) =>
    sum(
      values.filter((_cell, i) => (kept === 0 ? Math.floor(i / columns) === place : i % columns === place)),
    ),
  );
}

/** What a one-way table says of a category that may be merged in another. */
export function valueOf(table: StoredTable, category: string): number {
  const wanted = category.split('+');
  return table.categories[0]!.reduce(
    (sum, name, place) =>
      name.split('+').every((member) => wanted.includes(member)) ? sum + table.values[place]! : sum,
    0,
  );
}
