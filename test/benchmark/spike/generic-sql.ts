import { entities, roots, type Entity } from './model';
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
  const text = `select ${columnsOf(entity, 't')} from ${entity.table} t where t.${entity.key} = any($1::${entity.cast}[])`;
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
  const terms = Object.entries(root.filters)
    .filter(([key]) => args[key] != null)
    .map(([key, sql]) => `t.${sql.replace('{}', add(args[key]))}`);
  const order = Object.keys(root.order)
    .map((column) => `t.${column}`)
    .join(', ');
  if (args.after) {
    const after = Object.values(root.order).map((cast, i) => `${add((args.after as string[])[i])}::${cast}`);
    terms.push(`(${order}) > (${after.join(', ')})`);
  }
  const where = terms.length ? ` where ${terms.join(' and ')}` : '';
  const text = `select ${columnsOf(entity, 't')} from ${entity.table} t${where} order by ${order} limit ${Number(args.first)}`;
  return named(role, text, values);
}
