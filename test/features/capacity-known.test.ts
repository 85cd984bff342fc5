import { toGlobalId } from '../../src/graphql/global-id';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;
let provider: Ask;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  provider = hub.as('yulius', 'CARE_PROVIDER');
});
afterAll(() => hub.stop());

/** A facility of the provider with the lines that were reported of it, in their order. */
async function facilityWith(...lines: Array<Record<string, unknown>>): Promise<string> {
  const facility = factories.facility({ id: `known-${(serial += 1)}`, operator_id: 'yulius' });
  await insert(hub.database.owner, 'hub.facility', [facility]);
  for (const line of lines)
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({ facility_id: facility.id, reporter_id: 'yulius', ...line }),
    ]);
  return String(facility.id);
}

const opening = (number: number, on: string, given = {}) => ({
  ...{ kind: 'OPENING', place_kind: 'REGULAR', number, effective_on: on, reported_at: `${on}T09:00:00Z` },
  ...given,
});
const count = (number: number, on: string, given = {}) => ({
  ...{ kind: 'OCCUPANCY_COUNT', number, effective_on: on, reported_at: `${on}T09:00:00Z` },
  ...given,
});

async function stateOf(id: string, dates: { asOf?: string; knownAt?: string }, ask: Ask = provider) {
  const { data, errors } = await ask(
    `query ($id: ID!, $asOf: LocalDate, $knownAt: KnownMoment) { node(id: $id) { ... on Facility {
      places(asOf: $asOf, knownAt: $knownAt) { regular reserve since }
      occupancy(asOf: $asOf, knownAt: $knownAt) { places outOfUse occupied countedOn version }
      withheld { field } } } }`,
    { id: toGlobalId('Facility', id), ...dates },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

async function idOf(facility: string, kind: string): Promise<string> {
  const { rows } = await hub.database.owner.query(
    'select id from hub.capacity_mutation where facility_id = $1 and kind = $2 order by position desc limit 1',
    [facility, kind],
  );
  return rows[0].id as string;
}

describe('capacity as of a date, as known on a moment', () => {
  it('gives last quarter to the digit, whatever is corrected later', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'), count(7, '2026-03-30'));
    const then = { asOf: '2026-03-31', knownAt: '2026-04-05T00:00:00Z' };
    const before = await stateOf(id, then);
    expect(before.occupancy).toMatchObject({ places: 10, occupied: 7, version: '2' });
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        ...{
          facility_id: id,
          reporter_id: 'yulius',
          kind: 'CORRECTION',
          number: 9,
          effective_on: '2026-03-30',
        },
        ...{ corrects_id: await idOf(id, 'OCCUPANCY_COUNT'), reported_at: '2026-05-01T09:00:00Z' },
      }),
      factories.capacityMutation({
        ...{
          facility_id: id,
          reporter_id: 'yulius',
          kind: 'CORRECTION',
          number: 12,
          effective_on: '2026-02-01',
        },
        ...{ corrects_id: await idOf(id, 'OPENING'), reported_at: '2026-05-02T09:00:00Z' },
      }),
    ]);
    expect(await stateOf(id, then)).toEqual(before);
    expect((await stateOf(id, { asOf: '2026-03-31' })).occupancy).toMatchObject({ places: 12, occupied: 9 });
    expect((await stateOf(id, { asOf: '2026-01-15' })).places).toBeNull();
    const between = await stateOf(id, { asOf: '2026-03-31', knownAt: '2026-05-01T12:00:00Z' });
    expect(between.occupancy).toMatchObject({ places: 10, occupied: 9 });
  });

  it('knows nothing before the first report, and says that it is unknown, not withheld', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'));
    expect(await stateOf(id, { knownAt: '2025-06-01T00:00:00Z' })).toEqual({
      places: null,
      occupancy: { places: null, outOfUse: null, occupied: null, countedOn: null, version: '0' },
      withheld: [],
    });
  });

  it('shows a correction of a correction, and nothing of a line that was withdrawn', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'), count(7, '2026-03-30'));
    const corrects_id = await idOf(id, 'OCCUPANCY_COUNT');
    const said = [
      { number: 8, reported_at: '2026-04-01T09:00:00Z' },
      { number: 6, reported_at: '2026-04-02T09:00:00Z' },
      { number: null, withdrawn: true, reported_at: '2026-04-03T09:00:00Z' },
    ];
    for (const each of said)
      await insert(hub.database.owner, 'hub.capacity_mutation', [
        factories.capacityMutation({
          ...{
            facility_id: id,
            reporter_id: 'yulius',
            kind: 'CORRECTION',
            effective_on: '2026-03-30',
            corrects_id,
          },
          ...each,
        }),
      ]);
    const occupied = async (knownAt?: string) => (await stateOf(id, { knownAt })).occupancy.occupied;
    expect(await occupied('2026-04-01T12:00:00Z')).toBe(8);
    expect(await occupied('2026-04-02T12:00:00Z')).toBe(6);
    expect(await occupied()).toBeNull();
  });

  it('knows a line at the moment that is told of it', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'));
    await hub.database.owner.query(
      `insert into hub.capacity_mutation (facility_id, kind, number, effective_on, reporter_id, reference)
       values ($1, 'OCCUPANCY_COUNT', 4, current_date, 'yulius', 'to the millisecond')`,
      [id],
    );
    const { rows } = await hub.database.owner.query(
      `select reported_at = date_trunc('milliseconds', reported_at) as told from hub.capacity_mutation where reference = 'to the millisecond'`,
    );
    expect(rows).toEqual([{ told: true }]);
  });

  it('shows places to everybody as they were known, and the exact state to nobody else', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'), count(7, '2026-03-30'));
    const dashboard = hub.as('dashboard', 'DASHBOARD');
    const { data } = await dashboard(
      `query ($id: ID!) { node(id: $id) { ... on Facility {
        before: places(knownAt: "2025-06-01T00:00:00Z") { regular } then: places(knownAt: "2026-02-01T00:00:00Z") { regular } } } }`,
      { id: toGlobalId('Facility', id) },
    );
    expect(data.node).toEqual({ before: null, then: { regular: 10 } });
    const another = await stateOf(id, { knownAt: '2026-06-01T00:00:00Z' }, hub.as('antes', 'CARE_PROVIDER'));
    expect(another).toMatchObject({
      occupancy: null,
      withheld: [{ field: 'address' }, { field: 'occupancy' }],
    });
  });

  it.each(['2099-01-01T00:00:00Z', new Date().toISOString()])(
    'does not answer for %s, which is not settled',
    async (knownAt) => {
      const { errors, status } = await provider(
        'query ($knownAt: KnownMoment) { facilities(first: 1) { nodes { places(knownAt: $knownAt) { total } } } }',
        { knownAt },
      );
      expect(status).toBe(400);
      expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
      expect(errors![0]!.message).toContain('less than a minute ago');
    },
  );

  it('ends seasonal places by itself and shows beforehand that it will', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'), {
      ...opening(5, '2098-12-01', { kind: 'EXPANSION', ends_on: '2099-03-01' }),
      reported_at: '2026-02-01T09:00:00Z',
    });
    const { data } = await hub.as('trivire', 'HOUSING_ASSOCIATION')(
      'query ($id: ID!) { node(id: $id) { ... on Facility { status upcomingPlaces { from total regular reserve } } } }',
      { id: toGlobalId('Facility', id) },
    );
    expect(data.node).toEqual({
      status: 'OPEN',
      upcomingPlaces: [
        { from: '2098-12-01', total: 15, regular: 15, reserve: 0 },
        { from: '2099-03-01', total: 10, regular: 10, reserve: 0 },
      ],
    });
  });

  it('follows the places for the status of a facility: planned, open, closed', async () => {
    const planned = await facilityWith({ ...opening(10, '2099-01-01'), reported_at: '2026-02-01T09:00:00Z' });
    await hub.database.owner.query('update hub.facility set stated_status = null where id = $1', [planned]);
    const closed = await facilityWith(opening(10, '2026-01-01'), count(0, '2026-02-01'), {
      ...{ kind: 'CLOSURE', effective_on: '2026-03-01', reported_at: '2026-02-01T10:00:00Z' },
    });
    const { data } = await provider(
      `query ($planned: ID!, $closed: ID!) {
        planned: node(id: $planned) { ...about } closed: node(id: $closed) { ...about } }
       fragment about on Facility { status openedOn openedPrecision endsOn }`,
      { planned: toGlobalId('Facility', planned), closed: toGlobalId('Facility', closed) },
    );
    expect(data).toEqual({
      planned: { status: 'PLANNED', openedOn: '2099-01-01', openedPrecision: null, endsOn: null },
      closed: { status: 'CLOSED', openedOn: '2026-01-01', openedPrecision: null, endsOn: '2026-03-01' },
    });
  });
});

describe('the moment of a line', () => {
  const report = `insert into hub.capacity_mutation (facility_id, kind, effective_on, reporter_id, reference)
    values ($1, 'CONFIRMATION', '2026-02-01', 'yulius', $2)`;
  const lines = async (id: string) => {
    const { rows } = await hub.database.owner.query(
      'select count(*)::integer as lines from hub.capacity_mutation where facility_id = $1',
      [id],
    );
    return rows[0].lines as number;
  };

  it('is taken when its turn comes, not when its transaction began', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'));
    const { owner } = hub.database;
    await owner.query('begin');
    await owner.query('select pg_sleep(0.1)');
    await owner.query(report, [id, 'waited']);
    const { rows } = await owner.query(
      `select reported_at - now() > interval '0.1 second' as later from hub.capacity_mutation where reference = 'waited'`,
    );
    await owner.query('commit');
    expect(rows).toEqual([{ later: true }]);
  });

  it('cannot lie so far back at the commit that an answer was given for it already', async () => {
    const id = await facilityWith(opening(10, '2026-01-01'));
    const { owner } = hub.database;
    // The clock cannot be turned, so the half minute is made shorter.
    const { rows } = await owner.query(
      `select pg_get_functiondef('hub.refuse_late_line'::regproc) as definition`,
    );
    await owner.query((rows[0].definition as string).replace('30 seconds', '0.2 seconds'));
    await owner.query('begin');
    await owner.query(report, [id, 'late']);
    await owner.query('select pg_sleep(0.4)');
    await expect(owner.query('commit')).rejects.toMatchObject({ code: '55P03' });
    expect(await lines(id)).toBe(1);
    await owner.query(report, [id, 'in time']);
    expect(await lines(id)).toBe(2);
  });
});
