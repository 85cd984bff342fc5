import type { Role } from '../../src/identity/role';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { byGet } from './client';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

interface Got {
  status: number;
  etag: string | null;
  keep: string | null;
  text: string;
}

async function get(
  [partner, role]: readonly [string, Role],
  query: string,
  headers: Record<string, string> = {},
): Promise<Got> {
  const { path, headers: usual } = byGet(query, headers);
  const authorization = `Bearer ${await hub.token(partner, role)}`;
  const response = await fetch(hub.url + path!, { headers: { ...usual, authorization } });
  const [etag, keep] = [response.headers.get('etag'), response.headers.get('cache-control')];
  return { status: response.status, etag, keep, text: await response.text() };
}

const dashboard = ['dashboard', 'DASHBOARD'] as const;
const central = ['dordrecht', 'CENTRAL_MUNICIPALITY'] as const;
const question = 'input: { measure: REGISTRATIONS, periodKind: YEAR }';
const figures = `{
  indicatorFigures(${question}) { measure ... on IndicatorFigures { series { points { value } } } }
  municipalities { name }
}`;

describe('an answer of published figures alone', () => {
  it('carries a mark of its bytes, and need not be sent again to who has it', async () => {
    const first = await get(dashboard, figures);
    expect(first).toMatchObject({ status: 200, keep: 'private, max-age=300' });
    expect(first.etag).toMatch(/^"[\w-]{43}"$/);
    expect(JSON.parse(first.text).data.indicatorFigures.series.length).toBeGreaterThan(0);
    expect(await get(central, figures)).toEqual(first);
    for (const known of [first.etag!, `W/${first.etag}`, `"other", ${first.etag}`])
      expect(await get(dashboard, figures, { 'if-none-match': known })).toMatchObject({
        ...{ status: 304, etag: first.etag, text: '' },
      });
  });

  it('is another one when another snapshot is published', async () => {
    const asOf = figures.replace('measure ...', 'measure ... on NotPublished { reason } ...');
    const before = await get(dashboard, asOf);
    await hub.database.owner.query(`delete from published.snapshot where id = 'REGISTRATIONS-2025-H2-FINAL'`);
    const after = await get(dashboard, asOf, { 'if-none-match': before.etag! });
    expect(after.status).toBe(200);
    expect(after.etag).not.toBe(before.etag);
  });

  it.each([
    '{ occupancySeries(kind: WEEK, product: "short-stay") { notPublished { message { en } } } }',
    '{ indicatorCatalogue(measures: [REGISTRATIONS]) { measure } }',
  ])('is so too of %s', async (query) =>
    expect(await get(dashboard, query)).toMatchObject({ status: 200, etag: expect.any(String) }),
  );
});

it.each([
  [
    'exact figures',
    `{ indicatorFigures(${question}) { ... on IndicatorFigures { own { series { points { value } } } } } }`,
  ],
  [
    'a facility',
    `{ indicatorCatalogue { measure } facilities(first: 1) { nodes { occupancy { occupied } } } }`,
  ],
  ['clients', `{ indicatorCatalogue { measure } trajectories(first: 1) { totalCount } }`],
  ['public facts alone', '{ municipalities { name } }'],
  ['an error', '{ indicatorCatalogue { measure } facilities(first: 0) { totalCount } }'],
])('an answer with %s is not to be kept', async (what, query) => {
  const { text, etag, keep } = await get(central, query);
  expect('errors' in JSON.parse(text)).toBe(what === 'an error');
  expect({ etag, keep }).toEqual({ etag: null, keep: 'no-store' });
});

it('an answer by POST is not to be kept', async () => {
  const authorization = `Bearer ${await hub.token(...dashboard)}`;
  const { headers } = await hub.post(JSON.stringify({ query: figures }), { authorization });
  expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store']);
});
