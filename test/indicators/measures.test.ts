import '../../src/schema';
import { measures } from '../../src/features/indicator/measures';
import { daysBuckets, monthsBuckets, nightsBuckets } from '../../src/features/indicator/buckets';
import * as categories from '../../src/features/indicator/categories';
import { glossary } from '../../src/graphql/glossary';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const read = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.owner.query(sql, values)).rows as Row[];

describe('every measure', () => {
  it('has a code of its own, a function that gives it, and a definition', async () => {
    expect(new Set(measures.map(({ code }) => code)).size).toBe(measures.length);
    const functions = await read<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'hub'::regnamespace and proname like 'units\\_%'`,
    );
    expect([...new Set(measures.map((measure) => measure.function))].sort()).toEqual(
      functions.map(({ name }) => name).sort(),
    );
    const indicators = await read<{ id: string }>('select id from hub.indicator where computed');
    expect(indicators.map(({ id }) => id)).toEqual(
      expect.arrayContaining(measures.map(({ indicator }) => indicator)),
    );
  });

  it('is given by its function, with the categories that it names', async () => {
    for (const { code, function: name, categories: known } of measures) {
      const period = code.startsWith('RETURNS') ? `'2010-01-01', '2026-11-01'` : `'2026-01-01', '2026-11-01'`;
      const rows = await read<{ category: string | null }>(
        `select distinct category from hub.${name}(${period}, '2026-11-16') where measure = $1`,
        [code],
      );
      const found = rows.map(({ category }) => category);
      const allowed = known === null ? [null] : Object.keys(known);
      expect([code, found.filter((category) => !allowed.includes(category as never))]).toEqual([code, []]);
    }
  });

  it('is one that a caller can ask for', async () => {
    for (const { code } of measures)
      await read(`select from hub.own_indicator_units($1, '2026-01-01', '2026-07-01', '2026-11-16')`, [code]);
    await expect(
      read(`select from hub.own_indicator_units('NONE', '2026-01-01', '2026-07-01', '2026-11-16')`),
    ).rejects.toMatchObject({ code: '22023' });
  });

  it('derives shares of its own categories only', () => {
    for (const { code, categories: known, shown } of measures)
      for (const derivation of shown) {
        const named =
          derivation.kind === 'SHARE'
            ? [...derivation.of, ...derivation.among]
            : 'buckets' in derivation
              ? derivation.buckets.classes.map((one) => one.code)
              : [];
        expect([code, named.filter((category) => !(category in (known ?? {})))]).toEqual([code, []]);
        if (derivation.kind === 'KAPLAN_MEIER')
          expect(measures.map((measure) => measure.code)).toContain(derivation.ongoing);
      }
  });
});

describe('categories of other code lists', () => {
  it.each([
    ['Destination', categories.destination],
    ['RefusalGround', categories.refusalGround],
  ])('of %s are all there, in the words of the glossary', (list, known) => {
    const terms = glossary().filter(({ identifier }) => identifier.startsWith(`${list}.`));
    const expected = terms.map(({ identifier, nl, en }) => [identifier.split('.')[1]!, { nl, en }] as const);
    expect(known).toEqual(Object.fromEntries(expected));
  });
});

describe('classes of durations', () => {
  const classOf = async (call: string) =>
    (await read<{ class: string }>(`select ${call} as class`))[0]!.class;

  it('are those of the database, borders included', async () => {
    for (const { code, to } of monthsBuckets.classes) {
      const date = (days: number) =>
        to === null
          ? `date '2020-01-31' + interval '25 months'`
          : `(date '2020-01-31' + interval '${to} months')::date + ${days}`;
      const call = (days: number) => classOf(`hub.months_bucket('2020-01-31', (${date(days)})::date)`);
      expect(await call(0)).toBe(code);
      if (to !== null) expect(await call(1)).not.toBe(code);
    }
    for (const { classes, name } of [
      { ...daysBuckets, name: 'days_bucket' },
      { ...nightsBuckets, name: 'nights_bucket' },
    ])
      for (const { code, from, to } of classes) {
        expect(await classOf(`hub.${name}(${to ?? from + 1})`)).toBe(code);
        expect(await classOf(`hub.${name}(${from + 1})`)).toBe(code);
      }
  });

  it('of months end on the last day of a shorter month', async () => {
    // 2020 is a leap year.
    expect(await classOf(`hub.months_bucket('2019-11-30', '2020-02-29')`)).toBe('MONTHS_0_3');
    expect(await classOf(`hub.months_bucket('2019-11-30', '2020-03-01')`)).toBe('MONTHS_3_6');
    expect(await classOf(`hub.months_bucket('2018-11-30', '2019-02-28')`)).toBe('MONTHS_0_3');
    expect(await classOf(`hub.months_bucket('2020-02-29', '2021-02-28')`)).toBe('MONTHS_6_12');
    expect(await classOf(`hub.months_bucket('2020-02-29', '2021-03-01')`)).toBe('MONTHS_12_24');
  });
});
