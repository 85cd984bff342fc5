import { getNamedType, type FieldNode, type GraphQLObjectType } from 'graphql';
import type { Order } from '../../graphql/read';
import type { TypeMapping } from '../mapping';
import type { Page } from '../page';
import { placeSql } from '../statement';
import {
  base64urlSql,
  constantSql,
  leafSql,
  listSql,
  literal,
  objectSql,
  orNull,
  quoted,
  type Pair,
} from './json-sql';
import type { StatementRow } from './statement-row';
import type { Selected, SelectedField } from './selected';

/** A page of rows as a statement has read it. */
export interface PageRead {
  mapping: TypeMapping;
  order: Order;
  page: Page;
  /** Name of the page's rows in the statement: as many as asked for and one more, numbered from the page's start. */
  rows: string;
  /** The whole list, counted. */
  totalSql: string;
  newRow: () => StatementRow;
  /** JSON of the selected fields of a row. */
  nodeSql: (type: GraphQLObjectType, nodes: readonly FieldNode[], row: StatementRow) => string;
}

/** The JSON text of a connection. */
export function connectionSql(
  selected: Selected,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  read: PageRead,
): string {
  const pairs = selected.below(type, nodes).map((each): Pair => {
    if (!each.field) return [each.key, constantSql(type.name)];
    return [each.key, orNull(each.field.type, fieldSql(selected, each, read))];
  });
  return objectSql(pairs);
}

function fieldSql(selected: Selected, { name, field, nodes }: SelectedField, read: PageRead): string {
  const type = getNamedType(field!.type) as GraphQLObjectType;
  switch (name) {
    case 'nodes':
      return shownSql((row) => read.nodeSql(type, nodes, row), read);
    case 'edges':
      return shownSql((row) => edgeSql(selected, { type, nodes }, read, row), read);
    case 'pageInfo':
      return pageInfoSql(selected, type, nodes, read);
    case 'totalCount':
      return leafSql(field!.type, read.totalSql);
    default:
      throw new Error(`A connection has no field ${name}.`);
  }
}

/** The rows of the page; one that was read from the end stands in the answer from the start. */
function shownSql(itemOf: (row: StatementRow) => string, { rows, page, newRow }: PageRead): string {
  const row = newRow();
  const item = itemOf(row);
  const number = `${row.alias}.row_no`;
  return listSql(
    item,
    `${row.from(rows)} where ${number} <= ${page.size}`,
    `${number}${page.backward ? ' desc' : ''}`,
  );
}

function edgeSql(
  selected: Selected,
  { type, nodes }: { type: GraphQLObjectType; nodes: readonly FieldNode[] },
  read: PageRead,
  row: StatementRow,
): string {
  const pairs = selected.below(type, nodes).map(({ key, name, field, nodes: below }): Pair => {
    if (!field) return [key, constantSql(type.name)];
    if (name === 'cursor') return [key, cursorSql(read, row.alias)];
    return [key, read.nodeSql(getNamedType(field.type) as GraphQLObjectType, below, row)];
  });
  return objectSql(pairs);
}

/** As `toCursor` writes it. */
function cursorSql({ mapping, order }: PageRead, alias: string): string {
  const text = (sql: string) => `to_json(coalesce(${sql}, 'null'))::text`;
  const place = `${text(placeSql(mapping, order, alias))} || ',' || ${text(`${mapping.key(alias)}::text`)}`;
  return quoted(base64urlSql(`${literal(`[${JSON.stringify(order.name)},`)} || ${place} || ']'`));
}

function pageInfoSql(
  selected: Selected,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  read: PageRead,
): string {
  const { page, rows } = read;
  const more = `(select (count(*) > ${page.size})::text from ${rows})`;
  const behind = constantSql(page.from !== null);
  const values: Record<string, string> = {
    hasNextPage: page.backward ? behind : more,
    hasPreviousPage: page.backward ? more : behind,
    startCursor: cursorAtSql(read, page.backward ? 'LAST' : 'FIRST'),
    endCursor: cursorAtSql(read, page.backward ? 'FIRST' : 'LAST'),
  };
  const pairs = selected.below(type, nodes).map(({ key, name, field }): Pair => {
    return field ? [key, orNull(field.type, values[name]!)] : [key, constantSql(type.name)];
  });
  return objectSql(pairs);
}

/** The cursor of the first or last row in the order in which the page was read. */
function cursorAtSql(read: PageRead, which: 'FIRST' | 'LAST'): string {
  const { rows, page } = read;
  const select = `select ${cursorSql(read, rows)} from ${rows}`;
  if (which === 'FIRST') return `(${select} where row_no = 1)`;
  return `(${select} where row_no <= ${page.size} order by row_no desc limit 1)`;
}
