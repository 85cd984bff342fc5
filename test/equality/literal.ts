import { getNullableType, isEnumType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';

/** A value of an input type as it is written in a document. */
export function literal(type: GraphQLInputType, value: unknown): string {
  if (value === null) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return literal(nullable.ofType, value);
    return `[${value.map((item) => literal(nullable.ofType, item)).join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as object);
    return `{ ${fields.map(([name, inner]) => `${name}: ${literal(nullable.getFields()[name]!.type, inner)}`).join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}

/** The input fields and enum values that a value names. It may be wrong on purpose: what is unknown is passed over. */
export function namesIn(type: GraphQLInputType, value: unknown): string[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item) => namesIn(nullable.ofType, item));
  }
  if (isEnumType(nullable))
    return nullable.getValue(String(value)) ? [`${nullable.name}.${String(value)}`] : [];
  if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = nullable.getFields()[name];
    return field ? [`${nullable.name}.${name}`, ...namesIn(field.type, inner)] : [];
  });
}
