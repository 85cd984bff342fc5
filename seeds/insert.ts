import type { ClientBase } from 'pg';

/** Rows as objects whose keys are the columns of the table. */
export type TableRow = Record<string, unknown>;

const batch = 5_000;

/** Inserts rows in a few large statements. Columns that the first row does not name get their defaults. */
export async function insert(client: ClientBase, table: string, rows: readonly TableRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  const sql = `insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  for (let start = 0; start < rows.length; start += batch) {
    await client.query(sql, [JSON.stringify(rows.slice(start, start + batch))]);
  }
}
