import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await hub.database.owner.query('delete from published.occupancy_done');
}, 60_000);
afterAll(() => hub.stop());

const query = `{ occupancySeries(kind: WEEK, product: "no-such-product") {
  periods { period } notPublished { message { nl en } products { code } } } }`;

async function suggested() {
  const { data, errors } = await hub.as('dashboard', 'DASHBOARD')(query);
  expect(errors).toBeUndefined();
  expect(data.occupancySeries.periods).toEqual([]);
  return data.occupancySeries.notPublished as {
    message: { nl: string; en: string };
    products: Array<{ code: string }>;
  };
}

/** A week of a product, with a class or without. */
async function publishWeek(product: string, occupancyClass: string | null) {
  await hub.database.owner.query(
    `insert into published.occupancy_done (id, period_kind, first_day, last_day, as_of)
     values ('2025-W02', 'WEEK', '2025-01-06', '2025-01-12', '2025-01-19') on conflict do nothing`,
  );
  await hub.database.owner.query(
    `insert into published.occupancy_period (id, period, period_kind, first_day, last_day, as_of, product_id, unit,
       occupancy_class, not_published, facilities, facilities_in_region, coverage, synthetic)
     select '2025-W02-' || $1, id, period_kind, first_day, last_day, as_of, $1, 'PLACE', $2,
       case when $2::text is null then 'TOO_FEW' end, case when $2::text is not null then 3 end, 3,
       case when $2::text is not null then '{}'::jsonb end, true
     from published.occupancy_done where id = '2025-W02'`,
    [product, occupancyClass],
  );
}

it('suggests no product of which every period is without a class', async () => {
  expect((await suggested()).message.en).toMatch(/^No period of this kind/);

  await publishWeek('family-shelter', null);
  const none = await suggested();
  expect(none.products).toEqual([]);
  expect(none.message.en).toMatch(/no class of any other/);

  await publishWeek('short-stay', 'FROM_70_TO_80');
  const some = await suggested();
  expect(some.products).toEqual([{ code: 'short-stay' }]);
  expect(some.message.en).toMatch(/Choose one/);
});
