import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addCrisisShelter, counted, emptied } from './arrange';
import { crisis, herstart, People } from './people';

/** Small populations of which everybody can work out what must come of them. */
let database: TestDatabase;
let people: People;
beforeAll(async () => {
  database = await createTestDatabase();
  people = new People(database.owner);
  await addCrisisShelter(database.owner);
});
beforeEach(() => emptied(database));
afterAll(() => database.drop());

const add = (...trajectories: Parameters<People['add']>) => people.add(...trajectories);
const units = (...asked: Parameters<People['units']>) => people.units(...asked);

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

  it('counts who died or was handed over to another region in neither side of the share that found a home', async () => {
    for (const destination of ['DECEASED', 'TRANSFERRED_OUT', 'OWN_HOME', 'STREET'])
      await add([['2024-01-10', '2024-02-01', crisis, destination]]);
    const [from, until] = ['2024-01-01', '2025-01-01'] as const;
    expect(await units('outflow', from, until)).toEqual([
      'DECEASED',
      'OWN_HOME',
      'STREET',
      'TRANSFERRED_OUT',
    ]);
    expect(await units('permanent_exits', from, until)).toEqual(['DURABLE_HOME', 'ELSEWHERE']);
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
