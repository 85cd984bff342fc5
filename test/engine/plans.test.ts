import { NotCompiled } from '../../src/engine/compiled/not-compiled';
import type { Ready } from '../../src/engine/compiled/plans';
import { answeredByCode, askers, operationNames, readOperation } from '../setup/operations';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { preparer, type Prepare } from './prepare';

let database: TestDatabase;
let prepare: Prepare;

beforeAll(async () => {
  database = await createTestDatabase();
  prepare = await preparer(database);
});
afterAll(() => database.drop());

const filtered = `query ($filter: FacilityFilter, $first: Int, $after: String, $with: Boolean = true) {
  facilities(filter: $filter, first: $first, after: $after) { nodes { name product @include(if: $with) { name } } }
}`;

describe('an operation that only reads', () => {
  const reading = operationNames().filter((name) => readOperation(name).query.includes('\nquery '));

  it.each(reading.filter((name) => !answeredByCode.includes(name)))('is compiled whole: %s', async (name) => {
    const { query, variables } = readOperation(name);
    const { compiled, code, statement } = await prepare(query, variables, {
      partnerId: askers[name]![0],
      role: askers[name]![1],
    });
    expect(code).toEqual([]);
    expect(compiled.length).toBeGreaterThan(0);
    expect(statement.text.match(/as c\d/g)).toHaveLength(compiled.length);
  });

  it.each(answeredByCode)('is answered with code where it must be: %s', async (name) => {
    const { query, variables } = readOperation(name);
    const [partnerId, role] = askers[name]!;
    const code = await prepare(query, variables, { partnerId, role }).then(
      (ready) => ready.code.length,
      (error: unknown) => error instanceof NotCompiled,
    );
    expect(code).toBeTruthy();
  });

  it('leaves to graphql-js only the root fields that need code', async () => {
    const { compiled, code, statement } = await prepare(
      '{ glossary { nl } partners { totalCount } __schema { queryType { name } } viewer { role } __typename }',
    );
    const keys = (fields: Ready['fields']) => fields.map(({ key }) => key);
    expect(keys(compiled)).toEqual(['partners', 'viewer', '__typename']);
    expect(keys(code)).toEqual(['glossary', '__schema']);
    expect(statement.values).toEqual(['"CENTRAL_MUNICIPALITY"', '"Query"']);
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
    await expect(prepare(query)).rejects.toThrow();
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
    const second = await prepare(filtered, { ...municipality('GM0642'), first: 3 });
    expect(second.statement.text).toBe(first.statement.text);
    expect([first.statement.values, second.statement.values]).toEqual([['GM0505'], ['GM0642']]);
  });

  it('is another where the SQL is: another filter, direction, size of a page or selection', async () => {
    const cursor = Buffer.from('["NAME_ASC","a","b"]').toString('base64url');
    const texts = await Promise.all([
      textOf({}),
      textOf(municipality('GM0505')),
      textOf(municipality('GM0505', 'GM0642')),
      textOf({ filter: { product: ['shelter'] } }),
      textOf({ after: cursor }),
      textOf({ with: false }),
      textOf({ first: 2 }),
    ]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('holds no value of a request in its text', async () => {
    const { text } = (await prepare(filtered, municipality('GM0505'))).statement;
    expect(text).not.toMatch(/GM0505/);
  });
});
