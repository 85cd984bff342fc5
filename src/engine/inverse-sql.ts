import { by, type Order } from '../graphql/read';
import type { InverseMapping, TypeMapping } from './mapping';
import { pathSql, row } from './path';
import { selectSql } from './statement';

// What both ways of reading say in SQL of rows that point back at their parent; `parent` is the parent's key.

export const pointsBackSql = ({ foreignKey }: InverseMapping, alias: string, parent: string): string =>
  `${alias}.${foreignKey} = ${parent}`;

/** Lists have a total order: the declared one, or by key. */
export const orderOfInverse = ({ options }: InverseMapping): Order => by(options.orderBy ?? 'id');

/** The rows that point back, in order where there can be several. */
export const pointingBackSql = (field: InverseMapping, select: string, parent: string): string =>
  selectSql(
    field.target,
    select,
    [pointsBackSql(field, row, parent)],
    field.shape === 'list' ? orderOfInverse(field) : null,
  );

export interface Dated {
  /** The parent's key. */
  parent: string;
  /** The day that is asked. */
  date: string;
  /** The moment as known on which it is asked; undefined for all that is known now. */
  known?: string;
  /** What is true when the rows are shown. */
  shown?: string;
}

/**
 * The last row of a dated table up to a day, of a parent whose rows are shown. The day is a value as it is: below a row
 * policy an expression would be worked out for each row instead of being looked up in the index.
 */
export function lastUpToSql(field: InverseMapping, { parent, date, known, shown }: Dated): string {
  const { target, options } = field;
  const { sql } = pathSql(target, options.asOf!, row);
  const rows = known ? `${options.knownBy}(${parent}, ${known})` : target.table;
  return `select ${row}.* from ${rows} ${row} where ${pointsBackSql(field, row, parent)} ${shown ? `and ${shown}` : ''}
    and ${sql} <= ${date} order by ${sql} desc limit 1`;
}

/**
 * True when the policy shows the row behind a field, else null. A table that holds one slice has a row for every
 * parent, so that a missing row can only mean that it was withheld: the rule is not written a second time. Of a history
 * only the first row is looked at, which is there for every parent: a withheld one would be read to its end to show
 * nothing.
 */
export function shownSql(field: InverseMapping, parent: string): string {
  const { target, options } = field;
  const first = options.asOf ? `and ${pathSql(target, options.asOf, 'w').sql} = '-infinity'` : '';
  return `(select true from ${target.table} w where ${pointsBackSql(field, 'w', parent)} ${first})`;
}

/** The day in the database's time zone, Europe/Amsterdam. */
export const todaySql = 'current_date';

/** The field of a type behind which a row may be hidden. */
export function hideable(mapping: TypeMapping, name: string): InverseMapping {
  const field = mapping.fields.get(name);
  if (field?.kind !== 'inverse') throw new Error(`${mapping.name}.${name} cannot be withheld.`);
  return field;
}
