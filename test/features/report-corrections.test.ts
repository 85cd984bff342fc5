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
  ])('refuse %j', async (given, code) => {
    const before = await provider.count();
    expect(codes(await provider.send(await provider.newFacility(), given))).toEqual([code]);
    expect(await provider.count()).toBe(before + 1);
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
    const reopened = await provider.send(facility, { kind: 'OPENING', number: 4, effectiveOn: '2026-11-18' });
    expect(reopened.userErrors).toEqual([]);
  });
});
