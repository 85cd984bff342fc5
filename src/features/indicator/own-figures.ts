import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import { elsewhere } from './catalogue';
import { namerOf, readPublicNames } from './category-names';
import { membersOfAll, type Members } from './members';
import { derivedOf } from './derived';
import type { AskedDimension, Derived, Figures, Question, Release, Series } from './figures';
import { ownDurations } from './own-durations';
import { readOwnUnits, type OwnCounting } from './own-units';
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
  const members = await membersOfAll(unit, releases);
  const { code: measure, shown } = question.measure;
  const tables = await countOwn(unit, releases, { measure, members, dimensions });
  const hasShares = by && shown.some(({ kind }) => kind === 'SHARE');
  const wide = hasShares ? await countOwn(unit, releases, { measure, members, dimensions: by }) : [];
  await recordAct(unit, {
    activity: 'indicator.own',
    ...{ subjects: releases.map(({ period }) => `${measure}/${period}`), requestId },
  });
  const namer = namerOf(question.measure, names);
  const others = (by ?? ['CATEGORY']).slice(0, -1);
  const shares = exactShares(figures, wide, { namer, dimensions: others });
  const durations = by ? await ownDurations(unit, figures, { members, namer, dimensions: others }) : [];
  return { series: exactSeries(figures, { tables, members }, namer), derived: [...shares, ...durations] };
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

/** A table per period; without a dimension there is a total, of nobody too. */
async function countOwn(
  unit: UnitOfWork,
  releases: readonly Release[],
  counting: Omit<OwnCounting, 'release'>,
): Promise<Table[]> {
  const { measure, dimensions } = counting;
  const tables: Table[] = [];
  for (const release of releases) {
    const rows = await readOwnUnits(unit, { ...counting, release });
    const none = dimensions.length === 0 && rows.length === 0 ? [{ names: [], value: 0 }] : [];
    const cells = [...rows, ...none].map((row) => ({ ...row, lower: row.value, upper: row.value }));
    tables.push({ measure, period: release.period, dimensions, cause: null, cells, reason: null });
  }
  return tables;
}

const wantedOf = ({ filters }: Question) =>
  new Map(filters.map(({ dimension, values }) => [dimension, values] as const));

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
        ...{ period, value: exact, lower: exact, upper: exact, reason: null, overlaps: false },
        ...{ status: wasThere ? 'EXACT_OWN' : 'NO_DATA', snapshot: null, version: null },
      };
    }),
  }));
}

function exactShares(
  { question, releases }: Figures,
  tables: Table[],
  { namer, dimensions }: { namer: CategoryNamer; dimensions: AskedDimension[] },
): Derived[] {
  const shown = question.measure.shown.filter(({ kind }) => kind === 'SHARE');
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
