import { randomUUID } from 'node:crypto';
import { readLeft } from '../../src/jobs/extract/extract-records';
import type { Happening } from '../../src/features/trajectory/trajectory.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addCrisisShelter, counted, emptied, setInactive, type SaidEvent } from './arrange';
import { crisis, herstart, People } from './people';

/** In crisis shelters somebody counts as left thirty days after the last sign; elsewhere nobody does. */
let database: TestDatabase;
let people: People;
beforeAll(async () => {
  database = await createTestDatabase();
  people = new People(database.owner);
  await addCrisisShelter(database.owner);
});
beforeEach(async () => {
  await emptied(database);
  await setInactive(database.owner, { 'crisis-shelter': 30 });
});
afterAll(() => database.drop());

const quarter = ['2024-01-01', '2024-04-01'] as const;
const units = (name: string, seen: string, [from, until] = quarter as readonly [string, string]) =>
  people.units(name, from, until, seen);
const happened = (kind: Happening, on: string, given: Partial<SaidEvent> = {}) => ({ kind, on, ...given });
const seenOn = (on: string, given: Partial<SaidEvent> = {}) =>
  happened('SEEN', on, { facility: crisis, ...given });
const started = happened('STAY_STARTED', '2024-01-10', { facility: crisis });
const client = (...events: Partial<SaidEvent>[]) => people.addTrajectory(randomUUID(), events);

describe('a stay that nobody ended', () => {
  it('counts as ended on the day that is thirty days after its start, and not a day before', async () => {
    await client(started);
    expect(await units('outflow', '2024-02-08')).toEqual([]);
    expect(await units('outflow', '2024-02-09')).toEqual(['INACTIVE']);
    expect(await units('permanent_exits', '2024-02-09')).toEqual(['UNKNOWN']);
    expect(await units('length_of_stay_completed', '2024-02-09')).toEqual(['MONTHS_0_3 30']);
    expect(await units('nights', '2024-03-31')).toEqual(['NIGHTS_8_30 30']);
    for (const [until, there] of [['2024-02-09', 1] as const, ['2024-02-10', 0] as const])
      for (const name of ['stock', 'length_of_stay_ongoing'])
        expect(await units(name, '2024-02-29', ['2024-01-01', until])).toHaveLength(there);
    expect(await units('outflow', '2024-02-29', ['2024-02-09', '2024-02-10'])).toEqual(['INACTIVE']);
  });

  it('lasts thirty days more with each sign, whatever it is', async () => {
    await client(started, happened('TRIAGED', '2024-01-20'), seenOn('2024-02-05'));
    expect(await units('outflow', '2024-03-05')).toEqual([]);
    // 2024 is a leap year.
    expect(await units('outflow', '2024-03-06')).toEqual(['INACTIVE']);
    expect(await units('length_of_stay_completed', '2024-03-31')).toEqual(['MONTHS_0_3 56']);
  });

  it('is open again as of the day of a later sign, as if nothing had been, and not before', async () => {
    await client(started, seenOn('2024-03-01'));
    expect(await units('outflow', '2024-02-29')).toEqual(['INACTIVE']);
    expect(await units('stock', '2024-02-29', ['2024-01-01', '2024-03-01'])).toEqual([]);
    for (const seen of ['2024-03-01', '2024-03-30']) {
      expect(await units('outflow', seen)).toEqual([]);
      expect(await units('stock', seen, ['2024-01-01', '2024-03-01'])).toHaveLength(1);
    }
    expect(await units('inflow', '2024-03-30', ['2024-02-10', '2024-04-01'])).toEqual([]);
    expect(await units('length_of_stay_completed', '2024-03-31')).toEqual(['MONTHS_0_3 81']);
  });

  it('lasts where the product has no such days, or has none any more', async () => {
    await people.add([['2024-01-10', null, herstart]]);
    expect(await units('outflow', '2026-11-16')).toEqual([]);
    await client(started);
    expect(await units('outflow', '2026-11-16')).toEqual(['INACTIVE']);
    await setInactive(database.owner, { 'crisis-shelter': null });
    expect(await units('outflow', '2026-11-16')).toEqual([]);
    expect(await units('stock', '2026-11-16')).toHaveLength(2);
  });

  it('has the signs that hold: not one that was withdrawn, and one that was moved on its day', async () => {
    await client(started, seenOn('2024-02-05', { corrections: ['WITHDRAWN'] }));
    const moved = { on: '2024-01-20', facility: crisis, destination: null };
    await client(started, seenOn('2024-02-05', { corrections: [moved] }));
    expect(await units('length_of_stay_completed', '2024-03-31')).toEqual(['MONTHS_0_3 30', 'MONTHS_0_3 40']);
  });

  it('has no sign in what was withdrawn and then erased, of which a line is left in the same stay', async () => {
    const id = randomUUID();
    await client(
      happened('STAY_STARTED', '2023-12-20', { facility: crisis }),
      seenOn('2024-02-05', { id, corrections: ['WITHDRAWN'] }),
    );
    await database.owner.query(`select hub.take_content_away('CORRECTED', array[$1]::uuid[])`, [id]);
    const { rows } = await database.owner.query(
      `select happened_on::text as day from hub.trajectory_event where kind = 'ERASED'`,
    );
    expect(rows.map(({ day }) => day)).toEqual(['2024-01-01', '2024-01-01']);
    // Thirty days after it began.
    expect(await units('length_of_stay_completed', '2024-03-31')).toEqual(['MONTHS_0_3 30']);
  });
});

describe('who counts as left', () => {
  it('has its destination once the provider ends the stay', async () => {
    const ended = happened('STAY_ENDED', '2024-03-20', { facility: crisis, destination: 'OWN_HOME' });
    await client(started, ended);
    expect(await units('outflow', '2024-03-19')).toEqual(['INACTIVE']);
    expect(await units('outflow', '2024-03-20')).toEqual(['OWN_HOME']);
  });

  it('went nobody knows where in the extract, which has destinations only', async () => {
    await client(started);
    const query = async <Row>(sql: string, values?: unknown[]) =>
      (await database.owner.query(sql, values)).rows as Row[];
    const year = { from: '2024-01-01', until: '2025-01-01', asOf: '2024-12-31' };
    const { records } = await readLeft({ query }, year);
    expect(records.map(({ outflow }) => outflow)).toEqual(['UNKNOWN']);
  });

  it('moves to another stay that begins within fourteen days, and comes in anew after more', async () => {
    await people.add([['2024-01-10', null]], [['2024-02-23', null, herstart]]);
    expect(await units('outflow', '2024-03-31')).toEqual([]);
    expect(await units('throughflow', '2024-03-31')).toEqual(['OTHER_PRODUCT']);
    await people.add([['2024-01-10', null]], [['2024-02-24', null, herstart]]);
    expect(await units('outflow', '2024-03-31')).toEqual(['INACTIVE']);
    expect(await units('throughflow', '2024-03-31')).toEqual(['OTHER_PRODUCT']);
  });

  it('is somewhere else in the same trajectory by a sign', async () => {
    await client(started, happened('STAY_STARTED', '2024-02-01', { facility: herstart }));
    expect(await units('length_of_stay_completed', '2024-03-31')).toEqual(['MONTHS_0_3 52']);
    expect(await units('outflow', '2024-03-31')).toEqual([]);
  });

  it('still misses the norm of three months, which partners see of each client by what was reported', async () => {
    await client(started);
    const april = { from: '2024-04-01', until: '2024-05-01', seen: '2024-04-30' };
    const norms = await counted(database.owner, april, ['norms']);
    expect(norms.map(({ measure, category }) => `${measure} ${category}`)).toEqual([
      'SHELTER_WITHIN_THREE_MONTHS MISSED',
    ]);
  });
});
