import type { UnitOfWork } from '../../database/unit-of-work';
import type { Axis } from './catalogue';
import type { PeriodKind } from './period';
import { codesOf, namerOf, readPublicNames } from './category-names';
import type { AskedDimension, CellReason, Release, ShownCategory } from './figures';
import type { Derivation, Measure } from './measures';
import { beginWithin, readFirstHalf } from './published-tables';
import { causeOf, combinationsOf, dimensionOf, dimensionsOf } from './plan';

/** A table of which something is not shown as it could be. */
export interface TableException {
  dimensions: AskedDimension[];
  cause: string | null;
  status: 'PUBLISHED' | 'COARSENED' | 'WITHHELD';
  reason: CellReason;
}

export interface CataloguePeriod extends Release {
  periodKind: PeriodKind;
  exceptions: TableException[];
}

/** What can be asked of a measure. */
export interface CatalogueEntry {
  measure: Measure;
  dimensions: Array<{ dimension: AskedDimension; categories: ShownCategory[] }>;
  combinations: Array<{ periodKind: PeriodKind; dimensions: AskedDimension[] }>;
  derived: Array<Exclude<Derivation['kind'], 'COUNT'>>;
  periods: CataloguePeriod[];
}

const kinds: readonly PeriodKind[] = ['YEAR', 'HALF_YEAR', 'QUARTER'];

/** Everything that can be asked of these measures, and what of it is published by now. */
export async function catalogueOf(unit: UnitOfWork, measures: readonly Measure[]): Promise<CatalogueEntry[]> {
  const [names, firstHalf] = await Promise.all([readPublicNames(unit), readFirstHalf(unit)]);
  const codes = measures.map(({ code }) => code);
  const periods = await readPeriods(unit, codes, firstHalf);
  return measures.map((measure) => {
    const namer = namerOf(measure, names);
    return {
      measure,
      dimensions: dimensionsOf(measure).map((dimension) => ({
        dimension,
        categories: codesOf(dimension, measure, names).map((code) => namer(dimension, code)),
      })),
      combinations: kinds.flatMap((periodKind) =>
        combinationsOf(measure, periodKind).map((dimensions) => ({ periodKind, dimensions })),
      ),
      derived: [...new Set(measure.shown.flatMap(({ kind }) => (kind === 'COUNT' ? [] : [kind])))],
      periods: periods.get(measure.code) ?? [],
    };
  });
}

interface Row extends Omit<Release, 'dataBeginWithin'> {
  measure: string;
  periodKind: PeriodKind;
  axes: Axis[];
  status: TableException['status'];
  reason: 'TOO_REVEALING' | 'DOMINATED' | null;
}

/** Of every period its total, and the tables of which something is withheld or merged. */
async function readPeriods(
  { query }: UnitOfWork,
  measures: readonly string[],
  firstHalf: string | null,
): Promise<Map<string, CataloguePeriod[]>> {
  const rows = await query<Row>(
    `select measure, period_kind as "periodKind", period, snapshot_id as snapshot, version,
       to_char(as_of, 'YYYY-MM-DD') as "asOf", published_at as "publishedAt", synthetic,
       definition_version as "definitionVersion", axes, status, reason
     from published.shown_table
     where measure = any ($1) and (axes = '{}' or reason is not null)
     order by measure, array_position(array['YEAR', 'HALF_YEAR', 'QUARTER'], period_kind), period, cardinality(axes), axes`,
    [measures],
  );
  const found = new Map<string, CataloguePeriod[]>();
  for (const { measure, axes, status, reason, ...release } of rows) {
    const periods = found.get(measure) ?? [];
    found.set(measure, periods);
    const dataBeginWithin = beginWithin(release.period, firstHalf);
    if (axes.length === 0) periods.push({ ...release, dataBeginWithin, exceptions: [] });
    if (reason) periods.at(-1)!.exceptions.push(exceptionOf(axes, status, reason));
  }
  return found;
}

function exceptionOf(axes: Axis[], status: Row['status'], reason: CellReason): TableException {
  const cause = axes.find((axis) => axis.startsWith('CAUSE:'));
  return { dimensions: axes.map(dimensionOf), cause: cause ? causeOf(cause) : null, status, reason };
}
