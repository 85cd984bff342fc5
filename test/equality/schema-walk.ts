import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export type AnyField = GraphQLField<unknown, unknown>;

const metaFields = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef];

/** A field of a type, the ones that every type has included. */
export function fieldOf(parent: GraphQLCompositeType, name: string): AnyField {
  const own = 'getFields' in parent ? parent.getFields()[name] : undefined;
  const found = own ?? metaFields.find((field) => field.name === name);
  if (!found) throw new Error(`${parent.name} has no field ${name}.`);
  return found as AnyField;
}

export const isLeaf = ({ type }: AnyField): boolean => isLeafType(getNamedType(type));

/** Whether a type is one of the hub's own lists: a connection, or an edge of one. */
export const isConnection = ({ name }: GraphQLNamedType): boolean => name.endsWith('Connection');
const isEdge = ({ name }: GraphQLNamedType): boolean => name.endsWith('Edge');

/** Whether a field leads on to other objects. What has no id, such as an address or a text in two languages, is a part. */
export function leadsOn(parent: GraphQLNamedType, { type }: AnyField): boolean {
  const target = getNamedType(type);
  if (isConnection(parent) || isEdge(parent)) return false;
  if (isConnection(target) || isInterfaceType(target)) return true;
  return isObjectType(target) && target.getInterfaces().length > 0;
}

/** How many fields lead to each object type. */
export function waysTo(schema: GraphQLSchema): Map<string, number> {
  const ways = new Map<string, number>();
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  for (const { type } of fields) {
    const { name } = getNamedType(type);
    ways.set(name, (ways.get(name) ?? 0) + 1);
  }
  return ways;
}

/** Every field that a query can ask, as `Type.field`, and every argument, input field and order that it can give. */
export function reachable(schema: GraphQLSchema): { fields: Set<string>; inputs: Set<string> } {
  const [fields, inputs] = [new Set<string>(), new Set<string>()];
  const seen = new Set<GraphQLNamedType>();
  const visit = (type: GraphQLNamedType): void => {
    if (seen.has(type) || !isCompositeType(type) || !('getFields' in type)) return;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      fields.add(`${type.name}.${field.name}`);
      for (const argument of field.args) {
        inputs.add(`${type.name}.${field.name}(${argument.name})`);
        for (const name of namesOf(argument.type)) inputs.add(name);
      }
      visit(getNamedType(field.type));
    }
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(visit);
  };
  visit(schema.getQueryType()!);
  return { fields, inputs };
}

/** Values of an enum are counted where they are an argument by themselves, such as an order; in a filter one is as all. */
function namesOf(type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().map(({ name }) => `${named.name}.${name}`);
  if (!isInputObjectType(named)) return [];
  return Object.keys(named.getFields()).map((name) => `${named.name}.${name}`);
}

/** The object types that have a global id. */
export const nodeTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] => {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
};

/** The object types that a fragment on a type can name: itself, and what shares objects with it. */
export function fragmentTypes(schema: GraphQLSchema, parent: GraphQLCompositeType): GraphQLCompositeType[] {
  if (isObjectType(parent)) return [parent, ...parent.getInterfaces()];
  return [parent, ...schema.getPossibleTypes(parent)];
}
