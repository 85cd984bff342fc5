import {
  defaultFieldResolver,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Read } from '../graphql/read';
import type { ReadingContext } from './executor';
import { isMapped } from './mapping';
import { Row } from './row';

/**
 * Gives every mapped field the generic resolver, and lets every other field return a {@link Read} to be read for it.
 * Done once, on the whole schema, before the roles' schemas are made from it.
 */
export function bindSchema(schema: GraphQLSchema): void {
  const plain = plainTypes(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) && type.name === 'Node') type.resolveType = (value: Row) => value.type.name;
    if (!isObjectType(type) || type.name.startsWith('__') || plain.has(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isMapped(type)) bindMappedField(field);
      else bindReadingField(field);
    }
  }
}

/**
 * Types whose objects are whole when code returns them: nothing below them is read or resolved. A table of figures has
 * thousands of their fields, and a promise for each would take most of its time.
 */
function plainTypes(schema: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const isResolved = (type: GraphQLObjectType) =>
    isMapped(type) || Object.values(type.getFields()).some(({ resolve }) => resolve);
  const plain = new Set<GraphQLNamedType>(types.filter((type) => !isResolved(type)));
  const leadsElsewhere = (type: GraphQLObjectType) =>
    Object.values(type.getFields())
      .map((field) => getNamedType(field.type))
      .some((target) => !isLeafType(target) && !plain.has(target));
  for (let before = -1; before !== plain.size;) {
    before = plain.size;
    for (const type of types) if (leadsElsewhere(type)) plain.delete(type);
  }
  return plain;
}

/**
 * Asynchronous throughout: when one item of a list fails at once while another is still being read, graphql-js lets go of
 * the other, and its failure would end the process.
 */
function bindMappedField(field: GraphQLField<Row, ReadingContext>): void {
  field.resolve = async (source, args, context, info) => context.reader.field(source, field.name, args, info);
}

function bindReadingField(field: GraphQLField<unknown, ReadingContext>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info);
    // Whoever asks without a reader wants to know what would be read.
    return value instanceof Read && context.reader ? context.reader.read(value, info) : value;
  };
}
