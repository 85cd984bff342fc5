import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isConnection, isLeaf, type AnyField } from './schema-walk';

/** Puts selections on a type in the place where the type stands in a query. */
type Wrap = (selections: string) => string;

/** The shortest way from the query to every object type. */
function waysFromQuery(schema: GraphQLSchema): Map<GraphQLObjectType, Wrap> {
  const query = schema.getQueryType()!;
  const ways = new Map<GraphQLObjectType, Wrap>([[query, (selections) => `{ ${selections} }`]]);
  for (const [type, wrap] of ways) {
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isObjectType(target) || ways.has(target)) continue;
      ways.set(target, (selections) => wrap(`${field.name} { ${selections} }`));
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
    Object.values(type.getFields()).flatMap((field) =>
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
    return '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor } nodes { id } }';
  }
  const leaves = isObjectType(type) ? Object.values(type.getFields()).filter(isLeaf) : [];
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} ${isObjectType(type) ? '' : 'id'} }`;
}
