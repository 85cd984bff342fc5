import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import type { Draft } from './draft';
import { entities, type Entity, type Field } from './model';

/** Fields of a selection. Fragments would be flattened here; the spike has none. */
export const fieldsOf = (set: SelectionSetNode): FieldNode[] =>
  set.selections.filter((each): each is FieldNode => each.kind === Kind.FIELD);

export const keyOf = (node: FieldNode): string => node.alias?.value ?? node.name.value;

/** A JSON object from response keys and the SQL of their values. */
export const objectOf = (pairs: [string, string][]): string =>
  `json_build_object(${pairs.map(([key, sql]) => `'${key}', ${sql}`).join(', ')})`;

export function objectSql(node: FieldNode, entity: Entity, alias: string, draft: Draft): string {
  const pairs = fieldsOf(node.selectionSet!).map((each): [string, string] => [
    keyOf(each),
    fieldSql(each, entity.fields[each.name.value]!, { entity, alias }, draft),
  ]);
  return objectOf(pairs);
}

/** The row that a field is read from. */
interface From {
  entity: Entity;
  alias: string;
}

export function fieldSql(node: FieldNode, field: Field, { entity, alias }: From, draft: Draft): string {
  if (field.kind === 'column') return `${alias}.${field.column}`;
  if (field.kind === 'withheld') throw new Error('withheld is a field of root objects only');
  const target = entities[field.type]!;
  const child = draft.alias();
  const local = `${alias}.${field.kind === 'one' ? field.by : entity.key}`;
  const object = objectSql(node, target, child, draft);
  const select = `select ${object} from ${target.table} ${child} where ${child}.${target.key} = ${local}`;
  if (field.kind !== 'asOf') return `(${select})`;
  const latest = `(${select} and ${lastUpTo(`${child}.${target.date}`, draft.argument(node, 'asOf'))})`;
  return field.guarded ? `case when ${anchorSql(target, local, draft)} then ${latest} end` : latest;
}

const lastUpTo = (date: string, parameter: string) =>
  `${date} <= ${parameter}::date order by ${date} desc limit 1`;

/**
 * One look at the anchor row: without it a withheld history would be read to its end before it yields nothing.
 * Not `exists`: that may become a hash over the anchors of all facilities.
 */
function anchorSql(target: Entity, local: string, draft: Draft): string {
  const child = draft.alias();
  const isAnchor = `${child}.${target.key} = ${local} and ${child}.${target.date} = '-infinity'`;
  return `(select true from ${target.table} ${child} where ${isAnchor})`;
}

/** Whether a slice that is not selected would show: its row, or the anchor of its history. */
export function visibleSql(name: string, { entity, alias }: From, draft: Draft): string {
  const field = entity.fields[name] as Extract<Field, { type: string }>;
  const target = entities[field.type]!;
  const local = `${alias}.${entity.key}`;
  if (target.date) return anchorSql(target, local, draft);
  const child = draft.alias();
  return `(select true from ${target.table} ${child} where ${child}.${target.key} = ${local})`;
}
