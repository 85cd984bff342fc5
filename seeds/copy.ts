import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { TableRow } from './insert';

const linesOfChunk = 1_000;

/** Loads many rows by COPY. Columns that the first row does not name get their defaults. */
export async function copy(client: ClientBase, table: string, rows: readonly TableRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunksOf(rows, columns)), stream);
}

function* chunksOf(rows: readonly TableRow[], columns: string[]): Generator<string> {
  for (let start = 0; start < rows.length; start += linesOfChunk) {
    const lines = rows
      .slice(start, start + linesOfChunk)
      .map((row) => columns.map((column) => field(row[column])).join('\t'));
    yield `${lines.join('\n')}\n`;
  }
}

/** A value in COPY's text format. */
const field = (value: unknown): string =>
  value === null || value === undefined
    ? '\\N'
    : escaped(Array.isArray(value) ? array(value) : String(value));

const array = (values: unknown[]): string =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
