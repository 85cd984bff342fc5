import {
  getNamedType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from 'graphql';
import type { SliceName } from '../access/matrix';
import { sliceOf } from '../graphql/field-slice';

/** What is published, and the public facts by which it is told. */
const published: ReadonlySet<SliceName | null> = new Set(['indicator.published', 'capacity.published']);
const beside: ReadonlySet<SliceName | null> = new Set(['public.facts']);

/** Whether a valid document asks for what is published, and for nothing that only some callers get. */
export function asksPublishedOnly(schema: GraphQLSchema, source: string): boolean {
  const typeInfo = new TypeInfo(schema);
  const slices: Array<SliceName | null> = [];
  const note = () => {
    const [type, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
    if (!field || field.name.startsWith('__')) return;
    // Of an interface every type that it stands for may be behind it.
    const types = isObjectType(type) ? [type] : schema.getPossibleTypes(getNamedType(type) as never);
    for (const each of types) slices.push(sliceOf(each as never, each.getFields()[field.name] as never));
  };
  visit(parse(source), visitWithTypeInfo(typeInfo, { Field: note }));
  return (
    slices.some((slice) => published.has(slice)) &&
    slices.every((slice) => published.has(slice) || beside.has(slice))
  );
}
