import type { AuditedTable } from '../../disclosure/counts/audit-tables';
import type { Merged } from '../../disclosure/counts/coarsen';
import { withheldRows } from '../../disclosure/counts/dominated';
import { mergedName, membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from '../../features/indicator/catalogue';

export type TableStatus = 'PUBLISHED' | 'COARSENED' | 'WITHHELD';
export type TableReason = 'TOO_REVEALING' | 'DOMINATED';

/** A table as it is shown to everybody. */
export interface ShownTable {
  axes: readonly Axis[];
  /** Per axis; what was merged has a name of its members. */
  categories: ReadonlyArray<readonly string[]>;
  /** Row by row; null where a cell is withheld. */
  values: ReadonlyArray<number | null>;
  /** How far a count may lie from its value. */
  reach: number;
  status: TableStatus;
  reason: TableReason | null;
}

/** The tables of one measure and period, by what they are broken down by. */
export type ShownTables = ReadonlyMap<string, ShownTable>;

/** A table with what is true beside what would be published. */
export interface RoundedCells extends Omit<AuditedTable, 'name' | 'axes' | 'impossible'> {
  axes: readonly Axis[];
}

export const tableKey = (axes: readonly Axis[]): string => axes.join('*');

/** What the published cells of a one-way table say of the codes of a merged category together. */
export function sumOf(
  table: Pick<ShownTable, 'categories' | 'values' | 'reach'>,
  members: readonly string[],
): { value: number; reach: number } {
  const wanted = new Set(members);
  const parts = table.categories[0]!.flatMap((name, place) =>
    membersOf(name).every((member) => wanted.has(member)) ? [table.values[place] ?? 0] : [],
  );
  return { value: parts.reduce((sum, value) => sum + value, 0), reach: parts.length * table.reach };
}

/** As fine as the tables that were published before allow: codes that one of them merged stay together. */
export function groupsBefore(all: Merged[], tables: ReadonlyArray<ShownTable | undefined>): Merged[] {
  const names = tables.flatMap((table) => table?.categories[0] ?? []);
  return names.reduce<Merged[]>((groups, name) => joined(groups, membersOf(name)), all);
}

/** With the groups of some codes as one. */
export function joined(groups: Merged[], codes: readonly string[]): Merged[] {
  const touched = groups.filter(({ members }) => members.some((member) => codes.includes(member)));
  if (touched.length < 2) return groups;
  const members = touched.flatMap((group) => group.members);
  const merged = {
    ...{ name: mergedName(members), members },
    count: touched.reduce((sum, { count }) => sum + count, 0),
  };
  return groups.flatMap((group) =>
    group === touched[0] ? [merged] : touched.includes(group) ? [] : [group],
  );
}

/** What the two halves of a year say of it: the sum of what was published of each, as far as both are broken down. */
export function sumOfHalves([first, second]: readonly [ShownTables, ShownTables]): Map<string, ShownTable> {
  const sums = new Map<string, ShownTable>();
  for (const [key, table] of first) {
    const other = second.get(key);
    if (other && table.axes.length < 2) sums.set(key, sumOfTables(table, other));
  }
  return sums;
}

function sumOfTables(table: ShownTable, other: ShownTable): ShownTable {
  if (table.status === 'WITHHELD' || other.status === 'WITHHELD')
    return { ...table, categories: [], values: [], status: 'WITHHELD', reason: 'TOO_REVEALING' };
  const reach = table.reach + other.reach;
  if (table.axes.length === 0) return { ...table, values: [table.values[0]! + other.values[0]!], reach };
  const codes = table.categories[0]!.flatMap(membersOf).map((name) => ({ name, members: [name], count: 0 }));
  const groups = groupsBefore(codes, [table, other]);
  const sums = groups.map(({ members }) => [sumOf(table, members), sumOf(other, members)] as const);
  return {
    ...table,
    categories: [groups.map(({ name }) => name)],
    values: sums.map(([one, two]) => one.value + two.value),
    reach: Math.max(...sums.map(([one, two]) => one.reach + two.reach)),
  };
}

/** A table that passed the audit; of a two-way table the rows that say of nearly everybody the same thing are left out. */
export function asShown({ axes, categories, values, reach }: RoundedCells): ShownTable {
  const columns = categories[1]?.length ?? 1;
  const rows = categories[0]?.length ?? 1;
  const withheld = axes.length < 2 ? [] : withheldRows(rowsOf(values, rows, columns));
  const coarsened = categories.some((names) => names.some((name) => membersOf(name).length > 1));
  return {
    ...{ axes, categories, reach },
    values: values.map((value, cell) => (withheld.includes(Math.floor(cell / columns)) ? null : value)),
    status: withheld.length === rows ? 'WITHHELD' : coarsened ? 'COARSENED' : 'PUBLISHED',
    reason: withheld.length > 0 ? 'DOMINATED' : coarsened ? 'TOO_REVEALING' : null,
  };
}

const rowsOf = (values: readonly number[], rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
