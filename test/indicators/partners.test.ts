import { auditTables, type AuditedTable } from '../../src/disclosure/counts/audit-tables';
import { Draws } from '../../src/disclosure/counts/draws';
import type { Axis } from '../../src/features/indicator/catalogue';
import { measures } from '../../src/features/indicator/measures';
import { Counts } from '../../src/jobs/indicators/counts';
import { byPartner, knownToPartners } from '../../src/jobs/indicators/partners';
import { roundPeriod } from '../../src/jobs/indicators/round-period';
import { tableKey, type RoundedCells, type ShownTable } from '../../src/jobs/indicators/shown-table';
import { random } from '../disclosure/attacks/clients';
import { recordOf } from '../disclosure/attacks/nested/world';

type Unit = Record<string, string>;

const categories = new Map<Axis, readonly string[]>([
  ['MUNICIPALITY', ['A', 'B', 'C', 'D']],
  ['PROVIDER', ['large', 'small', 'UNKNOWN']],
  ['CATEGORY', ['HOME', 'CARE', 'STREET', 'ABROAD', 'UNKNOWN']],
]);
const tables: Axis[][] = [[], ['MUNICIPALITY'], ['CATEGORY'], ['MUNICIPALITY', 'CATEGORY']];
const measure = { ...measures.find(({ code }) => code === 'OUTFLOW')! };

/** Most of some categories are clients of one provider, who knows them. */
function people(seed: string): Unit[] {
  const draw = random(seed);
  const pick = (of: readonly string[]) => of[Math.floor(of.length * draw() ** 2)]!;
  return Array.from({ length: 60 }, () => ({
    MUNICIPALITY: pick(categories.get('MUNICIPALITY')!),
    CATEGORY: pick(categories.get('CATEGORY')!),
    PROVIDER: draw() < 0.65 ? 'large' : draw() < 0.8 ? 'small' : 'UNKNOWN',
  }));
}

function countsOf(units: readonly Unit[], seed: string): Counts {
  const all = [...tables, ...byPartner(measure, tables)];
  const counts = new Counts(categories, all);
  for (const axes of all) {
    const cells = new Map<string, { count: number; records: bigint }>();
    units.forEach((unit, at) => {
      const key = JSON.stringify(axes.map((axis) => unit[axis]!));
      const { count, records } = cells.get(key) ?? { count: 0, records: 0n };
      cells.set(key, { count: count + 1, records: records + recordOf(`${seed}/${at}`) });
    });
    for (const [key, { count, records }] of cells)
      counts.add(axes, JSON.parse(key) as string[], { count, records: String(records) });
  }
  return counts;
}

const publish = (counts: Counts, secret: string): Promise<ShownTable[]> =>
  roundPeriod({ draws: new Draws(secret), label: 'OUTFLOW', counts, tables, given: null, before: null });

/** What partners find in what was published, who know their own clients. */
async function foundBy(counts: Counts, shown: readonly ShownTable[]): Promise<string[]> {
  const audited = shown
    .filter(({ status, values }) => status !== 'WITHHELD' && !values.includes(null))
    .map((table): RoundedCells & AuditedTable => {
      const groups = table.categories.map((names) =>
        names.map((name) => ({ name, members: name.split('+') })),
      );
      const of = counts.table(table.axes, groups).map(({ count }) => count);
      return { ...table, name: tableKey(table.axes), counts: of, values: table.values as number[] };
    });
  return (await auditTables(audited, knownToPartners(counts, audited))).map(({ table }) => table);
}

const seeds = Array.from({ length: 40 }, (_, at) => `partners/${at}`);

describe('what providers count for themselves', () => {
  it('is counted once for every table that does not say it', () => {
    const also = byPartner(measure, [...tables, ['PROVIDER', 'CATEGORY'], ['PROVIDER']]);
    expect(also).toEqual([
      ['MUNICIPALITY', 'PROVIDER'],
      ['MUNICIPALITY', 'CATEGORY', 'PROVIDER'],
    ]);
    expect(byPartner({ ...measure, dimensions: ['MUNICIPALITY'] }, tables)).toEqual([]);
  });

  it('is known to each of them, and to two together', () => {
    const units = people('known');
    const counts = countsOf(units, 'known');
    const all: RoundedCells = {
      axes: ['CATEGORY'],
      categories: [['HOME+CARE', 'STREET']],
      counts: [],
      values: [],
      reach: 4,
    };
    const of = (provider: string, category: string) =>
      units.filter(({ PROVIDER, CATEGORY }) => PROVIDER === provider && CATEGORY === category).length;
    const [large, small] = ['large', 'small'].map((one) => [
      of(one, 'HOME') + of(one, 'CARE'),
      of(one, 'STREET'),
    ]);
    const both = large!.map((count, at) => count + small![at]!);
    const knows = (known: number[]) => [known.map((count) => ({ count, isAll: false }))];
    expect(knownToPartners(counts, [all])).toEqual([large!, small!, both].map(knows));
  });

  it('is all of what is theirs, and of what is told together with others it is not', () => {
    const units = people('theirs');
    const by = (categoriesOf: string[]): RoundedCells => ({
      ...{ axes: ['PROVIDER'], categories: [categoriesOf], counts: [], values: [], reach: 4 },
    });
    const apart = by(['large', 'small', 'UNKNOWN']);
    const merged = by(['large', 'small+UNKNOWN']);
    const isAll = knownToPartners(countsOf(units, 'theirs'), [apart, merged]).map((known) =>
      known.map((cells) => cells.map((cell) => cell.isAll)),
    );
    const [no, yes] = [false, true];
    expect(isAll).toEqual([
      [
        [yes, no, no],
        [yes, no],
      ],
      [
        [no, yes, no],
        [no, no],
      ],
      [
        [yes, yes, no],
        [yes, no],
      ],
    ]);
  });

  it('proves nothing of others when it is taken away', async () => {
    let withheld = 0;
    for (const seed of seeds) {
      const counts = countsOf(people(seed), seed);
      const shown = await publish(counts, seed);
      expect(await foundBy(counts, shown)).toEqual([]);
      expect(shown.filter(({ axes }) => axes.length < 2).map(({ status }) => status)).not.toContain(
        'WITHHELD',
      );
      withheld += shown.filter(({ status }) => status === 'WITHHELD').length;
    }
    expect(withheld).toBeLessThan(seeds.length / 2);
  });

  it('takes away what stands beside a total, and not the total and all of the measure with it', async () => {
    // Two who are nobody's clients live where no one else does: told as 5 they are there, and the total leaves few besides.
    const others = (unit: Unit, at: number): Unit =>
      at < 2
        ? { ...unit, PROVIDER: 'UNKNOWN', MUNICIPALITY: 'D' }
        : { ...unit, PROVIDER: at % 2 ? 'large' : 'small', MUNICIPALITY: at % 3 ? 'A' : 'B' };
    for (const seed of Array.from({ length: 30 }, (_, at) => `few/${at}`)) {
      const counts = countsOf(people(seed).slice(0, 27).map(others), seed);
      const shown = await publish(counts, seed);
      expect(await foundBy(counts, shown)).toEqual([]);
      expect([seed, shown.find(({ axes }) => axes.length === 0)!.status]).toEqual([seed, 'PUBLISHED']);
    }
  });

  it('would prove some, were it not tried before publication', async () => {
    let found = 0;
    for (const seed of seeds) {
      const units = people(seed);
      const shown = await publish(
        countsOf(
          units.map((unit) => ({ ...unit, PROVIDER: 'UNKNOWN' })),
          seed,
        ),
        seed,
      );
      found += (await foundBy(countsOf(units, seed), shown)).length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
