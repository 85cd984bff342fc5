import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { sees } from '../../src/access/matrix';
import { keyOf, toGlobalId } from '../../src/graphql/global-id';
import { addDays } from '../../src/features/trajectory/calendar';
import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

/** The product has no open facility in the documents. */
const product = 'short-stay';
let hub: TestHub;
/** The last month of which occupancy is published. */
let month: { id: string; firstDay: string; lastDay: string; nights: number };

const own = `query ($kind: OccupancyPeriodKind!, $from: LocalDate) {
  occupancySeries(kind: $kind, product: "${product}", from: $from) {
    own { period firstDay lastDay facility { id } unit nights knownNights placeNights outOfUseNights occupiedNights share synthetic }
  } }`;

const line = (facility: string, day: string, given: TableRow) =>
  factories.capacityMutation({
    ...{ facility_id: facility, reporter_id: 'yulius', effective_on: day },
    ...{ reported_at: `${day}T09:00:00+01:00`, ...given },
  });

/** Ten places; from the 15th day on 12 people instead of 7, from the 22nd on two places out of use. */
async function addHouse(id: string, operator: string, municipality: string): Promise<void> {
  const { owner } = hub.database;
  await insert(owner, 'hub.facility', [
    factories.facility({ id, operator_id: operator, municipality_id: municipality, product_id: product }),
  ]);
  const on = (day: number) => addDays(month.firstDay, day - 1);
  await insert(owner, 'hub.capacity_mutation', [
    line(id, on(1), { kind: 'OPENING', place_kind: 'REGULAR', number: 10 }),
    line(id, on(1), { kind: 'OCCUPANCY_COUNT', number: 7 }),
    line(id, on(15), { kind: 'OCCUPANCY_COUNT', number: 12 }),
    line(id, on(22), { kind: 'OUT_OF_USE', number: 2 }),
  ]);
}

beforeAll(async () => {
  hub = await startTestHub();
  const { rows } = await hub.database.owner.query<typeof month>(
    `select id, first_day::text as "firstDay", last_day::text as "lastDay", last_day - first_day + 1 as nights
     from published.occupancy_done where period_kind = 'MONTH' order by first_day desc limit 1`,
  );
  month = rows[0]!;
  await addHouse('house-own', 'yulius', 'GM0642');
  await addHouse('house-other', 'antes', 'GM0505');
});
afterAll(() => hub.stop());

async function ownOf(ask: Ask, kind = 'MONTH', from = month.firstDay) {
  const { data, errors } = await ask(own, { kind, from });
  expect(errors).toBeUndefined();
  return data.occupancySeries.own as Array<{ facility: { id: string }; period: string; nights: number }>;
}
const housesOf = async (ask: Ask) =>
  (await ownOf(ask))
    .map(({ facility }) => keyOf('Facility', facility.id)!)
    .filter((id) => id.startsWith('house-'));

it.each(roles.filter((role) => !sees(role, 'capacity.exact')))(
  'exact nights do not exist for %s',
  async (role) => {
    const ask = hub.as(callerAs(role).partnerId, role);
    const { errors } = await ask(own, { kind: 'MONTH' });
    expect(errors![0]!.message).toContain('Cannot query field "own"');
    const { data } = await ask('{ __type(name: "OwnOccupancyPeriod") { name } }');
    expect(data.__type).toBeNull();
  },
);

it('are those of its own facilities for the operator, counted by hand', async () => {
  const before = 14;
  const after = month.nights - before;
  const outOfUseNights = 2 * (month.nights - 21);
  const occupiedNights = 7 * before + 12 * after;
  const placeNights = 10 * month.nights;
  expect(await ownOf(hub.as('yulius', 'CARE_PROVIDER'))).toEqual([
    {
      ...{ period: month.id, firstDay: month.firstDay, lastDay: month.lastDay },
      ...{ facility: { id: toGlobalId('Facility', 'house-own') }, unit: 'PLACE', synthetic: true },
      ...{ nights: month.nights, knownNights: month.nights, placeNights, outOfUseNights, occupiedNights },
      share: occupiedNights / (placeNights - outOfUseNights),
    },
  ]);
});

it('are those of all facilities for those in charge, and for a municipality those in it', async () => {
  expect(await housesOf(hub.as('dordrecht', 'CENTRAL_MUNICIPALITY'))).toEqual(['house-other', 'house-own']);
  expect(await housesOf(hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR'))).toEqual([
    'house-other',
    'house-own',
  ]);
  expect(await housesOf(hub.as('zwijndrecht', 'MUNICIPALITY'))).toEqual(['house-own']);
});

it('are not those of somebody else: no row, not even an empty one', async () => {
  expect(await housesOf(hub.as('antes', 'CARE_PROVIDER'))).toEqual(['house-other']);
  expect(await housesOf(hub.as('timon', 'CARE_PROVIDER'))).toEqual([]);
  expect(await housesOf(hub.as('gorinchem', 'MUNICIPALITY'))).toEqual([]);
});

it('are over published periods only, with what was known then', async () => {
  const weeks = await ownOf(hub.as('yulius', 'CARE_PROVIDER'), 'WEEK', '0001-01-01');
  const { rows } = await hub.database.owner.query<{ id: string }>(
    `select id from published.occupancy_done where period_kind = 'WEEK' order by first_day`,
  );
  expect(weeks.map(({ period }) => period)).toEqual(rows.map(({ id }) => id));
  expect(new Set(weeks.map(({ nights }) => nights))).toEqual(new Set([7]));
});
