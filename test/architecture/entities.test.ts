import { getNamedType, isEnumType, isNonNullType, isObjectType, type GraphQLObjectType } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { Mappings, sqlType } from '../../src/engine/mapping';
import { entities } from '../../src/entities';
import { buildWholeSchema } from '../../src/schema';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

interface StoredColumn {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  /** A view's columns are all nullable to PostgreSQL. */
  view: boolean;
}

let database: TestDatabase;
let dataSource: DataSource;
let stored: Map<string, StoredColumn>;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = serviceDataSource(
    { url: database.serviceUrl, poolSize: 1, statementTimeoutMs: 10_000 },
    entities,
  );
  await dataSource.initialize();
  const { rows } = await database.owner.query<StoredColumn>(
    `select nspname || '.' || relname as table, attname as column, format_type(atttypid, null) as type,
       not attnotnull as nullable, relkind = 'v' as view
     from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
     where nspname in ('hub', 'published') and relkind in ('r', 'v') and attnum > 0 and not attisdropped`,
  );
  stored = new Map(rows.map((row) => [`${row.table}.${row.column}`, row]));
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

type EntityColumn = EntityMetadata['columns'][number];

const find = (entity: EntityMetadata, column: EntityColumn) =>
  stored.get(`${entity.tablePath}.${column.databaseName}`);

/** PostgreSQL's name of the type that an entity's column asks for; a foreign key has the type of the key. */
function wantedType(column: EntityColumn): string {
  const own = sqlType((column.referencedColumn ?? column).type);
  const name = own === 'timestamptz' ? 'timestamp with time zone' : own;
  return column.isArray ? `${name}[]` : name;
}

const metadataOf = (entity: Function) => dataSource.getMetadata(entity);

describe.each(entities.map((entity) => ({ name: entity.name, entity })))('$name', ({ entity }) => {
  it('has every column in the database', () => {
    const metadata = metadataOf(entity);
    const missing = metadata.columns.filter((column) => !find(metadata, column));
    expect(missing.map(({ propertyPath }) => propertyPath)).toEqual([]);
  });

  it('has columns of the type that they have there', () => {
    const metadata = metadataOf(entity);
    const wanted = metadata.columns.map((column) => [column.propertyPath, wantedType(column)]);
    expect(wanted).toEqual(
      metadata.columns.map((column) => [column.propertyPath, find(metadata, column)?.type]),
    );
  });

  // What TypeORM says of a relation's column is its own default, not the entity's word: only plain columns are compared.
  const plainColumns = () => metadataOf(entity).columns.filter((column) => !column.relationMetadata);
  const nullableThere = (column: EntityColumn) => find(metadataOf(entity), column)?.nullable;
  const inView = (column: EntityColumn) => find(metadataOf(entity), column)?.view;

  it('calls no value certain that may be missing in the database', () => {
    const bold = plainColumns().filter(
      (column) => !column.isNullable && nullableThere(column) && !inView(column),
    );
    expect(bold.map(({ propertyPath }) => propertyPath)).toEqual([]);
  });

  it('calls no value missing that is always there, its place in a document aside', () => {
    const timid = plainColumns().filter((column) => column.isNullable && !nullableThere(column));
    // One base class serves what is always transcribed and what may come from elsewhere.
    expect(timid.map(({ propertyPath }) => propertyPath).filter((name) => name !== 'documentPlace')).toEqual(
      [],
    );
  });
});

const schema = buildWholeSchema();
const mappedTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.extensions.entity);

describe('the mapped types', () => {
  it('are mapped whole, field by field', () => {
    const mappings = new Mappings(schema, dataSource, new Set(), 'CENTRAL_MUNICIPALITY');
    for (const type of mappedTypes) {
      expect([...mappings.of(type.name)!.fields.keys()].sort()).toEqual(Object.keys(type.getFields()).sort());
    }
  });

  it('promise a value only where the database holds one', () => {
    const broken = mappedTypes.flatMap((type) =>
      brokenPromises(type).map((field) => `${type.name}.${field}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the code lists', () => {
  interface CodeField {
    name: string;
    column: StoredColumn;
    codes: string[];
  }

  /** The fields of a type that hold a code of a list, as it is stored. */
  function codeFieldsOf(type: GraphQLObjectType): CodeField[] {
    const entity = metadataOf((type.extensions.entity as () => Function)());
    return Object.values(type.getFields()).flatMap((field) => {
      const list = getNamedType(field.type);
      const column = entity.findColumnWithPropertyPath(field.name);
      const found = column && !field.extensions.expression && find(entity, column);
      if (!isEnumType(list) || !found) return [];
      return [
        {
          name: `${type.name}.${field.name}`,
          column: found,
          codes: list.getValues().map(({ name }) => name),
        },
      ];
    });
  }

  /** The codes that a check lets into a column; none when no check speaks of it. */
  const checked = ({ table, column }: StoredColumn) =>
    codesOf(
      `select distinct found[1] as code
       from pg_constraint c join pg_attribute a on attrelid = conrelid and conkey = array[attnum]
       cross join regexp_matches(pg_get_constraintdef(c.oid), $$'([A-Z0-9_]+)'$$, 'g') found
       where contype = 'c' and conrelid = $1::regclass and attname = $2`,
      [table, column],
    );

  const seeded = ({ table, column, type }: StoredColumn) =>
    codesOf(`select distinct ${type.endsWith('[]') ? `unnest(${column})` : column} as code from ${table}`);

  async function codesOf(sql: string, values: unknown[] = []): Promise<string[]> {
    const { rows } = await database.owner.query<{ code: string | null }>(sql, values);
    return rows.flatMap(({ code }) => (code === null ? [] : [code]));
  }

  async function unknownCodes(codesIn: (column: StoredColumn) => Promise<string[]>): Promise<string[]> {
    const unknown: string[] = [];
    for (const { name, column, codes } of mappedTypes.flatMap(codeFieldsOf)) {
      const missing = (await codesIn(column)).filter((code) => !codes.includes(code));
      unknown.push(...missing.map((code) => `${name}: ${code}`));
    }
    return unknown;
  }

  it('know every code that a check of the database lets in', async () => {
    expect(await unknownCodes(checked)).toEqual([]);
  });

  it('know every code that was seeded', async () => {
    expect(await unknownCodes(seeded)).toEqual([]);
  });

  it('are looked at, more than a few', () => {
    expect(mappedTypes.flatMap(codeFieldsOf).length).toBeGreaterThan(20);
  });
});

/** Fields of a type that are never null in the schema, over a column of a table that may be. */
function brokenPromises(type: GraphQLObjectType): string[] {
  const entity = metadataOf((type.extensions.entity as () => Function)());
  return Object.values(type.getFields())
    .filter((field) => isNonNullType(field.type) && !field.extensions.expression && !field.extensions.inverse)
    .filter(({ name }) => {
      const column =
        entity.findColumnWithPropertyPath(name) ?? entity.findRelationWithPropertyPath(name)?.joinColumns[0];
      const found = column && find(entity, column);
      return found && !found.view && found.nullable;
    })
    .map(({ name }) => name);
}
