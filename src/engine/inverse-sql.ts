import { by, type Order } from '../graphql/read';
import type { InverseMapping, TypeMapping } from './mapping';
import { pathSql, row } from './path';
import { listSql } from './statement';

// What both ways of reading say in SQL of rows that point back at their parent; `parent` is the parent's key.

export const pointsBackSql = ({ foreignKey }: InverseMapping, alias: string, parent: string): string =>
  `${alias}.${foreignKey} = ${parent}`;

/** Lists have a total order: the declared one, or by key. */
export const orderOfInverse = ({ options }: InverseMapping): Order => by(options.orderBy ?? 'id');

export const pointingBackSql = (field: InverseMapping, select: string, parent: string): string =>
  listSql(
    field.target,
    select,
    [pointsBackSql(field, row, parent)],
    field.shape === 'list' ? orderOfInverse(field) : null,
  );

/**
 * The last row of a dated table up to a day (today when it is null). Where the rows may be withheld, the first one is
 * looked at before: else a withheld history would be read to its end to show nothing.
 */
export function lastUpToSql(
  field: InverseMapping,
  property: string,
  { parent, date }: { parent: string; date: string },
): string {
  const { target } = field;
  const { sql } = pathSql(target, property, row);
  const guard = field.ownSlice ? `and ${firstRowSql(field, parent)}` : '';
  return `select ${row}.* from ${target.table} ${row} where ${pointsBackSql(field, row, parent)} ${guard}
    and ${sql} <= coalesce(${date}, current_date) order by ${sql} desc limit 1`;
}

/**
 * Whether the policy hides the row behind a field. A table that holds one slice has a row for every parent, so that a
 * missing row can only mean that it was withheld: the rule is not written a second time.
 */
export function hiddenSql(mapping: TypeMapping, name: string, alias: string): string {
  const field = mapping.fields.get(name);
  if (field?.kind !== 'inverse') throw new Error(`${mapping.name}.${name} cannot be withheld.`);
  return `${firstRowSql(field, mapping.key(alias))} is null`;
}

/** True when a row shows, else null. Of a history only the first row is looked at: it is there for every parent. */
function firstRowSql(field: InverseMapping, parent: string): string {
  const { target, options } = field;
  const first = options.asOf ? `and ${pathSql(target, options.asOf, 'w').sql} = '-infinity'` : '';
  return `(select true from ${target.table} w where ${pointsBackSql(field, 'w', parent)} ${first})`;
}
