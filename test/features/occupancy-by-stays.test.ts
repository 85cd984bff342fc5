import { startTestHub, type TestHub } from '../setup/test-hub';
import { StayAsks } from './stay-asks';
import { codes } from './trajectory-writing';

let hub: TestHub;
let asks: StayAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = await StayAsks.of(hub);
});
afterAll(() => hub.stop());

describe('a facility that is counted by stays', () => {
  it('is as full as its open stays say, as of a day and after every correction', async () => {
    const facility = await asks.newFacility();
    await asks.reportStay(facility, asks.dayFrom(-9));
    expect(codes(await asks.count(facility, 7, asks.dayFrom(-1)))).toEqual([]);
    expect(codes(await asks.setWay(facility))).toEqual([]);
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({
      ...{ occupied: 1, countedOn: asks.today, countedBy: 'STAYS', free: 9, overOccupied: 0 },
    });
    // What was counted before it holds for its own days.
    expect((await asks.occupancy(facility, asks.dayFrom(-1))).occupancy).toMatchObject({
      ...{ occupied: 7, countedBy: 'COUNTS' },
    });
    const second = await asks.reportStay(facility, asks.dayFrom(-3));
    expect(await asks.occupied(facility)).toBe(2);
    await second.end(asks.today);
    expect(await asks.occupied(facility)).toBe(1);
    const third = await asks.reportStay(facility, asks.today);
    await third.move(asks.dayFrom(1));
    expect([await asks.occupied(facility), await asks.occupied(facility, asks.dayFrom(1))]).toEqual([1, 2]);
    await third.withdraw();
    expect([await asks.occupied(facility), await asks.occupied(facility, asks.dayFrom(1))]).toEqual([1, 1]);
    expect(await asks.occupied(facility, asks.dayFrom(-1))).toBe(7);
  });

  it('is overfull when more people stay than there are places', async () => {
    const facility = await asks.newFacility();
    await asks.setWay(facility);
    for (let i = 0; i < 11; i += 1) await asks.addStay(facility, asks.dayFrom(-1));
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({
      occupied: 11,
      free: -1,
      overOccupied: 1,
    });
  });

  it('takes no count, and says since when', async () => {
    const facility = await asks.newFacility();
    await asks.setWay(facility);
    const { userErrors } = await asks.count(facility, 3);
    expect(userErrors).toMatchObject([
      { __typename: 'CountedByStays', code: 'COUNTED_BY_STAYS', since: asks.today, path: ['input', 'kind'] },
    ]);
    const before = await asks.count(facility, 3, asks.dayFrom(-2));
    expect(codes(before)).toEqual([]);
    const corrects = before.capacityMutation.id;
    const into = { kind: 'CORRECTION', corrects, number: 3, effectiveOn: asks.today };
    expect(codes(await asks.report(facility, into))).toEqual(['COUNTED_BY_STAYS']);
    expect(codes(await asks.report(facility, { kind: 'CORRECTION', corrects, withdraw: true }))).toEqual([]);
    expect(
      codes(await asks.report(facility, { kind: 'OUT_OF_USE', number: 2, reason: 'MAINTENANCE' })),
    ).toEqual([]);
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({ occupied: 0, free: 8 });
  });

  it('may begin ahead: until then counts are taken', async () => {
    const facility = await asks.newFacility();
    const from = asks.dayFrom(7);
    expect(codes(await asks.setWay(facility, { from }))).toEqual([]);
    expect(codes(await asks.count(facility, 4))).toEqual([]);
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({ occupied: 4, countedBy: 'COUNTS' });
    const ahead = { occupied: 0, countedBy: 'STAYS', countedOn: from };
    expect((await asks.occupancy(facility, from)).occupancy).toMatchObject(ahead);
  });

  it('may be counted again: nothing is known until somebody does', async () => {
    const facility = await asks.newFacility();
    await asks.setWay(facility);
    await asks.reportStay(facility, asks.dayFrom(-1));
    expect(codes(await asks.setWay(facility, { way: 'COUNTS' }))).toEqual([]);
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({
      ...{ occupied: null, free: null, countedOn: null, countedBy: 'COUNTS' },
    });
    expect(codes(await asks.count(facility, 5))).toEqual([]);
    expect(await asks.occupied(facility)).toBe(5);
  });

  it('is as fresh as its last stay, and is confirmed as any other', async () => {
    const facility = await asks.newFacility();
    expect((await asks.setWay(facility, {}, asks.central)).facility.occupancy).toMatchObject({
      overdue: true,
    });
    await asks.reportStay(facility, asks.dayFrom(-1));
    const fresh = (await asks.occupancy(facility)).occupancy;
    expect(fresh).toMatchObject({ overdue: false, reportedBy: { slug: 'leger-des-heils' } });
    const confirm =
      'mutation ($input: ConfirmNoChangeInput!) { confirmNoChange(input: $input) { userErrors { code } } }';
    const { data } = await asks.provider(confirm, { input: { reference: asks.reference() } });
    expect(data.confirmNoChange.userErrors).toEqual([]);
    const confirmed = (await asks.occupancy(facility)).occupancy;
    expect(confirmed.reportedAt > fresh.reportedAt).toBe(true);
    expect(confirmed).toMatchObject({ occupied: 1, overdue: false });
  });

  it('is not closed while somebody stays', async () => {
    const facility = await asks.newFacility();
    await asks.setWay(facility);
    const { end } = await asks.reportStay(facility, asks.dayFrom(-1));
    expect((await asks.report(facility, { kind: 'CLOSURE' })).userErrors).toMatchObject([
      { code: 'STAYS_OPEN', brokenOn: asks.today, firstPossibleDate: null },
    ]);
    await end(asks.today);
    expect(codes(await asks.report(facility, { kind: 'CLOSURE' }))).toEqual([]);
    // A stay that is told afterwards is shown, and no reason to refuse what comes next.
    await asks.reportStay(facility, asks.dayFrom(-2));
    expect((await asks.occupancy(facility)).occupancy).toMatchObject({ occupied: 1, free: -1 });
    const opening = { kind: 'OPENING', number: 3, effectiveOn: asks.dayFrom(3) };
    expect(codes(await asks.report(facility, opening))).toEqual([]);
    expect((await asks.occupancy(facility, asks.dayFrom(3))).occupancy).toMatchObject({
      occupied: 1,
      free: 2,
    });
  });
});
