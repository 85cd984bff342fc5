import { buildSchema, type GraphQLEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let ask: Ask;
beforeAll(async () => {
  hub = await startTestHub();
  ask = hub.as('dashboard', 'DASHBOARD');
});
afterAll(() => hub.stop());

const schema = buildSchema(readFileSync('schema/roles/dashboard.graphql', 'utf8'));
const valuesOf = (name: string) =>
  (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);

const byVariable = `query ($input: IndicatorQuestion!) { indicatorFigures(input: $input) { measure } }`;
const inDocument = (input: string) => `{ indicatorFigures(input: { ${input} }) { measure } }`;
const year = { measure: 'INFLOW', periodKind: 'YEAR' };

interface Told {
  code: string;
  possible: string[];
  whatToDo: { nl: string; en: string };
}

describe('a value that is none of its enum', () => {
  it.each([
    ['IndicatorDimension', 'BAD_USER_INPUT', byVariable, { ...year, dimensions: ['GENDER'] }],
    ['IndicatorMeasure', 'BAD_USER_INPUT', byVariable, { ...year, measure: 'NO_SUCH' }],
    ['IndicatorMeasure', 'BAD_USER_INPUT', byVariable, { ...year, measure: 7 }],
    // Another enum that is named in the value itself is not taken for it.
    ['PublishedPeriodKind', 'BAD_USER_INPUT', byVariable, { ...year, periodKind: 'in "Role" enum.' }],
    [
      'IndicatorDimension',
      'GRAPHQL_VALIDATION_FAILED',
      'measure: INFLOW, periodKind: YEAR, dimensions: [GENDER]',
      null,
    ],
    ['IndicatorMeasure', 'GRAPHQL_VALIDATION_FAILED', 'measure: "INFLOW", periodKind: YEAR', null],
  ])('is answered with those of %s, as %s: %s', async (name, code, query, input) => {
    const { errors } = await (input ? ask(query, { input }) : ask(inDocument(query)));
    expect(errors).toHaveLength(1);
    const extensions = errors![0]!.extensions as unknown as Told;
    const { possible, whatToDo } = extensions;
    expect(extensions.code).toBe(code);
    expect([...possible].sort()).toEqual(valuesOf(name).sort());
    expect(whatToDo.nl).toBe(`Kies een van ${possible.join(', ')}.`);
    expect(whatToDo.en).toBe(`Choose one of ${possible.join(', ')}.`);
  });

  it('is no reason to name values elsewhere', async () => {
    for (const query of [
      '{ noSuchField }',
      'query ($first: Int!) { partners(first: $first) { totalCount } }',
    ]) {
      const { errors } = await ask(query, { first: 'three' });
      expect(errors![0]!.extensions).not.toHaveProperty('possible');
    }
  });

  it('is told the values of the own role alone, and never more than sixty of them', async () => {
    const { errors } = await ask('query { facilities(orderBy: NO_SUCH) { totalCount } }');
    const { possible } = errors![0]!.extensions as unknown as Told;
    expect([...possible].sort()).toEqual(valuesOf('FacilityOrder').sort());
    expect(possible.length).toBeLessThanOrEqual(60);
  });
});
