import { mapSchema, MapperKind, pruneSchema } from '@graphql-tools/utils';
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { orderedBy } from './order';
import type { Class } from './mapped-type';
import type { Role } from '../identity/role';
import { sliceOf } from './field-slice';
import { isSlice, sees } from '../access/matrix';

/**
 * The schema of one role: the whole schema without the fields, arguments, filters, order values and types that the
 * role may never see, introspection included. A field of an input belongs to its mutation, unless it names a slice itself.
 */
export function roleSchema(whole: GraphQLSchema, role: Role): GraphQLSchema {
  const visible = (typeName: string, fieldName: string) => isVisible(whole, role, typeName, fieldName);
  const pathVisible = (type: () => Class, path: string) => isPathVisible(whole, role, type().name, path);
  const filtered = mapSchema(whole, {
    [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => (visible(typeName, fieldName) ? field : null),
    [MapperKind.INPUT_OBJECT_FIELD]: (field) => {
      const filters = field.extensions?.filters as { type: () => Class; path: string } | undefined;
      if (filters && !pathVisible(filters.type, filters.path)) return null;
      const slice = field.extensions?.slice;
      return !isSlice(slice) || sees(role, slice) ? field : null;
    },
    [MapperKind.ENUM_VALUE]: (value, enumName, _schema, valueName) => {
      const ordering = orderedBy(enumName, valueName);
      return !ordering || pathVisible(ordering.type, ordering.path) ? value : null;
    },
  });
  return pruneSchema(filtered);
}

function isVisible(whole: GraphQLSchema, role: Role, typeName: string, fieldName: string): boolean {
  const type = whole.getType(typeName);
  if (!isObjectType(type)) return false;
  const field = type.getFields()[fieldName];
  const slice = field && sliceOf(type as never, field as never);
  return slice ? sees(role, slice) : false;
}

/** A path is visible when every step of it is; the key at its end says no more than the relation before it. */
function isPathVisible(whole: GraphQLSchema, role: Role, typeName: string, path: string): boolean {
  const [step, ...rest] = path.split('.');
  if (!isVisible(whole, role, typeName, step!)) return false;
  if (rest.length === 0 || rest.join() === 'id') return true;
  const type = whole.getType(typeName) as GraphQLObjectType;
  return isPathVisible(whole, role, getNamedType(type.getFields()[step!]!.type).name, rest.join('.'));
}
