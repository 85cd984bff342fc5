import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { isUuid } from '../graphql/global-id';
import type { Read } from '../graphql/read';
import type { Mappings, TypeMapping } from './mapping';

export interface Target {
  mapping: TypeMapping;
  type: GraphQLObjectType;
}

/** What a read reads, or null when there can be no such object for the caller. */
export function targetOf(read: Read, mappings: Mappings, schema: GraphQLSchema): Target | null {
  const mapping = typeof read.type === 'string' ? mappings.of(read.type) : mappings.ofClass(read.type);
  const type = mapping && schema.getType(mapping.name);
  if (!mapping || !isObjectType(type)) return null;
  // A name came with a global id: only what has one can be asked for by it.
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  if (typeof read.type === 'string' && !isNode) return null;
  return read.key !== null && !fitsKey(mapping, read.key) ? null : { mapping, type };
}

/** A key that came from a caller may be no key of this type at all. */
const fitsKey = ({ keyType }: TypeMapping, key: string): boolean => keyType !== 'uuid' || isUuid(key);
