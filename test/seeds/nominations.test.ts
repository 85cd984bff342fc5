import { seed } from '../../seeds/seed';
import { pseudonymsOf } from '../../src/secrets';
import { seedDay } from '../setup/seeded';
import { createTestDatabase, testLogins, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

const rows = async <Row>(sql: string): Promise<Row[]> => (await database.owner.query(sql)).rows as Row[];
/** Those that are known by their ids. */
const few = `id::text like 'a0000000-%'`;
const statesOf = (which: string) =>
  rows<{ state: string }>(`select distinct state from hub.nomination where ${which} order by state`);

describe('the synthetic nominations', () => {
  it('stand in many states, and are marked as made up', async () => {
    expect((await statesOf(few)).map(({ state }) => state)).toEqual([
      ...['ASSESSED', 'ASSIGNED', 'GRANTED', 'LEASED', 'OFFERED', 'RESERVED', 'SUBMITTED'],
    ]);
    expect((await statesOf('true')).map(({ state }) => state)).toEqual([
      ...['ACCEPTED', 'ASSESSED', 'ASSIGNED', 'GRANTED', 'HOUSED', 'LEASED', 'OFFERED', 'REJECTED'],
      ...['RESERVED', 'SUBMITTED', 'WITHDRAWN'],
    ]);
    for (const table of ['nomination', 'nomination_step', 'dwelling'])
      expect([table, await rows(`select from hub.${table} where not synthetic limit 1`)]).toEqual([
        table,
        [],
      ]);
  });

  it('are late in some cases, and about dwellings of three associations', async () => {
    expect(await rows(`select from hub.nomination where due_on < '${seedDay}' limit 1`)).toHaveLength(1);
    const associations = await rows('select distinct association_id as id from hub.dwelling order by 1');
    expect(associations).toEqual([{ id: 'trivire' }, { id: 'woonbron' }, { id: 'woonkracht10' }]);
  });

  it("are of nobody in women's shelter", async () => {
    expect(await rows('select from hub.nomination where shielded')).toEqual([]);
  });

  it('are made anew when clients are replaced, whatever was done with them', async () => {
    await database.owner.query(
      `insert into hub.nomination_step (nomination_id, kind, happened_on, actor_id, actor_role, reference, ground)
       select id, 'WITHDRAWN', since, 'dordrecht', 'CENTRAL_MUNICIPALITY', 'tried-out', 'CLIENT_WITHDREW'
       from hub.nomination where state = 'SUBMITTED' and ${few} order by id limit 1`,
    );
    const before = (await statesOf(few)).length;
    const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
    await seed(database.ownerUrl, { population: 100, today: seedDay, replace: true, pseudonyms });
    expect((await statesOf(few)).length).toBe(before - 1);
  });
});

describe('the quota of Housing First', () => {
  it('is 25 a year for the region, as the programme says, every year until further notice', async () => {
    const quota = await rows(
      `select year, agreed, municipality_id, document_id, synthetic from hub.quota where scheme = 'HOUSING_FIRST' and year in (2021, 2022, 2026)`,
    );
    const agreed = {
      agreed: 25,
      municipality_id: null,
      document_id: 'uitvoeringsprogramma-2',
      synthetic: false,
    };
    expect(quota).toEqual([
      { year: 2022, ...agreed },
      { year: 2026, ...agreed },
    ]);
  });
});
