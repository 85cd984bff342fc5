import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, Reporting } from './reporting';

let hub: TestHub;
let provider: Reporting;

beforeAll(async () => {
  hub = await startTestHub();
  provider = new Reporting(hub);
});
afterAll(() => hub.stop());

describe('corrections', () => {
  it('take the place of a line, and are shown with it', async () => {
    const facility = await provider.newFacility();
    const counted = await provider.send(facility, { kind: 'OCCUPANCY_COUNT', number: 7 });
    const line = counted.capacityMutation.id;
    const corrected = await provider.send(facility, { kind: 'CORRECTION', corrects: line, number: 8 });
    expect(corrected.userErrors).toEqual([]);
    expect(corrected.capacityMutation).toMatchObject({
      kind: 'CORRECTION',
      number: 8,
      corrects: { id: line },
    });
    expect(corrected.facility.occupancy.occupied).toBe(8);
    // A correction of the correction is one more of the first line.
    const again = await provider.send(facility, {
      kind: 'CORRECTION',
      corrects: corrected.capacityMutation.id,
      number: 9,
    });
    expect(again.capacityMutation.corrects).toEqual({ id: line });
    const withdrawn = await provider.send(facility, { kind: 'CORRECTION', corrects: line, withdraw: true });
    expect(withdrawn.capacityMutation).toMatchObject({ withdrawn: true, number: null });
    expect(withdrawn.facility.occupancy.occupied).toBeNull();
    const { data } = await provider.ask(
      'query ($id: ID!) { node(id: $id) { ... on CapacityMutation { number corrections { number withdrawn } } } }',
      { id: line },
    );
    expect(data.node).toEqual({
      number: 7,
      corrections: [
        { number: 8, withdrawn: false },
        { number: 9, withdrawn: false },
        { number: null, withdrawn: true },
      ],
    });
  });

  it('are refused when a later line would become impossible, which is named', async () => {
    const facility = await provider.newFacility();
    const expansion = await provider.send(facility, {
      ...{ kind: 'EXPANSION', number: 5, effectiveOn: '2026-10-01' },
    });
    const out = await provider.send(facility, { kind: 'OUT_OF_USE', number: 14, effectiveOn: '2026-11-01' });
    const before = await provider.count();
    const refused = await provider.send(facility, {
      ...{ kind: 'CORRECTION', corrects: expansion.capacityMutation.id, withdraw: true },
    });
    expect(refused.userErrors).toEqual([
      expect.objectContaining({
        ...{ code: 'OUT_OF_USE_ABOVE_PLACES', brokenOn: '2026-11-01', firstPossibleDate: null },
        offendingLine: out.capacityMutation.id,
      }),
    ]);
    expect(await provider.count()).toBe(before);
  });

  it.each([
    [{ kind: 'CORRECTION', number: 3 }, 'CORRECTS_REQUIRED'],
    [{ kind: 'CORRECTION', number: 3, corrects: 'x' }, 'LINE_NOT_FOUND'],
    [{ kind: 'OCCUPANCY_COUNT', number: 3, corrects: 'x' }, 'CORRECTS_NOT_ALLOWED'],
    [{ kind: 'OCCUPANCY_COUNT', number: 3, withdraw: true }, 'CORRECTS_NOT_ALLOWED'],
    [{ kind: 'REDUCTION', number: 3, endsOn: '2026-12-01' }, 'ENDS_ON_NOT_ALLOWED'],
    [{ kind: 'EXPANSION', number: 3, endsOn: '2026-11-16' }, 'ENDS_BEFORE_START'],
    [{ kind: 'CLOSURE', number: 3 }, 'NUMBER_NOT_ALLOWED'],
    [{ kind: 'CONFIRMATION', reference: '   ' }, 'REFERENCE_REQUIRED'],
  ])('refuse %j', async (given, code) => {
    const before = await provider.count();
    expect(codes(await provider.send(await provider.newFacility(), given))).toEqual([code]);
    expect(await provider.count()).toBe(before + 1);
  });

  it('say nothing that the line itself cannot say', async () => {
    const facility = await provider.newFacility();
    const line = (await provider.send(facility, { kind: 'EXPANSION', number: 5 })).capacityMutation.id;
    const correct = async (given: object) =>
      codes(await provider.send(facility, { kind: 'CORRECTION', corrects: line, ...given }));
    expect(await correct({ number: 5, placeKind: 'RESERVE' })).toEqual(['PLACE_KIND_NOT_ALLOWED']);
    expect(await correct({ number: 5, withdraw: true })).toEqual(['NUMBER_NOT_ALLOWED']);
    expect(await correct({ withdraw: true, endsOn: '2027-01-01' })).toEqual(['ENDS_ON_NOT_ALLOWED']);
    expect(await correct({})).toEqual(['NUMBER_REQUIRED']);
  });

  it('cannot take an opening away from under what rests on it', async () => {
    const facility = await provider.newFacility();
    const expansion = await provider.send(facility, {
      kind: 'EXPANSION',
      number: 5,
      effectiveOn: '2026-03-01',
    });
    const { rows } = await hub.database.owner.query(
      `select id from hub.capacity_mutation where facility_id = $1 and kind = 'OPENING'`,
      [Buffer.from(facility, 'base64url').toString().replace('Facility:', '')],
    );
    const corrects = Buffer.from(`CapacityMutation:${rows[0].id}`).toString('base64url');
    for (const given of [{ withdraw: true }, { number: 10, effectiveOn: '2026-07-01' }]) {
      const refused = await provider.send(facility, { kind: 'CORRECTION', corrects, ...given });
      expect(refused.userErrors[0].code).toMatch(/^(BEFORE_OPENING|NOT_OPENED_YET)$/);
    }
    const moved = await provider.send(facility, {
      kind: 'CORRECTION',
      corrects,
      number: 10,
      effectiveOn: '2026-02-01',
    });
    expect(moved.userErrors).toEqual([]);
    const early = await provider.send(facility, { kind: 'REDUCTION', number: 1, effectiveOn: '2026-01-15' });
    expect(early.userErrors[0]).toMatchObject({ code: 'BEFORE_OPENING', firstPossibleDate: '2026-02-01' });
    expect(expansion.userErrors).toEqual([]);
  });

  it('come back at the place of the line that was withdrawn: of one day the order decides', async () => {
    const facility = await provider.newFacility();
    const first = (await provider.send(facility, { kind: 'OCCUPANCY_COUNT', number: 7 })).capacityMutation.id;
    await provider.send(facility, { kind: 'OCCUPANCY_COUNT', number: 9 });
    await provider.send(facility, { kind: 'CORRECTION', corrects: first, withdraw: true });
    await provider.send(facility, { kind: 'CORRECTION', corrects: first, number: 0 });
    const closed = await provider.send(facility, { kind: 'CLOSURE' });
    expect(codes(closed)).toEqual(['STILL_OCCUPIED']);
  });

  it('do not reach a line of another facility', async () => {
    const line = (await provider.send(await provider.newFacility(), { kind: 'OCCUPANCY_COUNT', number: 7 }))
      .capacityMutation.id;
    const payload = await provider.send(await provider.newFacility(), {
      kind: 'CORRECTION',
      corrects: line,
      number: 1,
    });
    expect(codes(payload)).toEqual(['LINE_NOT_FOUND']);
  });
});

describe('closing a facility', () => {
  it('is refused while somebody is in it, then possible, and then nothing is reported of it any more', async () => {
    const facility = await provider.newFacility();
    await provider.send(facility, { kind: 'OCCUPANCY_COUNT', number: 2, effectiveOn: '2026-11-01' });
    const refused = await provider.send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-10' });
    expect(refused.userErrors[0]).toMatchObject({ code: 'STILL_OCCUPIED', firstPossibleDate: null });
    expect(refused.userErrors[0].whatToDo.en).toContain('count of 0');
    await provider.send(facility, { kind: 'OCCUPANCY_COUNT', number: 0, effectiveOn: '2026-11-15' });
    const early = await provider.send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-10' });
    expect(early.userErrors[0]).toMatchObject({ firstPossibleDate: '2026-11-15' });
    const closed = await provider.send(facility, { kind: 'CLOSURE', effectiveOn: '2026-11-16' });
    expect(closed).toMatchObject({ userErrors: [], facility: { occupancy: { places: 0, occupied: 0 } } });
    const after = await provider.send(facility, {
      kind: 'OCCUPANCY_COUNT',
      number: 1,
      effectiveOn: '2026-11-17',
    });
    expect(codes(after)).toEqual(['CLOSED_ALREADY']);
    expect(after.userErrors[0].whatToDo.en).toContain('OPENING first');
    const lost = await provider.send(facility, { kind: 'EXPANSION', number: 1, effectiveOn: '2026-11-16' });
    expect(codes(lost)).toEqual(['CLOSED_ALREADY']);
    const reopened = await provider.send(facility, { kind: 'OPENING', number: 4, effectiveOn: '2026-11-18' });
    expect(reopened.userErrors).toEqual([]);
  });
});

describe('a facility that another provider runs now', () => {
  it('keeps the references of its former operator, who is told so and nothing else', async () => {
    const [moved, other] = [await provider.newFacility(), await provider.newFacility()];
    await provider.send(moved, { kind: 'CONFIRMATION', reference: 'moved' });
    await hub.database.owner.query(`update hub.facility set operator_id = 'antes' where id = $1`, [
      Buffer.from(moved, 'base64url').toString().replace('Facility:', ''),
    ]);
    const payload = await provider.send(other, { kind: 'CONFIRMATION', reference: 'moved' });
    expect(codes(payload)).toEqual(['REFERENCE_REUSED']);
  });
});
