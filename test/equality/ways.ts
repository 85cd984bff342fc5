import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isConnection, isLeaf, type AnyField } from './schema-walk';

/** Puts selections on a type in the place where the type stands in a query. */
type Wrap = (selections: string) => string;

/** What a step costs: over a field that may be null there may be nothing to see. */
const costOf = ({ type }: AnyField): number => (isNonNullType(type) ? 1 : 3);

/** A field that needs arguments is asked by the random operations: here there is but one argument at a time. */
const asksByItself = ({ args }: AnyField): boolean => !args.some(isRequiredArgument);

/** The cheapest way from the query to every object type. */
function waysFromQuery(schema: GraphQLSchema): Map<GraphQLObjectType, Wrap> {
  const ways = new Map<GraphQLObjectType, Wrap>();
  const found: Array<{ type: GraphQLObjectType; wrap: Wrap; cost: number }> = [
    { type: schema.getQueryType()!, wrap: (selections) => `{ ${selections} }`, cost: 0 },
  ];
  while (found.length > 0) {
    const { type, wrap, cost } = found.sort((a, b) => a.cost - b.cost).shift()!;
    if (ways.has(type)) continue;
    ways.set(type, wrap);
    for (const field of Object.values(type.getFields()).filter(asksByItself)) {
      const target = getNamedType(field.type);
      if (isObjectType(target))
        found.push({
          type: target,
          wrap: (selections) => wrap(`${field.name} { ${selections} }`),
          cost: cost + costOf(field),
        });
    }
  }
  return ways;
}

/** Documents that ask what a role does not have: for each type, all its fields that the role's schema lacks. */
export function hiddenFields(whole: GraphQLSchema, schema: GraphQLSchema): string[] {
  return [...waysFromQuery(whole)].flatMap(([type, wrap]) => {
    const own = schema.getType(type.name) as GraphQLObjectType | undefined;
    const hidden = Object.values(type.getFields()).filter((field) => !own?.getFields()[field.name]);
    return hidden.length > 0 ? [wrap(hidden.map(selectionOf).join(' '))] : [];
  });
}

const selectionOf = ({ name, type }: AnyField): string =>
  isLeafType(getNamedType(type)) ? name : `${name} { __typename }`;

/** A document in which one argument of one field is the variable `$value`. */
export interface ArgumentPlace {
  /** `Type.field`. */
  field: string;
  /** The order in which the field answers when none is asked; null where it has but one. */
  order: string | null;
  argument: GraphQLArgument;
  query: string;
}

/** Such a document for every argument that a query can give. */
export function argumentPlaces(schema: GraphQLSchema): ArgumentPlace[] {
  return [...waysFromQuery(schema)].flatMap(([type, wrap]) =>
    Object.values(type.getFields())
      .filter(asksByItself)
      .flatMap((field) =>
        field.args.map((argument) => {
          const asked = `${field.name}(${argument.name}: $value) ${whatIsThere(getNamedType(field.type))}`;
          const query = `query ($value: ${String(argument.type)}) ${wrap(asked)}`;
          const order = field.args.find(({ name }) => name === 'orderBy')?.defaultValue as string | undefined;
          return { field: `${type.name}.${field.name}`, order: order ?? null, argument, query };
        }),
      ),
  );
}

/** Enough of what a field leads to for different values to show. */
function whatIsThere(type: GraphQLNamedType): string {
  if (isConnection(type)) {
    const node = getNamedType((type as GraphQLObjectType).getFields().nodes!.type) as GraphQLObjectType;
    const key = node.getFields().id ? 'id' : '__typename';
    return `{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor } nodes { ${key} } }`;
  }
  const leaves = isObjectType(type) ? Object.values(type.getFields()).filter(isLeaf) : [];
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} ${isObjectType(type) ? '' : 'id'} }`;
}
