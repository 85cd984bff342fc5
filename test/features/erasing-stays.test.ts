import { startTestHub, type TestHub } from '../setup/test-hub';
import { keyOf, StayAsks } from './stay-asks';
import { codes, stay, Writing } from './trajectory-writing';

let hub: TestHub;
let asks: StayAsks;
let write: Writing;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = await StayAsks.of(hub);
  write = new Writing(hub);
});
afterAll(() => hub.stop());

/** Somebody who stayed there, and left when there is an end. */
async function newStay(facility: string, from: string, to?: string): Promise<string> {
  const client = await write.newClient();
  const said = [stay('STAY_STARTED', { facility, happenedOn: from })];
  if (to) said.push(stay('STAY_ENDED', { facility, happenedOn: to }));
  for (const event of said) expect(codes(await write.report('provider', client.provider, event))).toEqual([]);
  return client.central;
}

async function erase(trajectory: string): Promise<void> {
  const input = { trajectory, ground: 'CONSENT_WITHDRAWN', reference: `erase-stay-${(serial += 1)}` };
  const { data } = await asks.central(
    'mutation ($input: EraseClientInput!) { eraseClient(input: $input) { erased } }',
    { input },
  );
  expect(data.eraseClient.erased).toBe(true);
}

async function balance() {
  const { data, errors } = await asks.provider('{ dataQuality { parts { code value reason } } }');
  expect(errors).toBeUndefined();
  return data.dataQuality[0].parts.find(({ code }: { code: string }) => code === 'BALANCE');
}

describe('the stays of a client who is erased', () => {
  it('stay in the balance of its provider, as how many came and left on a day', async () => {
    const facility = await asks.newFacility({ synthetic: false, document_id: 'agenda-2021-2022' });
    for (const [number, day] of [
      [0, -9],
      [1, -1],
    ] as const)
      expect(codes(await asks.count(facility, number, asks.dayFrom(day)))).toEqual([]);
    const left = await newStay(facility, asks.dayFrom(-8), asks.dayFrom(-3));
    const stays = await newStay(facility, asks.dayFrom(-5));
    const before = await balance();
    expect(before).toMatchObject({ value: 0 });
    for (const client of [left, stays]) await erase(client);
    expect(await balance()).toEqual(before);
    const { rows } = await hub.database.owner.query(
      'select on_date::text as on, begun, ended from hub.erased_movement where facility_id = $1 order by 1',
      [keyOf(facility)],
    );
    expect(rows).toEqual([
      { on: asks.dayFrom(-8), begun: 1, ended: 0 },
      { on: asks.dayFrom(-5), begun: 1, ended: 0 },
      { on: asks.dayFrom(-3), begun: 0, ended: 1 },
    ]);
  });

  it('stay in the occupancy of the days that are past, and who was still there leaves today, in the balance too', async () => {
    const facility = await asks.newFacility({ synthetic: false, document_id: 'agenda-2021-2022' });
    const since = asks.dayFrom(-10);
    await hub.database.owner.query(
      `insert into hub.counting_way (facility_id, way, from_date, known_at, decided_by_id, reference)
       values ($1, 'STAYS', $2, $2::date, 'leger-des-heils', 'since then')`,
      [keyOf(facility), since],
    );
    const left = await newStay(facility, asks.dayFrom(-8), asks.dayFrom(-3));
    const stays = await newStay(facility, asks.dayFrom(-5));
    const days = async () =>
      Promise.all([-9, -8, -5, -4, -3, -1, 0, 1].map((day) => asks.occupied(facility, asks.dayFrom(day))));
    expect(await days()).toEqual([0, 1, 2, 2, 1, 1, 1, 1]);
    expect(await balance()).toMatchObject({ value: 0 });
    for (const client of [left, stays]) await erase(client);
    expect(await days()).toEqual([0, 1, 2, 2, 1, 1, 0, 0]);
    expect(await balance()).toMatchObject({ value: 0 });
  });
  it('that were put right by an event leave nothing behind', async () => {
    const facility = await asks.newFacility();
    const { withdraw } = await asks.reportStay(facility, asks.dayFrom(-2));
    await withdraw();
    const { rows } = await hub.database.owner.query(
      'select from hub.erased_movement where facility_id = $1',
      [keyOf(facility)],
    );
    expect(rows).toEqual([]);
  });
});
