import { today } from '../../database/today';
import type { UnitOfWork } from '../../database/unit-of-work';
import { askedPeriods } from './asked-periods';
import { codesOf, namerOf, readPublicNames, type PublicNames } from './category-names';
import { derivedOf, type DerivedParts } from './derived';
import type { AskedDimension, Derived, Figures, NotPublished, Question, Release, Series } from './figures';
import type { Measure } from './measures';
import { normSeriesOf, readAgreed, type Agreed } from './norm-series';
import { periodBefore, periodNamed } from './period';
import { notPublished } from './not-published';
import { askedDimensions, combinationsOf, dimensionsOf, planOf, type Plan } from './plan';
import { readReleases, readTables, touches, type Table } from './published-tables';
import { seriesOf, type SeriesParts } from './series';

/** Looks up what is published of a question, or says why nothing is. */
export async function answerQuestion(unit: UnitOfWork, question: Question): Promise<Figures | NotPublished> {
  const { measure, kind } = question;
  const dimensions = askedDimensions(question);
  const plan = planOf(measure, kind, dimensions);
  if (typeof plan === 'string') {
    const possible =
      plan === 'NO_SUCH_DIMENSION'
        ? dimensionsOf(measure)
        : combinationsOf(measure, kind).flatMap((all) => (all.length > 0 ? [all.join(' ')] : []));
    return notPublished(unit, question, { reason: plan, possible });
  }
  const [published, names, day] = await Promise.all([
    readReleases(unit, measure.code, kind),
    readPublicNames(unit),
    today(unit),
  ]);
  const asked = askedPeriods(question, published, day);
  if (typeof asked === 'string') {
    const possible = published.map(({ period }) => period);
    return notPublished(unit, question, { reason: asked, possible });
  }
  const wanted = wantedOf(question);
  const read = await readAll(unit, { question, dimensions, wanted, plan }, asked.releases);
  const refused = refusedFilter(read.asked, { question, dimensions, wanted }, names);
  if (refused) return notPublished(unit, question, refused);
  const years = asked.releases.map(({ period }) => period);
  const agreed = await readAgreed(unit, question, years);
  return figuresOf({ question, dimensions, wanted, names, agreed, ...asked, ...read });
}

/** The codes that filters ask for; what two filters ask of one dimension holds at once. */
const wantedOf = ({ filters }: Question): ReadonlyMap<AskedDimension, readonly string[]> => {
  const wanted = new Map<AskedDimension, readonly string[]>();
  for (const { dimension, values } of filters) {
    const before = wanted.get(dimension);
    wanted.set(dimension, before ? values.filter((value) => before.includes(value)) : values);
  }
  return wanted;
};

interface Asked {
  question: Question;
  dimensions: readonly AskedDimension[];
  wanted: ReadonlyMap<AskedDimension, readonly string[]>;
}

interface Read {
  asked: Table[];
  region: Table[];
  byCategory: Table[];
  regionByCategory: Table[];
}

const withCategory = (dimensions: readonly AskedDimension[]): AskedDimension[] => [
  ...dimensions.filter((dimension) => dimension !== 'CATEGORY'),
  'CATEGORY',
];

/** Of the whole region the same by the measure's own categories, if those are asked. */
const regionDimensions = (dimensions: readonly AskedDimension[]): AskedDimension[] =>
  dimensions.filter((dimension) => dimension === 'CATEGORY');

const isOfRegion = (dimensions: readonly AskedDimension[]): boolean =>
  dimensions.every((dimension) => dimension === 'CATEGORY');

const isOngoing = (shown: Measure['shown'][number]) => (shown.kind === 'KAPLAN_MEIER' ? [shown.ongoing] : []);

/** All tables behind an answer, in one reading: what is asked, the same of the region, and what figures derive from. */
async function readAll(
  unit: UnitOfWork,
  { question: { measure, kind }, dimensions, plan }: Asked & { plan: Plan },
  releases: readonly Release[],
): Promise<Read> {
  const planned = (by: readonly AskedDimension[]): Plan => {
    const found = planOf(measure, kind, by);
    return typeof found === 'string' ? [] : found;
  };
  const region = planned(regionDimensions(dimensions));
  const isDerived = measure.shown.length > 1;
  const byCategory = isDerived ? planned(withCategory(dimensions)) : [];
  const regionByCategory = isDerived && !isOfRegion(dimensions) ? planned(withCategory([])) : [];
  const periods = releases.map(({ period }) => period);
  const others = measure.shown.flatMap(isOngoing);
  // What lasted already when a period began is what was there at the end of the one before.
  const before = others.length > 0 ? periods.map((period) => periodBefore(periodNamed(period)!).id) : [];
  const read = await readTables(unit, {
    measures: [measure.code, ...others],
    periods: [...new Set([...before, ...periods])],
    tables: [...plan, ...region, ...byCategory, ...regionByCategory],
  });
  const tables = read.filter((table) => table.measure !== measure.code || periods.includes(table.period));
  const own = tables.filter((table) => table.measure === measure.code);
  const by = (all: readonly Table[], wanted: readonly AskedDimension[]) =>
    all.filter((table) => table.dimensions.join() === wanted.join());
  return {
    asked: by(own, dimensions),
    region: isOfRegion(dimensions) ? [] : by(own, regionDimensions(dimensions)),
    byCategory: byCategory.length > 0 ? by(tables, withCategory(dimensions)) : [],
    regionByCategory: regionByCategory.length > 0 ? by(tables, withCategory([])) : [],
  };
}

/** A filter by what no table of these periods knows; or tables that are all withheld. */
function refusedFilter(
  tables: readonly Table[],
  { question: { measure }, dimensions, wanted }: Asked,
  names: PublicNames,
): Parameters<typeof notPublished>[2] | null {
  if (tables.every(({ cells }) => cells.length === 0)) return { reason: 'TABLE_WITHHELD' };
  for (const [dimension, codes] of wanted) {
    const shown = [
      ...new Set(
        tables.flatMap(({ cells }) => cells.map((cell) => cell.names[dimensions.indexOf(dimension)]!)),
      ),
    ];
    // Of what is withheld the code lists say what there is.
    const known = [...shown, ...(dimension === 'MUNICIPALITY' ? [] : codesOf(dimension, measure, names))];
    if (codes.length === 0) return { reason: 'FILTER_LEAVES_NOTHING', code: dimension, possible: shown };
    const missing = codes.find((code) => !known.some((name) => touches(name, [code])));
    if (missing === undefined) continue;
    const isMunicipality = dimension === 'MUNICIPALITY' && /^GM\d{4}$/.test(missing);
    return {
      reason: isMunicipality ? 'NOT_IN_REGION_THEN' : 'NO_SUCH_CATEGORY',
      ...{ code: missing, possible: shown },
    };
  }
  return null;
}

interface Found extends Asked, Read {
  names: PublicNames;
  agreed: readonly Agreed[];
  releases: Figures['releases'];
  gaps: Figures['gaps'];
}

function figuresOf({ question, dimensions, wanted, releases, gaps, ...read }: Found): Figures {
  const { measure, forPublic } = question;
  const { names, agreed } = read;
  const namer = namerOf(measure, names);
  const lines = (parts: Pick<SeriesParts, 'dimensions' | 'tables'>): Series[] =>
    seriesOf({ ...parts, releases, namer, forPublic, wanted });
  const series = lines({ dimensions, tables: read.asked });
  const region = lines({ dimensions: regionDimensions(dimensions), tables: read.region });
  const worked = (parts: Pick<DerivedParts, 'dimensions' | 'tables'>): Derived[] =>
    derivedOf({ ...parts, measure, releases, namer, wanted, forPublic });
  const derived = worked({ tables: read.byCategory, dimensions: withCategory(dimensions).slice(0, -1) });
  const regionDerived = worked({ tables: read.regionByCategory, dimensions: [] });
  const shown = { question, releases, series, region, derived, regionDerived };
  return { kind: 'IndicatorFigures', ...shown, dimensions, gaps, norm: normSeriesOf({ ...shown, agreed }) };
}
