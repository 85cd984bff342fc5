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
 */
export async function auditTables(tables: readonly AuditedTable[]): Promise<Finding[]> {
  tables.forEach(checkReach);
  const { programme, starts } = linkTables(tables.map(asPublished));
  const counts = tables.flatMap((table) => [...table.counts]);
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

function asPublished({ axes, categories, values, reach, impossible }: AuditedTable): BoundedTable {
  const bounds = values.map((value) => boundsOf(value, reach));
  return {
    axes,
    categories,
    lower: bounds.map(({ lower }, cell) => (impossible?.[cell] ? 0 : lower)),
    upper: bounds.map(({ upper }, cell) => (impossible?.[cell] ? 0 : upper)),
  };
}

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
