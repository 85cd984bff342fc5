import { startTestHub, type TestHub } from '../setup/test-hub';
let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());
const q = `query($input: IndicatorQuestion!) { indicatorFigures(input: $input) { __typename measure label { nl }
 ... on IndicatorFigures { counts over dimensions indicator { code norm { nl } version } releases { period snapshot version asOf synthetic } gaps { period reason }
  series { categories { dimension code label { nl en } members } points { period value lower upper status reason version } }
  region { categories { code } points { period value } } derived { kind unit categories { code } points { period value over status } } norm { least categories { code } points { period value difference met } } historical { indicator { code } value document { title } } }
 ... on NotPublished { reason message { nl } whatToDo { nl } possible instead { periodKind dimensions from to } } } }`;
it.each([
  { measure: 'TRIAGE_WITHIN_SIX_WEEKS', periodKind: 'YEAR', dimensions: ['MUNICIPALITY'], filters: [{ dimension: 'MUNICIPALITY', values: ['GM0505'] }] },
  { measure: 'REGISTRATIONS', periodKind: 'HALF_YEAR', from: '2025-H2', to: '2026-H2', dimensions: ['CAUSE'], forPublic: true },
  { measure: 'REGISTRATIONS', periodKind: 'HALF_YEAR', from: '2025-H2', to: '2026-H2', dimensions: ['CAUSE', 'MUNICIPALITY'] },
  { measure: 'REGISTRATIONS', periodKind: 'YEAR', from: '2026' },
])('%j', async (input) => {
  const t = Date.now();
  const { data, errors } = await hub.as('dashboard', 'DASHBOARD')(q, { input });
  console.log(Date.now() - t, JSON.stringify(errors), JSON.stringify(data).slice(0, 3500));
});
