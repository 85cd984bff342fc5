import { randomUUID } from 'node:crypto';
import type { Happening } from '../../src/features/trajectory/trajectory.rules';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addCourses, addCrisisShelter, counted, emptied, type SaidEvent } from './arrange';

/** Small populations of which everybody can work out what must come of them. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await addCrisisShelter(database.owner);
});
beforeEach(() => emptied(database));
afterAll(() => database.drop());

const crisis = 'kromhout-crisisopvang';
const herstart = 'kromhout-herstart';

type StayGiven = [from: string, to: string | null, facility?: string, destination?: string];

/** A client with stays, in as many trajectories as there are lists. */
async function add(...trajectories: StayGiven[][]): Promise<string> {
  const client = randomUUID();
  for (const stays of trajectories) await addTrajectory(client, stays.flatMap(eventsOf));
  return client;
}

const eventsOf = ([from, to, facility = crisis, destination]: StayGiven): Partial<SaidEvent>[] => [
  { kind: 'STAY_STARTED', on: from, facility },
  ...(to ? [{ kind: 'STAY_ENDED' as const, on: to, facility, destination: destination ?? null }] : []),
];

async function addTrajectory(client: string, events: Partial<SaidEvent>[]): Promise<string> {
  const id = randomUUID();
  const said = events.map((event) => ({
    ...{ id: randomUUID(), trajectory: id, facility: null, destination: null, kind: 'TRIAGED', on: '' },
    ...event,
  }));
  const { rowCount } = await database.owner.query('select from hub.client where id = $1', [client]);
  const given = { id, client, route: 'SHELTER' as const };
  if (rowCount === 0) await addCourses(database.owner, [given], said as SaidEvent[]);
  else {
    // A second trajectory of the same client comes under another one first, as duplicates do.
    const other = randomUUID();
    await addCourses(database.owner, [{ ...given, client: other }], said as SaidEvent[]);
    await link(other, client);
  }
  return id;
}

const link = (duplicate: string, client: string) =>
  database.owner.query('update hub.trajectory set client_id = $2 where client_id = $1', [duplicate, client]);

/** As many units as the name and category of each, such as 'INFLOW FIRST_TIME'. */
async function units(name: string, from: string, until: string, seen = '2026-11-16'): Promise<string[]> {
  const found = await counted(database.owner, { from, until, seen }, [name]);
  return found
    .map(({ category, amount }) => [category, amount].filter((part) => part !== null).join(' '))
    .sort();
}

/** Long before everything else, so that two years of history are there. */
const history = () => add([['2015-01-01', '2015-01-02']]);

describe('who comes back', () => {
  it('on day 14 was not away', async () => {
    await history();
    await add([
      ['2024-01-10', '2024-03-01', crisis, 'STREET'],
      ['2024-03-15', '2024-06-01', crisis, 'OWN_HOME'],
    ]);
    expect(await units('inflow', '2024-01-01', '2025-01-01')).toEqual(['FIRST_TIME']);
    expect(await units('inflow', '2024-03-01', '2024-04-01')).toEqual([]);
    expect(await units('permanent_exits', '2024-01-01', '2025-01-01')).toEqual(['DURABLE_HOME']);
  });

  it('on day 15 left and came in anew', async () => {
    await history();
    await add([
      ['2024-01-10', '2024-03-01', crisis, 'STREET'],
      ['2024-03-16', '2024-06-01', crisis, 'OWN_HOME'],
    ]);
    expect(await units('inflow', '2024-03-01', '2024-04-01')).toEqual(['RETURNED']);
    expect(await units('permanent_exits', '2024-01-01', '2025-01-01')).toEqual(['DURABLE_HOME', 'ELSEWHERE']);
    // One person, though there were two of each.
    expect(await units('inflow', '2024-01-01', '2025-01-01')).toEqual(['FIRST_TIME']);
    expect(await units('outflow', '2024-01-01', '2025-01-01')).toEqual(['OWN_HOME']);
    expect(await units('outflow', '2024-03-01', '2024-04-01')).toEqual(['STREET']);
  });

  it('after 730 days comes for the first time again', async () => {
    await history();
    // The last night is that of 31 December 2019; 730 days later it is 30 December 2021.
    await add([
      ['2019-12-01', '2020-01-01'],
      ['2021-12-30', '2022-01-02'],
    ]);
    await add([
      ['2019-12-01', '2020-01-01'],
      ['2021-12-31', '2022-01-02'],
    ]);
    expect(await units('inflow', '2021-12-01', '2022-01-01')).toEqual(['FIRST_TIME', 'RETURNED']);
  });

  it('is told apart only where two years of history are there', async () => {
    await add([['2020-01-01', '2020-02-01']]);
    await add([['2021-12-30', '2022-02-01']]);
    await add([['2021-12-31', '2022-02-01']]);
    expect(await units('inflow', '2021-12-30', '2021-12-31')).toEqual(['UNSPECIFIED']);
    expect(await units('inflow', '2021-12-31', '2022-01-01')).toEqual(['FIRST_TIME']);
  });
});

describe('a move', () => {
  it('is one on the same day, and at most 14 days later', async () => {
    await add([
      ['2024-01-10', '2024-02-01', crisis],
      ['2024-02-01', '2024-03-01', herstart],
      ['2024-03-15', '2024-04-01', 'crisis-2'],
      ['2024-04-16', '2024-05-01', herstart],
    ]);
    expect(await units('throughflow', '2024-01-01', '2025-01-01')).toEqual([
      'OTHER_PRODUCT',
      'OTHER_PRODUCT',
    ]);
    expect(await units('permanent_exits', '2024-01-01', '2024-05-01')).toEqual(['UNKNOWN']);
  });

  it('can be within one product, and is none to the same facility', async () => {
    await add([
      ['2024-01-10', '2024-02-01', crisis],
      ['2024-02-03', '2024-03-01', crisis],
      ['2024-03-01', '2024-04-01', 'crisis-2'],
    ]);
    expect(await units('throughflow', '2024-01-01', '2025-01-01')).toEqual(['SAME_PRODUCT']);
  });

  it('is none to a stay without a night, or one that lies within another', async () => {
    await add([
      ['2024-01-10', '2024-02-01', crisis],
      ['2024-02-01', '2024-02-01', 'crisis-2'],
      ['2024-02-01', '2024-06-01', herstart],
      ['2024-03-01', '2024-03-08', 'crisis-2'],
    ]);
    expect(await units('throughflow', '2024-01-01', '2025-01-01')).toEqual(['OTHER_PRODUCT']);
    expect(await units('length_of_stay_completed', '2024-01-01', '2025-01-01')).toEqual([
      ...['MONTHS_0_3 22', 'MONTHS_0_3 7', 'MONTHS_3_6 121'],
    ]);
  });
});

describe('nights', () => {
  it('are counted once where stays overlap, over all trajectories of a client', async () => {
    await add(
      [
        ['2024-03-01', '2024-03-11', crisis],
        ['2024-03-03', '2024-03-05', herstart],
      ],
      [['2024-03-08', '2024-03-15', 'crisis-2']],
    );
    expect(await units('nights', '2024-03-01', '2024-04-01')).toEqual(['NIGHTS_8_30 14']);
    // Clipped: the nights of 10 to 12 March.
    expect(await units('nights', '2024-03-10', '2024-03-13')).toEqual(['NIGHTS_1_7 3']);
    expect(await units('nights', '2024-03-15', '2024-04-01')).toEqual([]);
  });

  it('are 29 in February of a leap year, and 366 in that year', async () => {
    await add([['2023-01-01', null]]);
    expect(await units('nights', '2024-02-01', '2024-03-01')).toEqual(['NIGHTS_8_30 29']);
    expect(await units('nights', '2024-01-01', '2025-01-01')).toEqual(['NIGHTS_OVER_182 366']);
    expect(await units('nights', '2023-01-01', '2024-01-01')).toEqual(['NIGHTS_OVER_182 365']);
  });

  it.each(['UTC', 'Europe/Amsterdam', 'America/New_York'])(
    'are not one more or less when the clock changes (%s)',
    async (zone) => {
      await add([['2026-03-28', '2026-03-30']]);
      await add([['2025-10-25', '2025-10-27']]);
      await database.owner.query(`select set_config('timezone', $1, false)`, [zone]);
      expect(await units('nights', '2026-03-01', '2026-04-01')).toEqual(['NIGHTS_1_7 2']);
      expect(await units('nights', '2025-10-01', '2025-11-01')).toEqual(['NIGHTS_1_7 2']);
      expect(await units('length_of_stay_completed', '2026-03-01', '2026-04-01')).toEqual(['MONTHS_0_3 2']);
      await database.owner.query('reset timezone');
    },
  );
});

describe('a stay that lasts at the end of a period', () => {
  it('is stock and ongoing, and nobody has left', async () => {
    await add([['2024-01-10', null]]);
    await add([['2024-01-10', '2024-07-01', crisis, 'OWN_HOME']]);
    await add([['2024-01-10', '2024-06-30', crisis, 'OWN_HOME']]);
    await add([['2024-07-01', null]]);
    expect(await units('stock', '2024-01-01', '2024-07-01')).toHaveLength(2);
    // 173 days, and more than five months.
    expect(await units('length_of_stay_ongoing', '2024-01-01', '2024-07-01')).toEqual([
      ...['MONTHS_3_6 173', 'MONTHS_3_6 173'],
    ]);
    expect(await units('outflow', '2024-01-01', '2024-07-01')).toEqual(['OWN_HOME']);
    expect(await units('outflow', '2024-07-01', '2024-10-01')).toEqual(['OWN_HOME']);
  });

  it('is what it was as of a day, whatever happened after it', async () => {
    await add([['2024-01-10', '2024-06-20', crisis, 'OWN_HOME']]);
    expect(await units('stock', '2024-01-01', '2024-06-15', '2024-06-19')).toHaveLength(1);
    expect(await units('outflow', '2024-01-01', '2024-07-01', '2024-06-19')).toEqual([]);
    expect(await units('outflow', '2024-01-01', '2024-07-01', '2024-06-20')).toEqual(['OWN_HOME']);
    // Seen before the stay began there is nobody.
    expect(await units('stock', '2024-01-01', '2024-01-10', '2024-01-09')).toEqual([]);
  });
});

describe('where somebody went to', () => {
  it('is unknown where nobody says it, and told by the stay that began last', async () => {
    await add([['2024-01-10', '2024-02-01']]);
    await add(
      [['2024-01-10', '2024-02-01', crisis, 'STREET']],
      [['2024-01-20', '2024-02-01', herstart, 'OWN_HOME']],
    );
    expect(await units('outflow', '2024-01-01', '2025-01-01')).toEqual(['OWN_HOME', 'UNKNOWN']);
    expect(await units('permanent_exits', '2024-01-01', '2025-01-01')).toEqual(['DURABLE_HOME', 'UNKNOWN']);
  });
});

describe('a return', () => {
  const returns = async (seen: string) => {
    const asked = { from: '2024-01-01', until: '2024-02-01', seen };
    const found = await counted(database.owner, asked, ['returns']);
    return found.map(({ measure, category }) => `${measure} ${category}`).sort();
  };

  it('counts from the exit, to the day', async () => {
    // 180 days after 15 January 2024, a leap year, is 13 July.
    await add([
      ['2023-12-01', '2024-01-15', crisis, 'OWN_HOME'],
      ['2024-07-13', '2024-07-14'],
    ]);
    await add([
      ['2023-12-01', '2024-01-15', crisis, 'OWN_HOME'],
      ['2024-07-14', '2024-07-15'],
    ]);
    expect(await returns('2024-07-12')).toEqual([]);
    expect(await returns('2024-07-20')).toEqual(['RETURNS_180 NOT_RETURNED', 'RETURNS_180 RETURNED']);
    expect(await returns('2025-01-14')).toEqual([
      ...['RETURNS_180 NOT_RETURNED', 'RETURNS_180 RETURNED', 'RETURNS_365 RETURNED', 'RETURNS_365 RETURNED'],
    ]);
  });

  it('is none of the exit itself, and of no exit to elsewhere', async () => {
    await add([
      ['2023-12-01', '2024-01-15', crisis, 'OWN_HOME'],
      ['2024-01-20', '2024-01-25', crisis, 'STREET'],
    ]);
    await add([['2023-12-01', '2024-01-15', crisis, 'OWN_HOME']], [['2024-01-15', '2024-01-15', crisis]]);
    expect(await returns('2026-11-16')).toEqual([
      ...['RETURNS_180 NOT_RETURNED', 'RETURNS_365 NOT_RETURNED', 'RETURNS_730 NOT_RETURNED'],
    ]);
  });
});

describe('the norms', () => {
  const happened = (kind: Happening, on: string, facility: string | null = null) => ({ kind, on, facility });
  const ended = (on: string) => happened('STAY_ENDED', on, crisis);
  const norms = async (from: string, until: string, seen?: string) => {
    const found = await counted(database.owner, { from, until, seen: seen ?? '2026-11-16' }, ['norms']);
    return found.map(({ measure, category }) => `${measure.split('_')[0]} ${category}`).sort();
  };

  it('are met on their last day, which of three months after 30 November is that of February', async () => {
    for (const to of ['2024-02-29', '2024-03-01'])
      await addTrajectory(randomUUID(), [happened('STAY_STARTED', '2023-11-30', crisis), ended(to)]);
    expect(await norms('2024-02-01', '2024-03-01')).toEqual(['SHELTER MET', 'SHELTER MISSED']);
    // Six weeks after 30 November is 11 January; nobody was triaged.
    expect(await norms('2024-01-11', '2024-01-12')).toEqual(['TRIAGE MISSED', 'TRIAGE MISSED']);
    expect(await norms('2024-01-01', '2024-01-11')).toEqual([]);
  });

  it('count a stay that still lasts once the norm is over, and not before', async () => {
    await addTrajectory(randomUUID(), [
      ...[happened('ACCESS_GRANTED', '2024-01-08'), happened('STAY_STARTED', '2024-01-10', crisis)],
      happened('TRIAGED', '2024-02-19'),
    ]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-04-10')).toEqual([]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-04-11')).toEqual(['SHELTER MISSED']);
    expect(await norms('2024-02-19', '2024-02-20')).toEqual(['TRIAGE MET']);
  });

  it('see only what had happened as of a day', async () => {
    await addTrajectory(randomUUID(), [
      ...[happened('STAY_STARTED', '2024-01-10', crisis), ended('2024-02-01')],
      // Back on day 14: one episode, that lasted too long.
      ...[happened('STAY_STARTED', '2024-02-15', crisis), ended('2024-05-01')],
    ]);
    expect(await norms('2024-04-10', '2024-04-11', '2024-02-14')).toEqual(['SHELTER MET']);
    expect(await norms('2024-04-10', '2024-04-11')).toEqual(['SHELTER MISSED']);
  });
});

describe('what is put right after a period', () => {
  it('counts as it stands now, under the same key', async () => {
    const client = randomUUID();
    const end = randomUUID();
    await addTrajectory(client, [
      { kind: 'STAY_STARTED', on: '2024-01-10', facility: crisis },
      { id: end, kind: 'STAY_ENDED', on: '2024-03-20', facility: crisis, destination: 'STREET' },
    ]);
    const quarter = { from: '2024-01-01', until: '2024-04-01', seen: '2026-11-16' };
    const [before] = await counted(database.owner, quarter, ['permanent_exits']);
    await database.owner.query(
      `insert into hub.trajectory_event
         (trajectory_id, kind, happened_on, facility_id, destination, corrects_id, actor_id, actor_role, reference, synthetic)
       select trajectory_id, 'CORRECTION', '2024-03-25', facility_id, 'OWN_HOME', id, actor_id, actor_role, 'put right', true
       from hub.trajectory_event where id = $1`,
      [end],
    );
    const [after] = await counted(database.owner, quarter, ['permanent_exits']);
    expect([before!.category, after!.category]).toEqual(['ELSEWHERE', 'DURABLE_HOME']);
    expect(after!.event).toBe(before!.event);
    expect(await units('length_of_stay_completed', '2024-01-01', '2024-04-01')).toEqual(['MONTHS_0_3 75']);
  });

  it('makes one person of two who were linked, under the key that is left', async () => {
    const kept = await add([['2024-01-10', '2024-02-01']]);
    const duplicate = await add([['2024-02-05', '2024-03-01']]);
    const keys = async () => {
      const { rows } = await database.owner.query(
        `select u.record_key, c.id from hub.units_inflow('2024-01-01', '2025-01-01', '2026-11-16') u
         join hub.client c using (record_key)`,
      );
      return rows.map(({ id }) => id as string).sort();
    };
    expect(await keys()).toEqual([kept, duplicate].sort());
    await link(duplicate, kept);
    expect(await keys()).toEqual([kept]);
    expect(await units('outflow', '2024-01-01', '2025-01-01')).toEqual(['UNKNOWN']);
    expect(await units('nights', '2024-01-01', '2025-01-01')).toEqual(['NIGHTS_31_91 47']);
  });

  it('of a registration that was withdrawn leaves none', async () => {
    const events = (['2024-01-10', '2024-05-01', '2024-08-01'] as const).map((on) => ({
      ...{ kind: 'REGISTERED' as const, on, id: randomUUID() },
    }));
    const withdrawn = { ...events[2]!, corrections: ['WITHDRAWN' as const] };
    await addTrajectory(randomUUID(), [events[0]!, events[1]!, withdrawn]);
    expect(await units('registrations', '2024-01-01', '2025-01-01')).toHaveLength(2);
    expect(await units('registered_persons', '2024-01-01', '2025-01-01')).toHaveLength(1);
    expect(await units('registered_persons', '2024-05-01', '2025-01-01')).toHaveLength(1);
    expect(await units('registrations', '2024-08-01', '2025-01-01')).toEqual([]);
  });
});
