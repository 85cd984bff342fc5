import { boundsOf } from './bounds';
import { linkTables, type BoundedTable } from './linked-tables';
import { breachOf, isSmall, type Interval } from './rule-p';
import { breachesIn } from './search-bounds';

/** A table before publication: what is true and what would be published, row by row. */
export interface AuditedTable {
  name: string;
  /** Names of 0, 1 or 2 dimensions. */
  axes: readonly string[];
  /** Per axis. A merged category is named after its members ('A+B', see mergedName), so that tables stay linked. */
  categories: ReadonlyArray<readonly string[]>;
  counts: readonly number[];
  values: readonly number[];
  /** How far a count of this table may lie from its value, as readers are told. */
  reach: number;
  /** Cells that everybody knows to be empty (from a code list), row by row. */
  impossible?: readonly boolean[];
}

/** A cell of which too much could be concluded. */
export interface Finding extends Interval {
  table: string;
  /** Its categories. */
  cell: string;
  /** Which part of rule P it breaks. */
  rule: string;
}

/**
 * Tries what a reader of all tables of a measure could conclude of its small cells, by linear programming over what links
 * the tables, and says which cells break rule P. Nothing to say means that the tables may be published.
 *
 * `known` is what a partner, or several together, count for themselves in every cell of every table: it is taken away first,
 * so that the findings are about the others.
 */
export async function auditTables(
  tables: readonly AuditedTable[],
  known: ReadonlyArray<readonly number[]> = tables.map(({ counts }) => counts.map(() => 0)),
): Promise<Finding[]> {
  tables.forEach(checkReach);
  const { programme, starts } = linkTables(tables.map((table, place) => asPublished(table, known[place]!)));
  const counts = tables.flatMap((table, place) =>
    table.counts.map((count, cell) => count - known[place]![cell]!),
  );
  const small = counts.flatMap((count, cell) => (isSmall(count) ? [cell] : []));
  if (small.length === 0) return [];
  const breaches = await breachesIn(programme, small, (cell) => counts[cell]!);
  return [...breaches].map(([cell, interval]) => {
    const place = starts.findLastIndex((start) => start <= cell);
    const table = tables[place]!;
    return {
      table: table.name,
      cell: cellName(table, cell - starts[place]!),
      ...interval,
      rule: breachOf(interval)!,
    };
  });
}

function asPublished(
  { axes, categories, values, reach, impossible }: AuditedTable,
  known: readonly number[],
): BoundedTable {
  const bounds = values.map((value, cell) => (impossible?.[cell] ? nobody : boundsOf(value, reach)));
  return {
    axes,
    categories,
    lower: bounds.map(({ lower }, cell) => Math.max(0, lower - known[cell]!)),
    upper: bounds.map(({ upper }, cell) => upper - known[cell]!),
  };
}

const nobody: Interval = { lower: 0, upper: 0 };

/** A table that says of itself that it is nearer than it is would make readers conclude what is not true. */
function checkReach({ name, counts, values, reach }: AuditedTable): void {
  if (counts.some((count, cell) => Math.abs(count - values[cell]!) > reach))
    throw new Error(`A cell of ${name} lies further than ${reach} from its published value.`);
}

/** The name of a cell, from its categories. */
export function cellName({ categories }: Pick<AuditedTable, 'categories'>, cell: number): string {
  const [rows, columns] = categories;
  if (!rows) return 'total';
  if (!columns) return rows[cell]!;
  return `${rows[Math.floor(cell / columns.length)]} / ${columns[cell % columns.length]}`;
}
