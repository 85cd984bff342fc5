import { entities, roots, type Entity, type Root } from './model';
import { named, type Statement } from './unit-of-work';

type Ids = readonly string[];

/** The columns that a type's table may yield. A table holds one slice, so they are granted together. */
function columnsOf(entity: Entity, alias: string): string {
  const own = Object.values(entity.fields).flatMap((field) =>
    field.kind === 'column' ? [field.column] : field.kind === 'one' ? [field.by] : [],
  );
  return [...new Set([entity.key, ...own])].map((column) => `${alias}.${column}`).join(', ');
}

/** The rows with these keys. */
export function batch(role: string, entity: Entity, ids: Ids): Statement {
  const { table, key, cast } = entity;
  const text = `select ${columnsOf(entity, 't')} from ${table} t where t.${key} = any($1::${cast}[])`;
  return named(role, text, [ids]);
}

export interface AsOf {
  date: string;
  guarded: boolean;
}

/** The last row of each of these histories up to a date. */
export function asOfBatch(role: string, entity: Entity, ids: Ids, { date, guarded }: AsOf): Statement {
  const { table, key, cast, date: column } = entity;
  const seen = `(select true from ${table} a where a.${key} = k.id and a.${column} = '-infinity')`;
  const text = `select s.* from unnest($1::${cast}[]) as k(id) cross join lateral (
    select ${columnsOf(entity, 't')} from ${table} t where t.${key} = k.id and t.${column} <= $2::date
    order by t.${column} desc limit 1) s${guarded ? ` where ${seen}` : ''}`;
  return named(role, text, [ids, date]);
}

/** The page of a root field. */
export function rootStatement(role: string, name: string, args: Record<string, unknown>): Statement {
  const root = roots[name]!;
  const entity = entities[root.type]!;
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const order = Object.keys(root.order)
    .map((column) => `t.${column}`)
    .join(', ');
  const where = [...filtersOf(root, args, add), ...keysetOf(root, order, args, add)];
  const text = `select ${columnsOf(entity, 't')} from ${entity.table} t
    ${where.length ? `where ${where.join(' and ')}` : ''} order by ${order} limit ${Number(args.first)}`;
  return named(role, text, values);
}

type Add = (value: unknown) => string;

const filtersOf = (root: Root, args: Record<string, unknown>, add: Add): string[] =>
  Object.entries(root.filters)
    .filter(([key]) => args[key] != null)
    .map(([key, sql]) => `t.${sql.replace('{}', add(args[key]))}`);

function keysetOf(root: Root, order: string, { after }: Record<string, unknown>, add: Add): string[] {
  if (!after) return [];
  const values = Object.values(root.order).map((cast, i) => `${add((after as string[])[i])}::${cast}`);
  return [`(${order}) > (${values.join(', ')})`];
}
