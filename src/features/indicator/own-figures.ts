import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { elsewhere, unknown } from './catalogue';
import { namerOf, readPublicNames } from './category-names';
import { municipalitiesIn } from './members';
import { periodNamed } from './period';
import { derivedOf } from './derived';
import type { AskedDimension, Derived, Figures, Question, Release, Series } from './figures';
import { hasCategories, planOf } from './plan';
import type { Table } from './published-tables';
import { seriesOf, type CategoryNamer } from './series';

/** A caller's own figures of a question; null where it may not count its clients that way. */
export interface OwnFigures {
  series: Series[];
  derived: Derived[];
}

/**
 * Counts the caller's own clients, exactly, over the tables and periods that are published and no others: what its row
 * policies show it. Each use leaves a line in the audit trail.
 */
export async function ownFigures(
  unit: UnitOfWork,
  figures: Figures,
  requestId: string,
): Promise<OwnFigures | null> {
  const { question, dimensions, releases } = figures;
  if (!mayCount(unit, question, dimensions)) return null;
  const names = await readPublicNames(unit);
  const by = byCategory(unit, question, dimensions);
  const tables: Table[] = [];
  const wide: Table[] = [];
  const members = new Map<string, readonly string[]>();
  for (const release of releases) {
    const municipalities = await municipalitiesIn(unit, periodNamed(release.period)!);
    members.set(release.period, municipalities);
    const counting = { question, release, municipalities };
    tables.push(await countOwn(unit, { ...counting, dimensions }));
    if (by) wide.push(await countOwn(unit, { ...counting, dimensions: by }));
  }
  const { code } = question.measure;
  await recordAct(unit, {
    activity: 'indicator.own',
    ...{ subjects: releases.map(({ period }) => `${code}/${period}`), requestId },
  });
  const namer = namerOf(question.measure, names);
  return {
    series: exactSeries(figures, { tables, members }, namer),
    derived: exactDerived(figures, wide, { namer, dimensions: (by ?? ['CATEGORY']).slice(0, -1) }),
  };
}

/** A municipality may count its inhabitants by what it may see of one: by no care detail, and not what is read from it. */
function mayCount(
  { caller }: UnitOfWork,
  { measure }: Pick<Question, 'measure'>,
  dimensions: readonly AskedDimension[],
): boolean {
  if (caller.role !== 'MUNICIPALITY') return true;
  if (measure.careDetail === 'ALL') return false;
  return dimensions.every(
    (dimension) =>
      dimension === 'MUNICIPALITY' || (dimension === 'CATEGORY' && measure.careDetail === 'NONE'),
  );
}

/** By what shares and durations are worked out; null where there are none. */
function byCategory(
  unit: UnitOfWork,
  question: Question,
  dimensions: readonly AskedDimension[],
): AskedDimension[] | null {
  const { measure, kind } = question;
  const by: AskedDimension[] = [...dimensions.filter((one) => one !== 'CATEGORY'), 'CATEGORY'];
  const isPublished = hasCategories(measure) && typeof planOf(measure, kind, by) !== 'string';
  return isPublished && measure.shown.length > 1 && mayCount(unit, question, by) ? by : null;
}

interface Counting {
  question: Question;
  release: Release;
  /** By which the period is published. */
  municipalities: readonly string[];
  dimensions: readonly AskedDimension[];
}

const columns: Record<Exclude<AskedDimension, 'MUNICIPALITY'>, string> = {
  CATEGORY: 'unit.category',
  PRODUCT: `coalesce(unit.product_id, '${unknown}')`,
  PROVIDER: `coalesce(unit.provider_id, '${unknown}')`,
  TARGET_GROUP: `coalesce(unit.target_group, '${unknown}')`,
  AGE_BAND: `coalesce(unit.age_band, '${unknown}')`,
  CAUSE: 'cause.code',
};

/** As the data stood on the day on which the published figures were counted, so that both are of the same. */
async function countOwn(
  { query }: UnitOfWork,
  { question: { measure }, municipalities, release: { period, asOf }, dimensions }: Counting,
): Promise<Table> {
  const { from, until } = periodNamed(period)!;
  const codes = dimensions.map((dimension) =>
    dimension === 'MUNICIPALITY'
      ? `case when unit.municipality_id = any ($5) then unit.municipality_id else '${elsewhere}' end`
      : columns[dimension],
  );
  const rows = await query<{ names: string[]; value: number }>(
    `select array[${codes.join(', ')}]::text[] as names, count(*)::integer as value
     from hub.own_indicator_units($1, $2::date, $3::date, $4::date) unit
       ${dimensions.includes('CAUSE') ? 'cross join unnest(unit.causes) as cause (code)' : ''}
     where $5::text[] is not null group by 1 order by 1`,
    [measure.code, from, until, asOf, municipalities],
  );
  const none = dimensions.length === 0 && rows.length === 0 ? [{ names: [], value: 0 }] : [];
  const cells = [...rows, ...none].map((row) => ({ ...row, lower: row.value, upper: row.value }));
  return { measure: measure.code, period, dimensions, cause: null, cells, reason: null };
}

const wantedOf = ({ filters }: Question) =>
  new Map(filters.map(({ dimension, values }) => [dimension, values] as const));

/** Of each period the municipalities by which it is published. */
type Members = ReadonlyMap<string, readonly string[]>;

/** Where none of the caller's own clients is in a cell, the count is zero; of who was not in the region then there is none. */
function exactSeries(
  { question, dimensions, releases }: Figures,
  { tables, members }: { tables: Table[]; members: Members },
  namer: CategoryNamer,
): Series[] {
  const wanted = wantedOf(question);
  const series = seriesOf({ dimensions, tables, releases, namer, forPublic: false, wanted });
  return series.map(({ categories, points }) => ({
    categories,
    points: points.map(({ period, value }) => {
      const wasThere = categories.every(
        ({ dimension, code }) =>
          dimension !== 'MUNICIPALITY' || code === elsewhere || members.get(period)!.includes(code),
      );
      const exact = wasThere ? (value ?? 0) : null;
      return {
        ...{ period, value: exact, lower: exact, upper: exact, reason: null },
        ...{ status: wasThere ? 'EXACT_OWN' : 'NO_DATA', snapshot: null, version: null },
      };
    }),
  }));
}

function exactDerived(
  { question, releases }: Figures,
  tables: Table[],
  { namer, dimensions }: { namer: CategoryNamer; dimensions: AskedDimension[] },
): Derived[] {
  const shown = question.measure.shown.filter(({ kind }) => kind !== 'KAPLAN_MEIER');
  const measure = { ...question.measure, shown };
  const wanted = wantedOf(question);
  const parts = { measure, dimensions, tables, releases, namer, wanted, forPublic: false, least: 1 };
  return derivedOf(parts).map((derived) => ({
    ...derived,
    // Nothing is withheld from a caller of its own clients: there were none.
    points: derived.points.map((point) =>
      point.status === 'WITHHELD' ? { ...point, status: 'TOO_FEW' } : point,
    ),
  }));
}
