import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';
import { meantBy, type Field, type Selection } from './model';
import { fieldOf, isConnection } from './schema-walk';

/** How long lists are that have no pages; the others are short. */
const lengths: Record<string, number> = {
  'Query.glossary': 300,
  'Query.municipalities': 9,
  'Query.products': 30,
  'Query.indicators': 30,
};
const usualLength = 5;

/** Roughly how many values the answer to some selections holds. */
export function cellsOf(schema: GraphQLSchema, selections: readonly Selection[]): number {
  return below(schema, schema.getQueryType()!, selections, 1);
}

function below(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selections: readonly Selection[],
  page: number,
): number {
  return selections.reduce((cells, selection) => {
    if (selection.kind === 'FIELD') return cells + cellsOfField(schema, parent, selection, page);
    const on = selection.on === null ? parent : (schema.getType(selection.on) as GraphQLCompositeType);
    return cells + below(schema, on, selection.selections, page);
  }, 0);
}

function cellsOfField(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  field: Field,
  page: number,
): number {
  const { type } = fieldOf(parent, field.name);
  const target = getNamedType(type);
  const selected = [...(field.selections ?? []), ...(field.again ?? [])];
  if (!isCompositeType(target) || selected.length === 0) return 1;
  const listed = isListType(getNullableType(type));
  const length = isConnection(parent) ? page : (lengths[`${parent.name}.${field.name}`] ?? usualLength);
  return (
    1 + (listed ? length : 1) * below(schema, target, selected, isConnection(target) ? pageOf(field) : page)
  );
}

/** No list of the tests has more than some hundred objects; the request and its repetition can ask for other sizes. */
function pageOf({ args }: Field): number {
  const sizes = args.filter(([name]) => name === 'first' || name === 'last');
  const all = sizes.flatMap(([, value]) => [meantBy(value), meantBy(value, true)]);
  const asked = all.map((size) => (typeof size === 'number' ? size : 50));
  return Math.min(Math.max(1, ...(sizes.length > 0 ? asked : [50])), 100);
}
