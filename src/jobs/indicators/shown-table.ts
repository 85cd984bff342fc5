import type { AuditedTable } from '../../disclosure/counts/audit-tables';
import { unmerged, type Merged } from '../../disclosure/counts/coarsen';
import { withheldRows } from '../../disclosure/counts/dominated';
import { mergedName, membersOf } from '../../disclosure/counts/linked-tables';
import type { Axis } from '../../features/indicator/catalogue';
import { combinationsOf } from './counts';

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

export const byKey = (tables: readonly ShownTable[]): Map<string, ShownTable> =>
  new Map(tables.map((table) => [tableKey(table.axes), table]));

/** What the published cells say of those who have, on each axis, one of these codes. */
export function sumOf(
  { categories, values, reach }: Pick<ShownTable, 'categories' | 'values' | 'reach'>,
  members: ReadonlyArray<readonly string[]>,
): { value: number; reach: number } {
  const lies = (names: readonly string[]) =>
    names.every((name, side) => membersOf(name).every((code) => members[side]!.includes(code)));
  const parts = combinationsOf(categories).flatMap((names, place) =>
    lies(names) ? [values[place] ?? 0] : [],
  );
  return { value: parts.reduce((sum, value) => sum + value, 0), reach: parts.length * reach };
}

/** As fine as the tables that were published before allow: codes that one of them merged stay together. */
export function groupsBefore(all: Merged[], tables: ReadonlyArray<ShownTable | undefined>): Merged[] {
  return joinedAs(
    all,
    tables.flatMap((table) => table?.categories[0] ?? []),
  );
}

/** With the members of each of these names together. */
export const joinedAs = (groups: Merged[], names: readonly string[]): Merged[] =>
  names.reduce((all, name) => joined(all, membersOf(name)), groups);

/** With the groups of some codes as one. */
function joined(groups: Merged[], codes: readonly string[]): Merged[] {
  const touched = groups.filter(({ members }) => members.some((member) => codes.includes(member)));
  if (touched.length < 2) return groups;
  const members = touched.flatMap((group) => group.members);
  const merged = { name: mergedName(members), members };
  return groups.flatMap((group) =>
    group === touched[0] ? [merged] : touched.includes(group) ? [] : [group],
  );
}

/** What the two halves of a year say of it: themselves side by side, and their sums, as far as both are broken down. */
export function tablesOfHalves(halves: ReadonlyMap<string, ShownTables>): Map<string, ShownTable> {
  const ids = [...halves.keys()];
  const [first, second] = [...halves.values()] as [ShownTables, ShownTables];
  const given = new Map<string, ShownTable>();
  const add = (table: ShownTable) => given.set(tableKey(table.axes), table);
  for (const [key, table] of first) {
    const other = second.get(key);
    if (!other || table.axes.length > 1 || table.axes[0] === 'PART') continue;
    const beside = sideBySide(ids, table, other);
    add(beside);
    add(summed(beside));
  }
  return given;
}

function sideBySide(ids: string[], table: ShownTable, other: ShownTable): ShownTable {
  const axes: Axis[] = ['PART', ...table.axes];
  const reach = Math.max(table.reach, other.reach);
  if (table.status === 'WITHHELD' || other.status === 'WITHHELD')
    return { axes, categories: [], values: [], reach, status: 'WITHHELD', reason: 'TOO_REVEALING' };
  const codes = unmerged((table.categories[0] ?? []).flatMap(membersOf));
  const groups = table.axes.length === 0 ? [] : [groupsBefore(codes, [table, other])];
  const cells = combinationsOf(groups.map((axis) => axis.map(({ members }) => members)));
  const sums = [table, other].map((half) => cells.map((members) => sumOf(half, members)));
  return {
    ...{ axes, status: 'PUBLISHED', reason: null },
    categories: [ids, ...groups.map((axis) => axis.map(({ name }) => name))],
    values: sums.flatMap((half) => half.map(({ value }) => value)),
    reach: Math.max(...sums.flatMap((half) => half.map((sum) => sum.reach))),
  };
}

function summed(beside: ShownTable): ShownTable {
  const { axes, categories, values, reach } = beside;
  const cells = values.length / 2;
  return {
    ...beside,
    ...{ axes: axes.slice(1), categories: categories.slice(1), reach: 2 * reach },
    values: Array.from({ length: cells }, (_, place) => values[place]! + values[place + cells]!),
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
