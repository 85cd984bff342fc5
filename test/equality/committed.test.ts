import { getOperationAST, parse, validate } from 'graphql';
import { roleSchema } from '../../src/graphql/role-schema';
import { roles, type Role } from '../../src/identity/role';
import { buildWholeSchema } from '../../src/schema';
import { operationNames, readOperation } from '../setup/operations';
import { callerAs } from './callers';
import { askSame } from './check';
import { startHubs, type Hubs } from './hubs';
import { hiddenFields } from './ways';

const whole = buildWholeSchema();
const schemas = new Map(roles.map((role) => [role, roleSchema(whole, role)]));

let hubs: Hubs;
beforeAll(async () => (hubs = await startHubs()));
afterAll(() => hubs.stop());

const queries = operationNames()
  .map((name) => ({ name, ...readOperation(name) }))
  .filter(({ query }) => getOperationAST(parse(query))?.operation === 'query');

describe('compiled and generic reads give the same answer', () => {
  it.each(queries)('to the committed operation $name, in every role', async ({ query, variables }) => {
    for (const [role, schema] of schemas) {
      const { status, body } = await askSame(hubs, callerAs(role), { query, variables });
      const canRun = validate(schema, parse(query)).length === 0;
      expect(status).toBe(canRun ? 200 : 400);
      expect(JSON.parse(body).errors === undefined).toBe(canRun);
    }
  });

  const hidden = roles
    .map((role) => ({ role, documents: hiddenFields(whole, schemas.get(role)!) }))
    .filter(({ documents }) => documents.length > 0);

  it.each(hidden)('to $role for fields that its schema does not have', async ({ role, documents }) => {
    for (const query of documents) {
      const { status, body } = await askSame(hubs, callerAs(role), { query });
      const { data, errors } = JSON.parse(body) as { data?: unknown; errors: Coded[] };
      const codes = new Set(errors.map(({ extensions }) => extensions.code));
      expect({ status, data, codes }).toEqual({ status: 400, codes: new Set(['GRAPHQL_VALIDATION_FAILED']) });
    }
  });

  it('to fields that are hidden from each role: what is for providers about themselves even from those in charge', () => {
    expect(hidden.map(({ role }) => role)).toEqual(roles);
  });
});

interface Coded {
  extensions: { code: string };
}

interface Shown {
  address?: object | null;
  occupancy?: object | null;
  withheld: Array<{ field: string }>;
}

describe('rows that are withheld', () => {
  const page = `facilities(first: 100) { totalCount nodes { name FIELDS withheld { field reason } } }`;
  const both = 'address { street neighbourhood confidential } occupancy { occupied free version }';

  it.each<[Role, string, Array<'address' | 'occupancy'>]>([
    ['HOUSING_ASSOCIATION', 'address { street }', ['address']],
    ['CARE_PROVIDER', both, ['address', 'occupancy']],
    ['MUNICIPALITY', both, ['address', 'occupancy']],
    ['ACCESS_POINT', 'address { street }', ['address']],
    ['PUBLIC_HEALTH', 'address { street }', ['address']],
    ['COMMUNITY_TEAM', 'address { street }', ['address']],
  ])('are so for %s both ways, and named', async (role, fields, slices) => {
    const { body } = await askSame(hubs, callerAs(role), { query: `{ ${page.replace('FIELDS', fields)} }` });
    const nodes = JSON.parse(body).data.facilities.nodes as Shown[];
    for (const slice of slices) {
      const withheld = nodes.filter((node) => node.withheld.some(({ field }) => field === slice));
      expect(withheld.length).toBeGreaterThan(0);
      expect(withheld.every((node) => node[slice] === null)).toBe(true);
      expect(nodes.some((node) => node[slice])).toBe(true);
    }
  });

  it.each<Role>(['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'])('are none for %s', async (role) => {
    const { body } = await askSame(hubs, callerAs(role), { query: `{ ${page.replace('FIELDS', both)} }` });
    const nodes = JSON.parse(body).data.facilities.nodes as Shown[];
    expect(nodes.every(({ withheld }) => withheld.length === 0)).toBe(true);
  });
});
