import { connectionTo } from '../setup/test-database';
import { toGlobalId } from '../../src/graphql/global-id';
import { roles } from '../../src/identity/role';
import { query } from '../access/as-role';
import { callerAs } from '../equality/callers';
import { atOnce } from '../setup/at-once';
import { fileClient } from '../setup/files';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { keyOf, StayAsks } from './stay-asks';
import { codes } from './trajectory-writing';

let hub: TestHub;
let asks: StayAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = await StayAsks.of(hub);
});
afterAll(() => hub.stop());

describe('who decides on it', () => {
  it('are the central municipality and providers, by the schema', async () => {
    const asked = await Promise.all(
      roles.map((role) =>
        hub.as(callerAs(role).partnerId, role)('{ __schema { mutationType { fields { name } } } }'),
      ),
    );
    const found = roles.filter((_, i) =>
      asked[i]!.data.__schema.mutationType?.fields.some(
        ({ name }: { name: string }) => name === 'setCountingWay',
      ),
    );
    expect(found).toEqual(['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER']);
  });

  it('is the central municipality for any facility', async () => {
    expect(
      codes(await asks.setWay(await asks.newFacility({ operator_id: 'yulius' }), {}, asks.central)),
    ).toEqual([]);
  });

  it("is no provider for another's: the answer is as for one that does not exist", async () => {
    const theirs = await asks.setWay(await asks.newFacility({ operator_id: 'yulius' }));
    expect(theirs).toMatchObject({ facility: null, userErrors: [{ code: 'NOT_YOUR_FACILITY' }] });
    for (const nowhere of [toGlobalId('Facility', 'nowhere'), 'x'])
      expect([await asks.setWay(nowhere), await asks.setWay(nowhere, {}, asks.central)]).toEqual([
        theirs,
        theirs,
      ]);
  });
});

describe('who sees it', () => {
  it('are those who see the exact state of the facility, and nobody else', async () => {
    // In Zwijndrecht, of a client whom nobody of these but those in charge sees.
    const facility = await asks.newFacility({ municipality_id: 'GM0642' });
    await asks.setWay(facility);
    await asks.addStay(facility, asks.dayFrom(-1));
    const told = { occupancy: { occupied: 1, countedBy: 'STAYS' }, withheld: [{ field: 'address' }] };
    for (const ask of [
      ...[asks.provider, asks.central, hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR')],
      hub.as('zwijndrecht', 'MUNICIPALITY'),
    ])
      expect((await asks.occupancy(facility, undefined, ask)).occupancy).toMatchObject(told.occupancy);
    for (const ask of [hub.as('papendrecht', 'MUNICIPALITY'), hub.as('yulius', 'CARE_PROVIDER')]) {
      const { occupancy: shown, withheld } = await asks.occupancy(facility, undefined, ask);
      expect(shown).toBeNull();
      expect(withheld).toContainEqual({ field: 'occupancy', reason: expect.any(String) });
    }
    expect(
      (await hub.as('trivire', 'HOUSING_ASSOCIATION')('{ facilities { nodes { occupancy { occupied } } } }'))
        .status,
    ).toBe(400);
  });

  it('holds for what was known on a moment too', async () => {
    const facility = await asks.newFacility({ municipality_id: 'GM0642' });
    await asks.setWay(facility);
    await asks.addStay(facility, asks.dayFrom(-1));
    const key = keyOf(facility);
    const service = connectionTo(hub.database.serviceUrl);
    await service.connect();
    const sql = `select occupied from hub.capacity_states_known($1, 'infinity') where from_date = current_date`;
    const known = (role: string, partner: string) => query(service, { role, partner }, sql, [key]);
    expect(await known('hub_municipality', 'zwijndrecht')).toEqual([{ occupied: 1 }]);
    expect(await known('hub_municipality', 'papendrecht')).toEqual([]);
    await service.end();
  });
});

describe('a decision', () => {
  it('is recorded once under a reference', async () => {
    const facility = await asks.newFacility();
    const first = await asks.setWay(facility, { reference: 'once' });
    expect(await asks.setWay(facility, { reference: 'once' })).toEqual({ ...first, alreadyRecorded: true });
    expect(codes(await asks.setWay(facility, { reference: 'once', way: 'COUNTS' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(codes(await asks.setWay(await asks.newFacility(), { reference: 'once' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(codes(await asks.setWay(facility))).toEqual(['COUNTED_SO_ALREADY']);
  });

  it('is refused for a day that is over, was counted already, or lies too far ahead', async () => {
    const facility = await asks.newFacility();
    const early = { code: 'WAY_TOO_EARLY', path: ['input', 'from'] };
    expect((await asks.setWay(facility, { from: asks.dayFrom(-1) })).userErrors).toMatchObject([
      { ...early, firstPossibleDate: asks.today },
    ]);
    await asks.count(facility, 3);
    expect((await asks.setWay(facility)).userErrors).toMatchObject([
      { ...early, firstPossibleDate: asks.dayFrom(1) },
    ]);
    expect(codes(await asks.setWay(facility, { from: asks.dayFrom(400) }))).toEqual(['DATE_TOO_FAR']);
    expect(codes(await asks.setWay(facility, { way: 'COUNTS' }))).toEqual(['COUNTED_SO_ALREADY']);
    expect(codes(await asks.setWay(facility, { reference: '111222333' }))).toContain('LOOKS_LIKE_BSN');
    expect(codes(await asks.setWay(facility, { from: asks.dayFrom(1) }))).toEqual([]);
  });

  it('and a count of that day at once: one of them wins', async () => {
    const facility = await asks.newFacility();
    const answers = await atOnce(hub, 'hub.audit_event', [
      () => asks.setWay(facility),
      () => asks.count(facility, 6),
    ]);
    const [way, counted] = answers.map(codes);
    expect([way, counted]).toContainEqual([]);
    expect([...way!, ...counted!]).toHaveLength(1);
    const now = (await asks.occupancy(facility)).occupancy;
    expect(now).toMatchObject(way!.length === 0 ? { countedBy: 'STAYS', occupied: 0 } : { occupied: 6 });
  });

  it('leaves a line in the audit trail', async () => {
    const facility = await asks.newFacility();
    await asks.setWay(facility, { from: asks.dayFrom(2) });
    const { rows } = await hub.database.owner.query(
      `select subjects from hub.audit_event where activity = 'capacity.way' and $1 = any (subjects)`,
      [asks.dayFrom(2)],
    );
    expect(rows).toEqual([{ subjects: [expect.any(String), 'STAYS', asks.dayFrom(2)] }]);
  });
});

it('leaves the occupied cell of the file empty, and refuses one that is filled in', async () => {
  const files = fileClient(hub, 'leger-des-heils');
  const facility = await asks.newFacility({ name: 'Telt op verblijven' });
  await asks.setWay(facility);
  const template = (await files.template()).text.replace(/^\uFEFF/, '').split('\r\n');
  const names = template[0]!.split(';');
  const cells = template.find((line) => line.includes('Telt op verblijven'))!.split(';');
  const place = names.indexOf('bezet');
  expect(cells[place]).toBe('');
  const send = async (bezet: string) =>
    (await files.send([template[0], cells.with(place, bezet).join(';')].join('\r\n'))).body.findings;
  const codesIn = (findings: Array<{ code: string }>) => findings.map(({ code }) => code);
  expect(codesIn(await send('4'))).toContain('COUNTED_BY_STAYS');
  expect(codesIn(await send(''))).not.toContain('INCOMPLETE');
});
