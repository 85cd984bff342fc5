import {
  defaultFieldResolver,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
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
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) && type.name === 'Node') type.resolveType = (value: Row) => value.type.name;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isMapped(type)) bindMappedField(field);
      else bindReadingField(field);
    }
  }
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
