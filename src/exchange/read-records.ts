import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { HubError } from '../errors';
import { knownColumns } from './read-header';

/** The longest row, in bytes: a quote that is never closed must not take the rest of the file for one cell. */
const longestRow = 65_536;

const options = (delimiter: string): Options => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  // An empty row counts: the spreadsheet shows it.
  skip_empty_lines: false,
  max_record_size: longestRow,
});

/** The rows of a text, each as its cells, the column names first. Semicolons, commas or tabs, whichever the names stand between. */
export async function* readRecords(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  const parts = text[Symbol.asyncIterator]();
  let rows = 0;
  try {
    const start = withoutHint(await startOf(parts));
    const parser = parse(options(delimiterOf(start)));
    // What fails here ends the parser, which tells it below.
    pipeline(Readable.from(joined(start, parts)), parser).catch(() => undefined);
    for await (const record of parser) {
      rows += 1;
      yield record as string[];
    }
  } catch (error) {
    if (error instanceof CsvError) throw new HubError('UNREADABLE_ROW', { row: rowOf(error, rows) });
    throw error;
  } finally {
    // Whoever stops half-way lets go of the text.
    await parts.return?.();
  }
}

/** The first row that could not be read: those before it may not have been handed over yet. */
const rowOf = (error: CsvError, handedOver: number): number =>
  Math.max(Number((error as { records?: number }).records ?? 0), handedOver) + 1;

/** As much of the text as holds its first row, after a hint if there is one. */
async function startOf(parts: AsyncIterator<string>): Promise<string> {
  let start = '';
  while (start.length < longestRow && !/[\r\n]+[^\r\n]+[\r\n]/.test(start)) {
    const { value, done } = await parts.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* joined(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Excel's own hint, which it does not show as a row. */
const withoutHint = (text: string): string => text.replace(/^"?sep=.?"?(\r\n|\r|\n)/i, '');

const delimiters = [';', ',', '\t'];

/** The separator with which the first row names the most columns of the state form. Throws when it names none. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const found = delimiters
    .map((delimiter) => ({ delimiter, known: knownColumns(cellsOf(firstLine, delimiter)) }))
    .reduce((best, next) => (next.known > best.known ? next : best));
  if (found.known === 0) throw new HubError('NO_KNOWN_COLUMNS');
  return found.delimiter;
}

function cellsOf(line: string, delimiter: string): string[] {
  try {
    const [cells = []] = parseNow(line, options(delimiter)) as unknown as string[][];
    return cells;
  } catch {
    return [];
  }
}
