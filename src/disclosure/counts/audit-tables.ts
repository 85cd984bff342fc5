import { boundsOf } from './bounds';
import { linkTables } from './linked-tables';
import type { BoundedCounts } from './movable';
import { OtherWorlds } from './other-worlds';
import { breachOf, isSmall, type Interval } from './rule-p';
import { breachesOfEach, type Sought } from './search-bounds';

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

/** How many of a cell somebody knows: who they are, and all that is told of them. */
export interface KnownOf {
  count: number;
  /** Whether nobody else can be in it: the cell is of those whom they know. */
  isAll: boolean;
}

/** What somebody knows of every cell of every table. */
export type Known = ReadonlyArray<readonly KnownOf[]>;

/** Of who knows nobody. */
const nothing = (tables: readonly AuditedTable[]): Known =>
  tables.map(({ counts }) => counts.map(() => ({ count: 0, isAll: false })));

/**
 * Tries what a reader of all tables of a measure could conclude of its small cells, and says which cells break rule P. Nothing to say
 * means that the tables may be published. Most cells are cleared by people who might as well be in other cells, the others by linear
 * programming over what links the tables.
 *
 * Partners take away whom they count for themselves, so that what is found is about the others. Every one given is tried: one who
 * knows nobody where none is.
 */
export async function auditTables(
  tables: readonly AuditedTable[],
  partners: readonly Known[] = [nothing(tables)],
): Promise<Finding[]> {
  tables.forEach(checkReach);
  const cells = tables.flatMap(({ counts }, place) => counts.map((_, cell): CellAt => ({ place, cell })));
  const bounded = tables.map(asPublished);
  const doubts = partners.flatMap((known) => {
    const sought = doubtsOf(bounded, cells, known);
    return sought.targets.length > 0 ? [sought] : [];
  });
  if (doubts.length === 0) return [];
  const found = await breachesOfEach(linkTables(bounded).programme, doubts);
  return found.flatMap((breaches) =>
    [...breaches].map(([variable, interval]) => {
      const { place, cell } = cells[variable]!;
      const table = tables[place]!;
      return { table: table.name, cell: cellName(table, cell), ...interval, rule: breachOf(interval)! };
    }),
  );
}

interface CellAt {
  place: number;
  cell: number;
}

/** The small counts of others that other worlds do not clear. */
function doubtsOf(published: readonly BoundedCounts[], cells: readonly CellAt[], known: Known): Sought {
  const tables = published.map((table, place) => withKnown(table, known[place]!));
  const worlds = new OtherWorlds(tables);
  const knownIn = ({ place, cell }: CellAt) => known[place]![cell]!.count;
  const othersIn = (at: CellAt) => tables[at.place]!.counts[at.cell]! - knownIn(at);
  const targets = cells.flatMap((at, variable) =>
    isSmall(othersIn(at)) && !worlds.clear(at.place, at.cell, knownIn(at)) ? [variable] : [],
  );
  return {
    targets,
    truth: (variable) => othersIn(cells[variable]!),
    known: cells.map(knownIn),
    lower: tables.flatMap(({ lower }) => lower),
    upper: tables.flatMap(({ upper }) => upper),
  };
}

const withKnown = (table: BoundedCounts, known: readonly KnownOf[]): BoundedCounts => ({
  ...table,
  lower: table.lower.map((lower, cell) => Math.max(lower, known[cell]!.count)),
  upper: table.upper.map((upper, cell) => (known[cell]!.isAll ? known[cell]!.count : upper)),
});

function asPublished({ axes, categories, counts, values, reach, impossible }: AuditedTable): BoundedCounts {
  const bounds = values.map((value, cell) => (impossible?.[cell] ? nobody : boundsOf(value, reach)));
  return {
    ...{ axes, categories, counts },
    lower: bounds.map(({ lower }) => lower),
    upper: bounds.map(({ upper }) => upper),
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
