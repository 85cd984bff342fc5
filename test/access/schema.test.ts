import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { accessPage } from '../../src/graphql/access-page';
import { sliceOf } from '../../src/graphql/field-slice';
import { sees, type SliceName } from '../../src/access/matrix';
import { roleSchema } from '../../src/graphql/role-schema';
import type { Class } from '../../src/graphql/mapped-type';
import { orderedBy } from '../../src/graphql/order';
import { roles, type Role } from '../../src/identity/role';
import { projectRoot } from '../../src/project-root';
import { buildWholeSchema } from '../../src/schema';

const whole = buildWholeSchema();

const typesOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objectsOf = (schema: GraphQLSchema) => typesOf(schema).filter(isObjectType);

/** The fields of a type that the matrix gives a role. */
const seenFields = (role: Role, type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => sees(role, sliceOf(type as never, field as never)!));

/** The types that a role reaches from the roots over the fields that it sees. */
function reachedTypes(role: Role): Set<GraphQLObjectType> {
  const reached = new Set<GraphQLObjectType>();
  const next = [whole.getQueryType()!, whole.getMutationType()!];
  for (let type = next.pop(); type; type = next.pop()) {
    if (reached.has(type)) continue;
    reached.add(type);
    for (const field of seenFields(role, type)) {
      const named = getNamedType(field.type);
      if (isObjectType(named)) next.push(named);
      if (isInterfaceType(named)) next.push(...whole.getPossibleTypes(named));
    }
  }
  return reached;
}

const byName = (a: string, b: string) => (a < b ? -1 : 1);

const fieldNames = (schema: GraphQLSchema): string[] =>
  objectsOf(schema)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .sort(byName);

const expectedFieldNames = (role: Role): string[] =>
  [...reachedTypes(role)]
    .flatMap((type) => seenFields(role, type).map((field) => `${type.name}.${field.name}`))
    .sort(byName);

/** Whether a role sees every field on a path that starts at a type. */
function seesPath(role: Role, type: string, path: string): boolean {
  const [step, ...rest] = path.split('.');
  const start = whole.getType(type) as GraphQLObjectType;
  const field = start.getFields()[step!];
  if (!field) return rest.length === 0 && step === 'id';
  const next = getNamedType(field.type).name;
  return (
    sees(role, sliceOf(start as never, field as never)!) &&
    (rest.length === 0 || seesPath(role, next, rest.join('.')))
  );
}

const filtered = (field: GraphQLInputField) =>
  field.extensions.filters as { type: () => Class; path: string } | undefined;

describe.each(roles)('the schema of %s', (role) => {
  const schema = roleSchema(whole, role);

  it('has the fields of the slices that the matrix gives the role, and no other', () => {
    expect(fieldNames(schema)).toEqual(expectedFieldNames(role));
  });

  it('is valid by itself', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  it('names in its introspection nothing that the role may never see', () => {
    const seen = new Set(typesOf(schema).map(({ name }) => name));
    const unseen = objectsOf(whole).filter((type) => seenFields(role, type).length === 0);
    expect(unseen.filter(({ name }) => seen.has(name))).toEqual([]);
  });

  it('has a filter if and only if the role sees what it filters, and another input if its slice is open', () => {
    for (const type of typesOf(schema).filter(isInputObjectType)) {
      const original = (whole.getType(type.name) as typeof type).getFields();
      const expected = Object.values(original).filter((field) => {
        const over = filtered(field);
        const slice = field.extensions.slice as SliceName | undefined;
        return (!over || seesPath(role, over.type().name, over.path)) && (!slice || sees(role, slice));
      });
      expect(Object.keys(type.getFields())).toEqual(expected.map(({ name }) => name));
    }
  });

  it('has an order if and only if the role sees what it orders by', () => {
    for (const type of typesOf(schema).filter(isEnumType)) {
      const expected = (whole.getType(type.name) as typeof type).getValues().filter(({ name }) => {
        const order = orderedBy(type.name, name);
        return !order || seesPath(role, order.type().name, order.path);
      });
      expect(type.getValues().map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    }
  });

  it('has every argument of a field that stays, unless its type is gone', () => {
    for (const type of objectsOf(schema)) {
      for (const field of Object.values(type.getFields())) {
        const original = (whole.getType(type.name) as typeof type).getFields()[field.name]!;
        const expected = original.args.filter((arg) => schema.getType(getNamedType(arg.type).name));
        expect(field.args.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
      }
    }
  });
});

describe('the whole schema', () => {
  it('is valid', () => {
    expect(validateSchema(whole)).toEqual([]);
  });

  it('loses no field to all roles together', () => {
    const seen = new Set(roles.flatMap((role) => fieldNames(roleSchema(whole, role))));
    expect(fieldNames(whole).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('says of every field of a filter what it filters, so that it can be taken away with it', () => {
    const filters = typesOf(whole)
      .filter(isInputObjectType)
      .filter(({ name }) => name.endsWith('Filter'));
    const silent = filters.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => !filtered(field))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has no filter or order over a path that does not exist', () => {
    const everyPath = typesOf(whole).flatMap((type) => {
      if (isInputObjectType(type)) return Object.values(type.getFields()).map(filtered);
      return isEnumType(type) ? type.getValues().map(({ name }) => orderedBy(type.name, name)) : [];
    });
    for (const over of everyPath) {
      if (over)
        expect([over.path, seesPath('CENTRAL_MUNICIPALITY', over.type().name, over.path)]).toEqual([
          over.path,
          true,
        ]);
    }
  });
});

describe('the folder schema/', () => {
  const file = (...path: string[]) => readFileSync(join(projectRoot, 'schema', ...path), 'utf8');
  const emitted = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;
  const fileName = (role: Role) => `${role.toLowerCase().replaceAll('_', '-')}.graphql`;

  it('holds the whole schema as the code emits it', () => {
    expect(file('schema.graphql')).toBe(emitted(whole));
  });

  it.each(roles)('holds the schema of %s as the code emits it', (role) => {
    expect(file('roles', fileName(role))).toBe(emitted(roleSchema(whole, role)));
  });

  it('holds a schema for every role and for nobody else', () => {
    expect(readdirSync(join(projectRoot, 'schema', 'roles')).sort()).toEqual(roles.map(fileName).sort());
  });

  it('holds the page of the access matrix as the code emits it', () => {
    expect(file('access-matrix.md')).toBe(accessPage(whole));
  });
});
