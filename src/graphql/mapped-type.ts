import { Extensions, ObjectType } from 'type-graphql';
import type { SliceName } from '../access/matrix';
import type { Role } from '../identity/role';
import { Node } from './node';

/** A class used as a value: a GraphQL type, an entity. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any constructor will do
export type Class<T = object> = abstract new (...args: any[]) => T;

interface MappedTypeOptions {
  /** The entity that the type is read from. */
  entity: () => Class;
  /** What a role reads in place of the entity's table: the same without columns that its schema does not have. */
  instead?: Partial<Record<Role, string>>;
  /** Default slice of the type's fields. */
  slice: SliceName;
  /** What it is; the Dutch term first. */
  description: string;
  /** Whether it has a global id and can be fetched with `node(id)`. */
  node?: boolean;
  /** What the audit trail calls a read of it: set for what is known of clients, so that who saw it can be told. */
  audit?: string;
}

/**
 * A GraphQL type that is read from an entity. A plain field is the entity's property of the same name, a to-one
 * relation included; {@link Expression} and {@link Inverse} declare the rest. Nothing of it needs a resolver.
 */
export function MappedType(options: MappedTypeOptions): ClassDecorator {
  const { entity, instead, slice, description, node = false, audit } = options;
  return (target) => {
    Extensions({ entity, instead, slice, audit })(target);
    ObjectType({ description, implements: node ? Node : undefined, simpleResolvers: true })(target);
  };
}

/** A field computed in SQL from its row; `row` is the row's alias in the statement. */
export const Expression = (sql: (row: string) => string) => Extensions({ expression: sql });

export interface InverseOptions {
  /** The date property of the other side: the field then is the last row up to its `asOf` argument. */
  asOf?: string;
  /**
   * A function of the database from the parent's key and a moment to the rows as they were known then: the field then
   * takes a `knownAt` argument.
   */
  knownBy?: string;
  /** Property of the other side by which a list is ordered. */
  orderBy?: string;
}

/**
 * A field read over a relation that the other side declares: one row, a list or a connection, after the field's type.
 * So a later feature can add `Municipality.facilities` without municipalities knowing of facilities.
 */
export const Inverse = (relation: string, options: InverseOptions = {}) =>
  Extensions({ inverse: { relation, ...options } });

/** Body of a field that takes arguments and is read over its mapping: it is never run. */
export function readOverMapping(): never {
  throw new Error('A mapped field was resolved by its method: the schema was not bound to the reader.');
}
