import { parse, type DocumentNode } from 'graphql';
import { serviceDataSource } from '../../src/database/data-source';
import { NotCompiled } from '../../src/engine/compiled/not-compiled';
import { Plans, type Ready } from '../../src/engine/compiled/plans';
import { bindSchema } from '../../src/engine/bind';
import { Mappings } from '../../src/engine/mapping';
import { entities } from '../../src/entities';
import { roleSchema } from '../../src/graphql/role-schema';
import { buildWholeSchema } from '../../src/schema';
import type { Role } from '../../src/identity/role';
import { askers, operationNames, readOperation } from '../setup/operations';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

/** Plans without running them: what becomes of an operation before the database sees it. */
type Prepare = (document: DocumentNode, variables?: Record<string, unknown>, role?: Role) => Promise<Ready>;

let database: TestDatabase;
let prepare: Prepare;

beforeAll(async () => {
  database = await createTestDatabase();
  const url = database.serviceUrl;
  const dataSource = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 1_000 }, entities);
  await dataSource.initialize();
  const whole = buildWholeSchema();
  const mappings = new Mappings(whole, dataSource);
  bindSchema(whole, mappings);
  await dataSource.destroy();
  const plans = new Plans(mappings, 20_000);
  prepare = (document, variableValues = {}, role = 'CENTRAL_MUNICIPALITY') =>
    plans.prepare(
      { schema: roleSchema(whole, role), document, variableValues },
      { caller: { partnerId: 'gemeente-dordrecht', role }, requestId: 'request' },
    );
});
afterAll(() => database.drop());

const filtered = parse(`query ($filter: FacilityFilter, $first: Int, $after: String, $with: Boolean = true) {
  facilities(filter: $filter, first: $first, after: $after) { nodes { name product @include(if: $with) { name } } }
}`);

describe('an operation that only reads', () => {
  const reading = operationNames().filter((name) => readOperation(name).query.includes('\nquery '));

  it.each(reading)('is compiled whole: %s', async (name) => {
    const { query, variables } = readOperation(name);
    const { compiled, code, statement } = await prepare(parse(query), variables, askers[name]![1]);
    expect(code).toEqual([]);
    expect(compiled.length).toBeGreaterThan(0);
    expect(statement.text.match(/as c\d/g)).toHaveLength(compiled.length);
  });

  it('leaves to graphql-js only the root fields that need code', async () => {
    const { compiled, code } = await prepare(
      parse(
        '{ glossary { nl } partners { totalCount } __schema { queryType { name } } viewer { role } __typename }',
      ),
    );
    const keys = (fields: Ready['fields']) => fields.map(({ key }) => key);
    expect(keys(compiled)).toEqual(['partners', 'viewer', '__typename']);
    expect(keys(code)).toEqual(['glossary', '__schema']);
  });

  it.each([
    ['nothing that reads', '{ glossary { nl } }'],
    ['a page that cannot be', '{ partners(first: 0) { totalCount } }'],
    ['a cursor of another list', '{ partners(after: "WyJ4IiwieSIsInoiXQ") { totalCount } }'],
    [
      'more rows than an answer may hold',
      '{ municipalities { facilities(first: 200) { nodes { operator { facilities(first: 200) { nodes { name } } } } } } }',
    ],
  ])('is left to the generic resolver when it asks %s', async (_what, query) => {
    await expect(prepare(parse(query))).rejects.toThrow();
  });

  it('is left to the generic resolver when a variable does not fit', async () => {
    await expect(prepare(filtered, { first: 'ten' })).rejects.toThrow(NotCompiled);
  });
});

describe('a plan', () => {
  const textOf = async (variables: Record<string, unknown>) =>
    (await prepare(filtered, variables)).statement.text;
  const municipality = (...codes: string[]) => ({ filter: { municipality: codes } });

  it('serves every request of the same shape, with the values of each', async () => {
    const first = await prepare(filtered, { ...municipality('GM0505'), first: 3 });
    const second = await prepare(filtered, { ...municipality('GM0642'), first: 7 });
    expect(second.statement.text).toBe(first.statement.text);
    expect([first.statement.values, second.statement.values]).toEqual([
      ['GM0505', 3],
      ['GM0642', 7],
    ]);
  });

  it('is another where the SQL is: another filter, direction or selection', async () => {
    const cursor = Buffer.from('["NAME_ASC","a","b"]').toString('base64url');
    const texts = await Promise.all([
      textOf({}),
      textOf(municipality('GM0505')),
      textOf(municipality('GM0505', 'GM0642')),
      textOf({ filter: { product: ['shelter'] } }),
      textOf({ after: cursor }),
      textOf({ with: false }),
    ]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('holds no value of a request in its text', async () => {
    const { text } = (await prepare(filtered, { ...municipality('GM0505'), first: 173 })).statement;
    expect(text).not.toMatch(/GM0505|173/);
  });

  it('is prepared in the database from its second use on, under a name of its role', async () => {
    const document = parse('{ partners(first: 2) { nodes { name } } }');
    const names = [];
    for (const role of ['DASHBOARD', 'DASHBOARD', 'MUNICIPALITY', 'MUNICIPALITY'] as const)
      names.push(
        (
          await prepare(
            role === 'DASHBOARD' ? document : parse('{ partners(first: 2) { nodes { name } } }'),
            {},
            role,
          )
        ).statement.name,
      );
    expect(names[0]).toBeUndefined();
    expect(names[1]).toMatch(/^[\w-]{32}$/);
  });
});
