import { isObjectType, type GraphQLSchema } from 'graphql';
import { isSlice, type SliceName } from '../access/matrix';

interface Sliced {
  extensions: { slice?: unknown };
}

/** The slice of a field: its own, or its type's. */
export function sliceOf(type: Sliced, field: Sliced): SliceName | null {
  const slice = field.extensions.slice ?? type.extensions.slice;
  return isSlice(slice) ? slice : null;
}

/** Stops the start when a field names no slice: what nobody decided about stays closed, loudly. */
export function requireSlices(schema: GraphQLSchema): void {
  const without = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    const fields = Object.values(type.getFields()).filter(
      (field) => !sliceOf(type as Sliced, field as Sliced),
    );
    return fields.map(({ name }) => `${type.name}.${name}`);
  });
  if (without.length > 0) {
    throw new Error(`These fields name no slice of the access matrix (add @Slice): ${without.join(', ')}`);
  }
}
