import { Draws } from '../../../../src/disclosure/counts/draws';
import type { Axis } from '../../../../src/features/indicator/catalogue';
import { holdersFirst, nestingsOf, type Nesting } from '../../../../src/features/indicator/nesting';
import { periodNamed, type Period } from '../../../../src/features/indicator/period';
import { Counts } from '../../../../src/jobs/indicators/counts';
import { byKey, type ShownTables } from '../../../../src/jobs/indicators/shown-table';
import { SnapshotWork, type SnapshotSource } from '../../../../src/jobs/indicators/snapshot-work';
import { snapshotsDue, type SnapshotVersion } from '../../../../src/jobs/indicators/snapshots-due';
import { categoriesOf, measureOf, partOf, recordOf, unitsOf, type World } from './world';

/** What is published, by measure and period. */
export type Shown = Map<string, ShownTables>;
export const keyOf = (code: string, period: string): string => `${code} ${period}`;

/** A snapshot to be published. */
export interface Turn {
  code: string;
  half: string;
  version: SnapshotVersion;
}

export const halves = ['2025-H1', '2025-H2'];

/** Measure by measure, as the job does when it has everything to do. */
export const atOnce = (codes: readonly string[]): Turn[] =>
  holdersFirst(codes.map(measureOf)).flatMap(({ code }) =>
    halves.map((half): Turn => ({ code, half, version: 'PROVISIONAL' })),
  );

/** As the years go by: returns come long after what they are told of, and most is published twice. */
export function asDue(codes: readonly string[]): Turn[] {
  const done = new Set<string>();
  const days = [2025, 2026, 2027, 2028].flatMap((of) =>
    ['01-20', '07-20', '12-30'].map((day) => `${of}-${day}`),
  );
  return days.flatMap((today) =>
    holdersFirst(codes.map(measureOf)).flatMap((measure) =>
      snapshotsDue(measure, { firstDay: '2025-01-01', today, done })
        .filter(({ halfYear }) => halves.includes(halfYear.id))
        .map(({ id, halfYear, version }): Turn => {
          done.add(id);
          return { code: measure.code, half: halfYear.id, version };
        }),
    ),
  );
}

function countsOf(world: World, code: string, period: Period): SnapshotSource['count'] {
  return async (_period, tables, parts = []) => {
    const categories = new Map<Axis, readonly string[]>([
      ...(parts.length > 0 ? [['PART', parts.map(({ id }) => id)] as const] : []),
      ...[...categoriesOf(code, world)].filter(([axis]) => tables.some((table) => table.includes(axis))),
    ]);
    const counts = new Counts(categories, tables);
    const units = unitsOf(world, code, period.id);
    for (const axes of tables) {
      const cells = new Map<string, { count: number; records: bigint }>();
      for (const unit of units) {
        const of = axes.map((axis) => (axis === 'PART' ? partOf(unit, parts) : unit.values[axis]!)).join('*');
        const { count, records } = cells.get(of) ?? { count: 0, records: 0n };
        cells.set(of, { count: count + 1, records: records + recordOf(unit.key) });
      }
      for (const [of, { count, records }] of cells)
        counts.add(axes, of === '' ? [] : of.split('*'), { count, records: String(records) });
    }
    return counts;
  };
}

/** Publishes as the job does, without a database. Mutants forget how measures lie to one another. */
export async function publish(
  seen: World | ((place: number) => World),
  turns: readonly Turn[],
  secret: string,
  forget: (from: string, nesting: Nesting) => Nesting | null = (_, nesting) => nesting,
): Promise<Shown> {
  const shown: Shown = new Map();
  const draws = new Draws(secret);
  const all = [...new Set(turns.map(({ code }) => code))].map(measureOf);
  for (const [place, { code, half, version }] of turns.entries()) {
    const world = typeof seen === 'function' ? seen(place) : seen;
    const measure = measureOf(code);
    const nestings = nestingsOf(measure, all).flatMap((nesting) => forget(code, nesting) ?? []);
    const source: SnapshotSource = {
      count: (period, tables, parts) => countsOf(world, code, period)(period, tables, parts),
      shownOf: async (other, { id }) => shown.get(keyOf(other, id)) ?? null,
    };
    const work = new SnapshotWork(source, { measure, nestings, draws, version });
    for (const { period, tables } of await work.periods(periodNamed(half)!))
      shown.set(keyOf(code, period.id), byKey(tables.filter(({ axes }) => axes[0] !== 'PART')));
  }
  return shown;
}
