import { getNamedType, isEnumType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Role } from '../../src/identity/role';
import { callerAs } from './callers';
import type { Post } from './hubs';
import type { Pools } from './pools';
import { isConnection, type AnyField } from './schema-walk';

/** Real cursors of a connection by the order that they belong to; null where the caller has no choice of orders. */
export type CursorsByOrder = ReadonlyMap<string | null, string[]>;

/** Of every connection of a schema, by `Type.field`. */
export type Cursors = ReadonlyMap<string, CursorsByOrder>;

/** Takes cursors from the lists that a role really gets. */
export async function readCursors(
  schema: GraphQLSchema,
  role: Role,
  post: Post,
  pools: Pools,
): Promise<Cursors> {
  const ask = async (query: string): Promise<string[]> => {
    const { body } = await post(callerAs(role), { query });
    return cursorsIn(JSON.parse(body));
  };
  const found = new Map<string, CursorsByOrder>();
  for (const [parent, field] of connections(schema)) {
    const byOrder = new Map<string | null, string[]>();
    if (parent === schema.getQueryType()) {
      for (const order of ordersOf(field)) byOrder.set(order, await ask(rootQuery(field, order)));
    } else {
      byOrder.set(null, await ask(nestedQuery(parent, field, pools.ids.get(parent.name) ?? [])));
    }
    found.set(`${parent.name}.${field.name}`, byOrder);
  }
  return found;
}

/** The values of a connection's order, or null alone where it has one order only. */
export function ordersOf(field: AnyField): Array<string | null> {
  const type = field.args.find(({ name }) => name === 'orderBy')?.type;
  const named = type && getNamedType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [null];
}

function connections(schema: GraphQLSchema): Array<[GraphQLObjectType, AnyField]> {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isConnection(getNamedType(field.type)))
        .map((field): [GraphQLObjectType, AnyField] => [type, field]),
    );
}

const rootQuery = ({ name }: AnyField, order: string | null): string =>
  `{ ${name}(first: 25${order ? `, orderBy: ${order}` : ''}) { edges { cursor } } }`;

/** The lists of some parents: a cursor of one is as good in the list of another. */
function nestedQuery({ name }: GraphQLObjectType, field: AnyField, ids: readonly string[]): string {
  const lists = ids
    .slice(0, 12)
    .map(
      (id, i) =>
        `n${i}: node(id: "${id}") { ... on ${name} { ${field.name}(first: 6) { edges { cursor } } } }`,
    );
  return `{ ${lists.join(' ')} }`;
}

function cursorsIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === 'cursor' && typeof value === 'string' ? [value] : cursorsIn(value),
  );
}
