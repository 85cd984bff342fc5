import type { Transaction } from '../../database/unit-of-work';
import type { Draws } from '../../disclosure/counts/draws';
import { axesOf, elsewhere, type Axis } from '../../features/indicator/catalogue';
import { codesOf, readPublicNames, type PublicNames } from '../../features/indicator/category-names';
import { measures, type Measure } from '../../features/indicator/measures';
import { codesPublished, municipalitiesIn } from '../../features/indicator/members';
import { nestingsOf } from '../../features/indicator/nesting';
import type { Period } from '../../features/indicator/period';
import { dimensionOf } from '../../features/indicator/plan';
import { countUnits } from './count-units';
import { readShown, writeSnapshot } from './snapshot.repository';
import { SnapshotWork } from './snapshot-work';
import type { Snapshot } from './snapshots-due';

export interface Publishing {
  measure: Measure;
  snapshot: Snapshot;
  /** The day on which the data stand as they are counted. */
  asOf: string;
  draws: Draws;
}

/** Counts, rounds, audits and publishes a measure over a half-year, and over the year that it closes. */
export async function publishSnapshot(transaction: Transaction, publishing: Publishing): Promise<void> {
  const { measure, snapshot, asOf, draws } = publishing;
  for (const setting of readingWholeTables) await transaction.query(`set local ${setting}`);
  const lists = {
    names: await readPublicNames(transaction),
    municipalities: await municipalitiesIn(transaction, snapshot.halfYear),
    published: await codesPublished(transaction, snapshot.halfYear, keptByYear(measure), measure.code),
  };
  const categories = categoriesOf(measure, lists);
  const source = {
    count: (period: Period, tables: ReadonlyArray<readonly Axis[]>, parts?: readonly Period[]) =>
      countUnits(transaction, { measure, asOf, categories, period, tables, parts }),
    shownOf: (code: string, period: Period) => readShown(transaction, { code }, period),
  };
  const nestings = nestingsOf(measure, measures);
  const work = new SnapshotWork(source, { measure, draws, nestings, version: snapshot.version });
  const periods = await work.periods(snapshot.halfYear);
  await writeSnapshot(transaction, { ...publishing, periods, synthetic: work.synthetic });
}

/**
 * A snapshot reads whole tables. After some joins the planner believes in one row, whatever there is, and would look up each
 * of a hundred thousand by itself.
 */
const readingWholeTables = ['plan_cache_mode = auto', 'enable_nestloop = off', `work_mem = '128MB'`];

interface Lists {
  names: PublicNames;
  municipalities: readonly string[];
  /** What is published of the year already. */
  published: ReadonlyMap<Axis, ReadonlySet<string>>;
}

/** Axes of which a year keeps the codes; municipalities say themselves since when they are there. */
const keptByYear = (measure: Measure): Axis[] =>
  axesOf(measure).filter((axis) => !['CAUSE', 'MUNICIPALITY'].includes(dimensionOf(axis)));

/**
 * The codes of each axis, from the lists of the region as they are when the first of a year is published: who comes later counts as
 * unknown until the next one, and who goes stays on the list. A snapshot keeps them.
 */
const categoriesOf = (
  measure: Measure,
  { names, municipalities, published }: Lists,
): Map<Axis, readonly string[]> =>
  new Map(
    axesOf(measure).map((axis) => {
      const dimension = dimensionOf(axis);
      if (dimension === 'CAUSE') return [axis, ['YES', 'NO']];
      if (dimension === 'MUNICIPALITY') return [axis, [...municipalities, elsewhere]];
      const listed = codesOf(dimension, measure, names);
      const kept = published.get(axis);
      if (!kept) return [axis, listed];
      return [axis, [...new Set([...listed.filter((code) => kept.has(code)), ...kept])]];
    }),
  );
