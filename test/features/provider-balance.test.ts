import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { roles, type Role } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type TestHub } from '../setup/test-hub';

const query = `query ($period: ClosedPeriod!, $provider: [String!]) {
  providerBalances(period: $period, provider: $provider) {
    provider { slug } period facilities stockBefore inflow outflow stockNow balance synthetic } }`;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  const { owner } = hub.database;
  const real = { synthetic: false, document_id: 'agenda-2021-2022' };
  await insert(owner, 'hub.facility', [
    factories.facility({ id: 'balanced-house', operator_id: 'yulius', ...real }),
    factories.facility({ id: 'house-without-stays', operator_id: 'yulius', ...real }),
    factories.facility({ id: 'house-of-another', operator_id: 'antes', ...real }),
  ]);
  await insert(owner, 'hub.capacity_mutation', [
    line('balanced-house', '2025-11-01', { kind: 'OPENING', place_kind: 'REGULAR', number: 20 }),
    line('balanced-house', '2025-12-20', { kind: 'OCCUPANCY_COUNT', number: 10 }),
    line('balanced-house', '2026-03-20', { kind: 'OCCUPANCY_COUNT', number: 11 }),
    line('balanced-house', '2026-06-20', { kind: 'OCCUPANCY_COUNT', number: 14 }),
    line('house-without-stays', '2025-11-01', { kind: 'OPENING', place_kind: 'REGULAR', number: 20 }),
    line('house-without-stays', '2025-12-20', { kind: 'OCCUPANCY_COUNT', number: 3 }),
    line('house-without-stays', '2026-03-20', { kind: 'OCCUPANCY_COUNT', number: 9 }),
    line('house-of-another', '2025-11-01', { kind: 'OPENING', place_kind: 'REGULAR', number: 20 }),
    line('house-of-another', '2025-12-20', { kind: 'OCCUPANCY_COUNT', number: 5 }),
    line('house-of-another', '2026-06-20', { kind: 'OCCUPANCY_COUNT', number: 6 }),
  ]);
  // Antes guides one of them: Yulius does not see the stay, but counts the person.
  await addStay('yulius', '2026-01-10', null);
  await addStay('antes', '2026-02-10', '2026-05-01');
  await addStay('yulius', '2026-02-10', null, 'house-of-another');
}, 120_000);
afterAll(() => hub.stop());

const line = (facility_id: string, effective_on: string, given: TableRow): TableRow =>
  factories.capacityMutation({
    ...{ facility_id, effective_on, reported_at: `${effective_on}T10:00:00+01:00` },
    ...{ reporter_id: 'yulius', synthetic: false, ...given },
  });

async function addStay(
  provider_id: string,
  started_on: string,
  ended_on: string | null,
  facility_id = 'balanced-house',
): Promise<void> {
  const { owner } = hub.database;
  const client = factories.client({ synthetic: false });
  const trajectory = factories.trajectory({ client_id: client.id, provider_id, synthetic: false });
  await insert(owner, 'hub.client', [client]);
  await insert(owner, 'hub.trajectory', [trajectory]);
  await insert(owner, 'hub.stay', [
    factories.stay(trajectory, {
      ...{ facility_id, started_on, ended_on, synthetic: false },
    }),
  ]);
}

const ask = (partner: string, role: Role, period: string, provider: string[] | null = null) =>
  hub.as(partner, role)(query, { period, provider });
const inCharge = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'] as const;

const firstHalf = {
  ...{ provider: { slug: 'yulius' }, period: '2026-H1', facilities: 1, synthetic: false },
  ...{ stockBefore: 10, inflow: 2, outflow: 1, stockNow: 14, balance: -3 },
};

it('is of the last counts before both ends of a period, and of who came and left in between', async () => {
  const { data } = await ask('yulius', 'CARE_PROVIDER', '2026-H1');
  expect(data.providerBalances).toEqual([firstHalf]);
  const quarter = (await ask('yulius', 'CARE_PROVIDER', '2026-Q1')).data.providerBalances;
  expect(quarter).toEqual([
    { ...firstHalf, period: '2026-Q1', inflow: 2, outflow: 0, stockNow: 11, balance: 1 },
  ]);
});

it('is of all providers for those in charge, and the same as the provider sees', async () => {
  for (const role of inCharge) {
    const { partnerId } = callerAs(role);
    const all = (await ask(partnerId, role, '2026-H1')).data.providerBalances;
    expect(all).toContainEqual(firstHalf);
    expect(all.length).toBeGreaterThan(1);
    for (const { stockBefore, inflow, outflow, stockNow, balance } of all)
      expect(balance).toBe(stockBefore + inflow - outflow - stockNow);
    expect((await ask(partnerId, role, '2026-H1', ['yulius'])).data.providerBalances).toEqual([firstHalf]);
  }
});

it('tells a provider nothing of another one', async () => {
  for (const provider of [['yulius'], ['no-such-provider']])
    expect((await ask('antes', 'CARE_PROVIDER', '2026-H1', provider)).data.providerBalances).toEqual([]);
  const own = (await ask('antes', 'CARE_PROVIDER', '2026-H1')).data.providerBalances;
  expect(own).toMatchObject([{ provider: { slug: 'antes' }, stockBefore: 5, inflow: 1, balance: 0 }]);
});

it.each(roles.filter((role) => ![...inCharge, 'CARE_PROVIDER'].includes(role)))(
  'is not in the schema of %s',
  async (role) => {
    const { errors } = await ask(callerAs(role).partnerId, role, '2026-H1');
    expect(errors![0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  },
);

it('is of nobody in a period before anything was counted', async () => {
  for (const period of ['0001', '1990', '2001-Q1'])
    expect((await ask('yulius', 'CARE_PROVIDER', period)).data.providerBalances).toEqual([]);
});

it.each(['2099', '2099-H1', '9999-Q4'])('is of closed periods only, not of %s', async (period) => {
  const { errors } = await ask('yulius', 'CARE_PROVIDER', period);
  expect(errors![0]!.extensions.code).toBe('PERIOD_NOT_CLOSED');
});
