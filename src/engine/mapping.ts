import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { SliceName } from '../access/matrix';
import type { Role } from '../identity/role';
import type { Class, InverseOptions } from '../graphql/mapped-type';

/** How one field of a mapped type is read. */
export type FieldMapping =
  | { kind: 'globalId' }
  | { kind: 'sql'; sql: (row: string) => string }
  | { kind: 'toOne'; target: TypeMapping; foreignKey: (row: string) => string }
  | InverseMapping
  | { kind: 'withheld' };

export interface InverseMapping {
  kind: 'inverse';
  shape: 'one' | 'list' | 'connection';
  target: TypeMapping;
  /** Column of the target that points back. */
  foreignKey: string;
  /** PostgreSQL's type of the key that it points at. */
  parentKeyType: string;
  options: InverseOptions;
  /** Slice of the field where it is not its type's own: then row-level security may hide the row behind it. */
  ownSlice: SliceName | null;
}

/** How a GraphQL type is read: its table, its key and its fields. */
export interface TypeMapping {
  readonly name: string;
  readonly entity: EntityMetadata;
  readonly table: string;
  readonly key: (row: string) => string;
  readonly keyType: string;
  /** Whether every row of the table is open to every caller: it has no row policy. */
  readonly open: boolean;
  /** What the audit trail calls a read of it, where reads leave a line. */
  readonly audit: string | null;
  readonly fields: ReadonlyMap<string, FieldMapping>;
}

/** Whether objects of a type are read from the database. */
export const isMapped = (type: GraphQLObjectType): boolean => Boolean(type.extensions.entity);

/** The mapping of every mapped type as a role reads it, by GraphQL name and by class. */
export class Mappings {
  private readonly byName = new Map<string, TypeMapping & { fields: Map<string, FieldMapping> }>();
  private readonly byEntity = new Map<Function, TypeMapping>();

  /** Derives every mapping from the decorators and TypeORM's metadata. Throws on a field that has none. */
  constructor(
    schema: GraphQLSchema,
    dataSource: DataSource,
    private readonly openTables: ReadonlySet<string>,
    private readonly role: Role,
  ) {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isMapped);
    for (const type of types) this.addType(type, dataSource);
    for (const type of types) this.addFields(type);
  }

  of(typeName: string): TypeMapping | undefined {
    return this.byName.get(typeName);
  }

  ofClass(type: Class): TypeMapping {
    const mapping = this.byName.get(type.name);
    if (!mapping) throw new Error(`${type.name} is no mapped type.`);
    return mapping;
  }

  private addType(type: GraphQLObjectType, dataSource: DataSource): void {
    const entityClass = (type.extensions.entity as () => Function)();
    const entity = dataSource.getMetadata(entityClass);
    const key = entity.primaryColumns[0]!;
    const instead = type.extensions.instead as Partial<Record<Role, string>> | undefined;
    const mapping = {
      name: type.name,
      entity,
      table: instead?.[this.role] ?? entity.tablePath,
      key: (row: string) => `${row}.${key.databaseName}`,
      keyType: sqlType(key.type),
      open: this.openTables.has(entity.tablePath),
      audit: (type.extensions.audit as string | undefined) ?? null,
      fields: new Map<string, FieldMapping>(),
    };
    this.byName.set(type.name, mapping);
    this.byEntity.set(entityClass, mapping);
  }

  private addFields(type: GraphQLObjectType): void {
    const mapping = this.byName.get(type.name)!;
    for (const field of Object.values(type.getFields())) {
      const found = this.mapField(mapping, type, field);
      if (found) mapping.fields.set(field.name, found);
      else
        throw new Error(`${type.name}.${field.name} is no property of its entity and declares no mapping.`);
    }
  }

  private mapField(
    mapping: TypeMapping,
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
  ): FieldMapping | null {
    const { expression, inverse } = field.extensions as {
      expression?: (row: string) => string;
      inverse?: { relation: string } & InverseOptions;
    };
    if (field.name === 'id' && type.getInterfaces().some(({ name }) => name === 'Node'))
      return { kind: 'globalId' };
    if (expression) return { kind: 'sql', sql: expression };
    if (inverse) return this.mapInverse(field, inverse);
    return this.mapProperty(mapping, field.name);
  }

  private mapProperty(mapping: TypeMapping, property: string): FieldMapping | null {
    const relation = mapping.entity.findRelationWithPropertyPath(property);
    if (relation) {
      const target = this.byEntity.get(relation.inverseEntityMetadata.target as Function);
      const column = relation.joinColumns[0]?.databaseName;
      return target && column ? { kind: 'toOne', target, foreignKey: (row) => `${row}.${column}` } : null;
    }
    const column = mapping.entity.findColumnWithPropertyPath(property);
    if (column) return { kind: 'sql', sql: (row) => `${row}.${column.databaseName}` };
    return property === 'withheld' ? { kind: 'withheld' } : null;
  }

  private mapInverse(
    field: GraphQLField<unknown, unknown>,
    inverse: { relation: string } & InverseOptions,
  ): FieldMapping | null {
    const { relation, ...options } = inverse;
    const named = getNamedType(field.type).name;
    const target = this.byName.get(named.replace(/Connection$/, ''));
    const column = target?.entity.findRelationWithPropertyPath(relation)?.joinColumns[0];
    if (!target || !column) return null;
    return {
      kind: 'inverse',
      shape: shapeOf(field),
      target,
      foreignKey: column.databaseName,
      parentKeyType: sqlType((column.referencedColumn ?? column).type),
      options,
      ownSlice: (field.extensions.slice as SliceName | undefined) ?? null,
    };
  }
}

function shapeOf({ type }: GraphQLField<unknown, unknown>): InverseMapping['shape'] {
  if (getNamedType(type).name.endsWith('Connection')) return 'connection';
  return isListType(getNullableType(type)) ? 'list' : 'one';
}

/** PostgreSQL's name of a column's type, for the casts of parameters. */
export function sqlType(type: unknown): string {
  if (type === String) return 'text';
  if (type === Number) return 'integer';
  if (type === Boolean) return 'boolean';
  return String(type);
}
