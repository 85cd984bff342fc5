import type { UnitOfWork } from '../../database/unit-of-work';
import type { Duration } from './derive';
import { exactKaplanMeier, mean, quantile, type Lasted } from './derive-exact';
import { describe, type Figure } from './derived';
import type { AskedDimension, Derived, DerivedPoint, Figures } from './figures';
import type { Members } from './members';
import { lasted, readOwnUnits } from './own-units';
import { keyOf } from './period-cells';
import { touches } from './published-tables';
import type { CategoryNamer } from './series';

interface Parts {
  members: Members;
  namer: CategoryNamer;
  /** By what is asked, the measure's own categories aside. */
  dimensions: readonly AskedDimension[];
}

type DurationFigure = Exclude<Figure, { kind: 'SHARE' }>;

/** What lasted so long, by period and categories. */
interface Lengths {
  rows: string[][];
  by: Map<string, Lasted[]>;
}

/** Exact durations of a caller's own clients, from the days (or nights) themselves. */
export async function ownDurations(unit: UnitOfWork, figures: Figures, parts: Parts): Promise<Derived[]> {
  const { measure } = figures.question;
  const shown = measure.shown.filter((one): one is DurationFigure => 'buckets' in one);
  if (shown.length === 0) return [];
  const ended = await lengthsOf(unit, figures, { ...parts, measure: measure.code, ended: true });
  const waits = shown.find((one) => one.kind === 'KAPLAN_MEIER');
  const ongoing = waits
    ? await lengthsOf(unit, figures, { ...parts, measure: waits.ongoing, ended: false })
    : nothing;
  const rows = rowsIn([...ended.rows, ...ongoing.rows], figures, parts.dimensions);
  return rows.flatMap((row) =>
    shown.map((figure): Derived => ({
      ...describe(figure, parts.namer),
      ...{ unit: figure.buckets.unit === 'NIGHTS' ? 'NIGHTS' : 'DAYS', estimated: false },
      categories: row.map((name, i) => parts.namer(parts.dimensions[i]!, name)),
      points: figures.releases.map(({ period }) => {
        const [of, still] = [ended, ongoing].map(({ by }) => by.get(keyOf([period, ...row])) ?? []);
        return pointOf(period, exactly(figure, of!, still!));
      }),
    })),
  );
}

const nothing: Lengths = { rows: [], by: new Map() };

interface Wanted extends Parts {
  measure: string;
  ended: boolean;
}

async function lengthsOf(
  unit: UnitOfWork,
  { releases }: Figures,
  { measure, members, dimensions, ended }: Wanted,
): Promise<Lengths> {
  const { rows, by }: Lengths = { rows: [], by: new Map() };
  for (const release of releases)
    for (const row of await readOwnUnits(unit, { measure, members, release, dimensions }, lasted)) {
      const key = keyOf([release.period, ...row.names]);
      const there = by.get(key) ?? [];
      there.push({ time: row.time, entered: row.entered, ended, count: row.value });
      if (there.length === 1) rows.push(row.names);
      by.set(key, there);
    }
  return { rows, by };
}

/** The categories of which there is something, each once, and of those only what is asked for. */
function rowsIn(
  all: readonly string[][],
  { question: { filters } }: Figures,
  dimensions: readonly AskedDimension[],
): string[][] {
  const isWanted = (row: readonly string[]) =>
    filters.every(({ dimension, values }) => {
      const place = dimensions.indexOf(dimension);
      return place < 0 || touches(row[place]!, values);
    });
  return [...new Map(all.map((row) => [keyOf(row), row])).values()].filter(isWanted);
}

function exactly(figure: DurationFigure, of: readonly Lasted[], ongoing: readonly Lasted[]): Duration | null {
  if (figure.kind === 'KAPLAN_MEIER') return exactKaplanMeier([...of, ...ongoing]);
  const part = figure.kind === 'PERCENTILE' ? figure.percent / 100 : 0.5;
  const value = figure.kind === 'MEAN' ? mean(of) : quantile(of, part);
  return value === null ? null : { value, over: null };
}

const pointOf = (period: string, duration: Duration | null): DerivedPoint =>
  duration
    ? { period, ...duration, status: 'SHOWN' }
    : { period, value: null, over: null, status: 'TOO_FEW' };
