import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { roles, type Role } from '../../src/identity/role';
import { publishOccupancySeries } from '../../src/jobs/occupancy/publish-occupancy';
import { addDays } from '../../src/features/trajectory/calendar';
import { publishAgain, withService } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';

/** The product has no open facility in the documents. */
const product = 'short-stay';
const houses = [
  { id: 'a', operator: 'yulius' },
  { id: 'b', operator: 'antes' },
  { id: 'c', operator: 'timon' },
];
/** Weeks of counts, up to and including this one. */
const weeks = 40;
let hub: TestHub;
let monday: string;

/** People in a house in a week: three houses of ten are full beyond measure in the week before the last two. */
const people = (house: number, week: number): number => (week === weeks - 4 ? 11 : 6 + ((house + week) % 4));
const mondayOf = (week: number): string => addDays(monday, 7 * (week - weeks + 1));

const line = (facility: string, given: TableRow) =>
  factories.capacityMutation({
    ...{ facility_id: facility, reporter_id: 'yulius' },
    reported_at: `${String(given.effective_on)}T09:00:00+01:00`,
    ...given,
  });

async function addHouse(id: string, operator: string, from: number, count: (week: number) => number) {
  const { owner } = hub.database;
  await insert(owner, 'hub.facility', [
    factories.facility({ id, operator_id: operator, municipality_id: 'GM0505', product_id: product }),
  ]);
  const counts = Array.from({ length: weeks - from }, (_, i) =>
    line(id, { kind: 'OCCUPANCY_COUNT', number: count(from + i), effective_on: mondayOf(from + i) }),
  );
  const opening = line(id, {
    ...{ kind: 'OPENING', place_kind: 'REGULAR', number: 10, effective_on: mondayOf(from) },
  });
  await insert(owner, 'hub.capacity_mutation', [opening, ...counts]);
}

const publish = () => withService(hub.database, publishOccupancySeries);

async function publishAll(): Promise<number> {
  let all = 0;
  for (let made = await publish(); made > 0; made = await publish()) all += made;
  return all;
}

async function forget() {
  await hub.database.owner.query(
    'delete from published.occupancy_done; delete from published.occupancy_panel',
  );
}

beforeAll(async () => {
  hub = await startTestHub();
  const { rows } = await hub.database.owner.query(
    `select date_trunc('week', now() at time zone 'Europe/Amsterdam')::date::text as day`,
  );
  monday = rows[0].day;
  for (const [place, { id, operator }] of houses.entries())
    await addHouse(`house-${id}`, operator, 0, (week) => people(place, week));
  await forget();
  await publishAll();
}, 60_000);
afterAll(() => hub.stop());

const partnerOf = 'select partner_id as id from hub.partner_role where role = $1 order by 1 limit 1';

const query = `query ($kind: OccupancyPeriodKind!, $product: String!, $unit: Unit, $from: LocalDate, $to: LocalDate) {
  occupancySeries(kind: $kind, product: $product, unit: $unit, from: $from, to: $to) {
    indicator { code definition { nl en } version }
    periods { period periodKind firstDay lastDay asOf product { code } unit occupancyClass notPublished facilities
      facilitiesInRegion coverage { facilities facilitiesReported providers oldestReport } synthetic }
    notPublished { message { nl en } products { code } firstDay lastDay } } }`;

interface Period {
  period: string;
  firstDay: string;
  lastDay: string;
  occupancyClass: string | null;
  notPublished: string | null;
  facilities: number | null;
}

interface Series {
  periods: Period[];
  notPublished: {
    message: { nl: string; en: string };
    products: Array<{ code: string }>;
    firstDay: string | null;
  } | null;
  indicator: object;
}

async function series(kind: string, given: object = {}, role: Role = 'DASHBOARD') {
  const { rows } = await hub.database.owner.query<{ id: string }>(partnerOf, [role]);
  const { data, errors } = await hub.as(rows[0]!.id, role)(query, { kind, product, ...given });
  expect(errors).toBeUndefined();
  return data.occupancySeries as Series;
}

/** The class that comes of walking through the nights of a period, one by one. */
function walked({ firstDay, lastDay }: Period): string | null {
  let occupied = 0;
  let nights = 0;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    let week = 0;
    while (week + 1 < weeks && mondayOf(week + 1) <= day) week += 1;
    occupied += houses.reduce((sum, _, place) => sum + people(place, week), 0);
    nights += 30;
  }
  const percent = (100 * occupied) / nights;
  if (percent > 100) return 'OVER_100';
  return ['UNDER_70', 'FROM_70_TO_80', 'FROM_80_TO_90', 'FROM_90_TO_100'][
    Math.max(0, Math.floor(Math.min(percent, 99.9) / 10) - 6)
  ]!;
}

describe('the series of occupancy', () => {
  it.each(roles)('is the same for everybody: %s', async (role) => {
    for (const kind of ['WEEK', 'MONTH', 'QUARTER'])
      expect(await series(kind, {}, role)).toEqual(await series(kind));
  });

  it.each(['WEEK', 'MONTH', 'QUARTER'])(
    'is of nights, over the houses behind free places: %s',
    async (kind) => {
      const { periods, notPublished } = await series(kind);
      expect(notPublished).toBeNull();
      const there = periods.filter(({ occupancyClass }) => occupancyClass !== null);
      expect(there.length).toBeGreaterThan({ WEEK: 30, MONTH: 5, QUARTER: 1 }[kind]!);
      for (const period of there) {
        expect([period.period, period.occupancyClass]).toEqual([period.period, walked(period)]);
        expect(period).toMatchObject({ facilities: 3, facilitiesInRegion: 3, synthetic: true });
      }
    },
  );

  it('shows what is above 100 percent as its class', async () => {
    const { periods } = await series('WEEK', { from: mondayOf(weeks - 4), to: mondayOf(weeks - 4) });
    expect(periods).toEqual([expect.objectContaining({ occupancyClass: 'OVER_100', notPublished: null })]);
  });

  it('holds closed periods only, a week after their last week, with what was known then', async () => {
    const { periods } = await series('WEEK');
    const last = periods.at(-1)! as Period & { asOf: string };
    expect(last.firstDay).toBe(mondayOf(weeks - 3));
    expect(last.asOf).toBe(addDays(last.lastDay, 7));
    for (const kind of ['MONTH', 'QUARTER'])
      for (const { lastDay } of (await series(kind)).periods)
        expect(lastDay < addDays(monday, -7)).toBe(true);
  });

  it('comes with its definition and with how fresh it is', async () => {
    const { indicator, periods } = await series('WEEK');
    expect(indicator).toMatchObject({ code: 'occupancy', definition: { nl: expect.any(String) } });
    expect(periods.at(-1)).toMatchObject({
      coverage: { facilities: 3, facilitiesReported: 3, providers: 3, oldestReport: mondayOf(weeks - 3) },
    });
  });

  it('says what is published where nothing is', async () => {
    const { periods, notPublished } = await series('WEEK', { product: 'no-such-product' });
    expect(periods).toEqual([]);
    expect(notPublished!.message.en).toMatch(/this product/);
    expect(notPublished!.products).toContainEqual({ code: product });
    const before = await series('MONTH', { to: '1999-12-31' });
    expect(before.periods).toEqual([]);
    expect(before.notPublished!.firstDay).toBe((await series('MONTH')).periods[0]!.firstDay);
    expect((await series('WEEK', { to: '0001-01-01', product: 'x' })).periods).toEqual([]);
    expect((await series('WEEK', { unit: 'DWELLING' })).notPublished!.message.nl).toMatch(/eenheid/);
  });

  it('refuses what is no kind of period', async () => {
    const { status } = await hub.as('dashboard', 'DASHBOARD')(query, { kind: 'DAY', product });
    expect(status).toBe(400);
  });
});

describe('publishing occupancy', () => {
  const stored = async () =>
    (
      await hub.database.owner.query(
        'select to_jsonb(p) as row from published.occupancy_period p order by id',
      )
    ).rows;

  it('is done once: what is put right later changes nothing', async () => {
    const before = await stored();
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      line('house-a', {
        kind: 'OCCUPANCY_COUNT',
        number: 1,
        effective_on: mondayOf(10),
        reported_at: new Date(),
      }),
    ]);
    expect(await publish()).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('gives the same when it was taken away: it is read as it was known', async () => {
    const before = await stored();
    await forget();
    await publishAll();
    expect(await stored()).toEqual(before);
  });

  it('goes on where it ended, and leaves no half of a period', async () => {
    const { owner } = hub.database;
    const before = await stored();
    const { id } = (
      await owner.query(
        `select id from published.occupancy_done where period_kind = 'MONTH' order by id limit 1`,
      )
    ).rows[0];
    await forget();
    await owner.query(`
      create function hub.break_down() returns trigger language plpgsql as
        $$ begin raise exception 'broken down'; end $$;
      create trigger break_down before insert on published.occupancy_period
        for each row when (new.period = '${id}') execute function hub.break_down()`);
    await expect(publishAll()).rejects.toThrow('broken down');
    const { rows } = await owner.query('select from published.occupancy_done where id = $1', [id]);
    expect(rows).toEqual([]);
    await owner.query('drop trigger break_down on published.occupancy_period');
    await publishAll();
    expect(await stored()).toEqual(before);
  });

  it('tells nothing of a month in which another house came to stand behind the figures', async () => {
    await addHouse('house-d', 'enver', weeks - 12, () => 10);
    await forget();
    await publishAll();
    const came = mondayOf(weeks - 12);
    for (const kind of ['WEEK', 'MONTH', 'QUARTER'])
      for (const period of (await series(kind)).periods) {
        const first = mondayOf(
          weeks - 1 - Math.ceil((Date.parse(monday) - Date.parse(period.firstDay)) / 604_800_000),
        );
        const isMixed = first < came && came <= period.lastDay;
        if (isMixed)
          expect(period).toMatchObject({
            notPublished: 'OTHER_FACILITIES',
            occupancyClass: null,
            facilities: null,
          });
        else if (period.facilities) expect(period.facilities).toBe(period.firstDay < came ? 3 : 4);
      }
    expect(
      (await series('MONTH')).periods.some(({ notPublished }) => notPublished === 'OTHER_FACILITIES'),
    ).toBe(true);
  });

  it('is over the houses behind the free places of the week, which are kept for it', async () => {
    await publishAgain(hub.database);
    const { rows } = await hub.database.owner.query(
      'select facility_id as id from published.occupancy_panel where week = $1 and product_id = $2 order by 1',
      [monday, product],
    );
    expect(rows.map(({ id }) => id)).toEqual(['house-a', 'house-b', 'house-c', 'house-d']);
    await expect(
      hub.database.owner.query('set role hub_dashboard; select * from published.occupancy_panel'),
    ).rejects.toThrow('permission denied');
    await hub.database.owner.query('reset role');
  });

  it('has no figure where no place can be used, or too few stand behind it', async () => {
    const { owner } = hub.database;
    await owner.query(`update hub.facility set operator_id = 'yulius' where product_id = $1`, [product]);
    await forget();
    await publishAll();
    const reasons = (await series('WEEK')).periods.map(({ notPublished }) => notPublished);
    expect(new Set(reasons)).toEqual(new Set(['TOO_FEW']));
  });
});
