import { tablesOf } from '../../src/features/indicator/catalogue';
import { measures, type Measure } from '../../src/features/indicator/measures';
import type { Statement } from '../../src/features/indicator/nesting';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

const find = (code: string): Measure => measures.find((measure) => measure.code === code)!;

describe('what measures say of one another, of the synthetic clients', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const column = (axis: string): string =>
    axis.startsWith('CAUSE:')
      ? `coalesce('${axis.slice('CAUSE:'.length)}' = any (unit.causes), false)::text`
      : `coalesce(unit.${{ MUNICIPALITY: 'municipality_id', PRODUCT: 'product_id', PROVIDER: 'provider_id', TARGET_GROUP: 'target_group', AGE_BAND: 'age_band' }[axis]!}, '-')`;

  /** A function's units of a period, worked out once: most are counted again and again. */
  const unitsOf = async (name: string, from: string, until: string): Promise<string> => {
    const table = `pg_temp.${name}_${from.replaceAll('-', '')}`;
    if (!kept.has(table)) {
      await database.owner.query(
        `create temporary table ${table.replace('pg_temp.', '')} as select * from hub.${name}('${from}', '${until}', '2026-11-16')`,
      );
      kept.add(table);
    }
    return table;
  };
  const kept = new Set<string>();

  const counted = async (
    { code, function: name }: Measure,
    among: readonly string[] | undefined,
    [from, until]: readonly string[],
    axes: readonly string[],
  ): Promise<Map<string, number>> => {
    const units = await unitsOf(name, from!, until!);
    const { rows } = await database.owner.query<{ cell: string; count: number }>(
      `select concat_ws('*', ${["''", ...axes.map(column)].join(', ')}) as cell, count(*)::integer as count
       from ${units} unit where measure = $1 and ($2::text[] is null or category = any ($2)) group by 1`,
      [code, among ?? null],
    );
    return new Map(rows.map(({ cell, count }) => [cell, count]));
  };

  const holds = ({ lies }: Statement, own: number, other: number): boolean =>
    (lies === 'AROUND' || own <= other) && (lies === 'WITHIN' || own >= other);

  it('is true, by every dimension that it is said of', async () => {
    let compared = 0;
    for (const measure of measures)
      for (const { to, statements, dimensions } of measure.nested)
        for (const period of [
          ['2023-01-01', '2024-01-01'],
          ['2024-01-01', '2024-07-01'],
        ])
          for (const axes of tablesOf(measure, 'HALF_YEAR')) {
            const held = (axis: string) =>
              axis !== 'CATEGORY' && (dimensions?.some((one) => one === axis.split(':')[0]) ?? true);
            if (!axes.every(held)) continue;
            for (const statement of statements) {
              const own = await counted(measure, statement.of, period, axes);
              const other = await counted(find(to), statement.others, period, axes);
              for (const cell of new Set([...own.keys(), ...other.keys()])) {
                const [here, there] = [own.get(cell) ?? 0, other.get(cell) ?? 0];
                expect([measure.code, to, cell, here, there, holds(statement, here, there)]).toEqual([
                  ...[measure.code, to, cell, here, there, true],
                ]);
                compared += 1;
              }
            }
          }
    expect(compared).toBeGreaterThan(500);
  });
});
