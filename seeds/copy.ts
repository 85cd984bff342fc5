import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { TableRow } from './insert';

/** Rows of a table in COPY's text format. */
export interface CopyText {
  table: string;
  columns: string[];
  text: string;
}

/** Columns that the first row does not name get their defaults. */
export function toCopyText(table: string, rows: readonly TableRow[]): CopyText {
  const columns = Object.keys(rows[0] ?? {});
  let text = '';
  for (const row of rows) {
    text += field(row[columns[0]!]);
    for (let i = 1; i < columns.length; i += 1) text += `\t${field(row[columns[i]!])}`;
    text += '\n';
  }
  return { table, columns, text };
}

/** Loads many rows by COPY. */
export async function copy(client: ClientBase, { table, columns, text }: CopyText): Promise<void> {
  if (text === '') return;
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from([text]), stream);
}

/** A value in COPY's text format. Nearly none of millions holds anything to escape. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = Array.isArray(value) ? array(value) : String(value);
  return special.test(text) ? text.replace(specials, (character) => escapes[character]!) : text;
}

const array = (values: unknown[]): string =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const special = /[\\\n\r\t]/;
const specials = /[\\\n\r\t]/g;
