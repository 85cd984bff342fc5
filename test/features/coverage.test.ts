import fc from 'fast-check';
import { coverageSql, reportDueSql } from '../../src/features/capacity/coverage.type';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

interface Reported {
  operator: string | null;
  /** Days before today; null when it never reported. */
  daysAgo: number | null;
  everyDays: number;
}

const facility = fc.record<Reported>({
  operator: fc.constantFrom('yulius', 'antes', 'timon', null),
  daysAgo: fc.option(fc.integer({ min: 0, max: 40 })),
  everyDays: fc.constantFrom(1, 7, 14, 92),
});

/** The coverage on a day some days after today (before it, when negative), as the database works it out. */
async function coverageOf(facilities: readonly Reported[], dayAhead = 0) {
  const coverage = coverageSql({
    operator: 'operator',
    reportedAt: 'reported_at',
    dueOn: reportDueSql('reported_at', 'every_days'),
    day: 'current_date + $2::integer',
  });
  const { rows } = await database.owner.query(
    `select ${coverage} as coverage
     from (
       select operator, every_days, (current_date + time '09:00' - make_interval(days => days_ago))::timestamptz as reported_at
       from jsonb_to_recordset($1) as f (operator text, days_ago integer, every_days integer)
     ) f`,
    [
      JSON.stringify(
        facilities.map(({ operator, daysAgo, everyDays }) => ({
          operator,
          days_ago: daysAgo,
          every_days: everyDays,
        })),
      ),
      dayAhead,
    ],
  );
  return rows[0].coverage;
}

const of = (operator: string | null, daysAgo: number | null, everyDays = 7): Reported => ({
  operator,
  daysAgo,
  everyDays,
});

describe('the coverage of capacity', () => {
  it('counts facilities that reported in time, and providers of whom all did', async () => {
    const coverage = await coverageOf([
      of('yulius', 1),
      of('yulius', 8),
      of('antes', 7),
      of('timon', null),
      of(null, 3),
    ]);
    expect(coverage).toEqual({
      providersReported: 1,
      providers: 3,
      facilitiesReported: 3,
      facilities: 5,
      oldestReport: expect.any(String),
    });
  });

  it('is none over no facilities, and has no oldest report where nobody reported', async () => {
    const none = {
      providersReported: 0,
      providers: 0,
      facilitiesReported: 0,
      facilities: 0,
      oldestReport: null,
    };
    expect(await coverageOf([])).toEqual(none);
    expect(await coverageOf([of('yulius', null)])).toEqual({ ...none, providers: 1, facilities: 1 });
  });

  it('says the moment of the oldest report in UTC', async () => {
    const { oldestReport } = await coverageOf([of('yulius', 0), of('antes', 12)]);
    const { rows } = await database.owner.query(
      `select current_date + time '09:00' - interval '12 days' = $1::timestamptz as same`,
      [oldestReport],
    );
    expect(oldestReport).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
    expect(rows[0].same).toBe(true);
  });

  it('is judged on the day that is asked, and as of today for days ahead', async () => {
    const facilities = [of('yulius', 10)];
    expect((await coverageOf(facilities, -3)).facilitiesReported).toBe(1);
    expect((await coverageOf(facilities, -2)).facilitiesReported).toBe(0);
    const fresh = [of('yulius', 0)];
    expect((await coverageOf(fresh, 100)).facilitiesReported).toBe(1);
  });

  it('is what one would count by hand', async () => {
    const ages = fc.array(facility, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(ages, async (facilities) => {
        const inTime = ({ daysAgo, everyDays }: Reported) => daysAgo !== null && daysAgo <= everyDays;
        const providers = [...new Set(facilities.flatMap(({ operator }) => operator ?? []))];
        expect(await coverageOf(facilities)).toMatchObject({
          facilities: facilities.length,
          facilitiesReported: facilities.filter(inTime).length,
          providers: providers.length,
          providersReported: providers.filter((provider) =>
            facilities.filter(({ operator }) => operator === provider).every(inTime),
          ).length,
        });
      }),
    );
  });
});
