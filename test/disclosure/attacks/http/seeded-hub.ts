import { monthsBuckets } from '../../../../src/features/indicator/buckets';
import type { Ask, TestHub } from '../../../setup/test-hub';
import type { Figure } from '../report';

const document = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    ... on IndicatorFigures {
      series { categories { dimension code } points { period value } }
      derived { kind percent of { code } among { code } categories { code } points { period value over status } }
    }
  }
}`;

interface Served {
  series: Array<{ categories: Array<{ dimension: string; code: string }>; points: Value[] }>;
  derived: Array<{
    kind: string;
    percent: number | null;
    of: Array<{ code: string }>;
    among: Array<{ code: string }>;
    categories: Array<{ code: string }>;
    points: Array<Value & { over: number | null; status: string }>;
  }>;
}
type Value = { period: string; value: number | null };

async function served(ask: Ask, measure: string, dimensions: string[]): Promise<Served> {
  const { data, errors } = await ask(document, { input: { measure, periodKind: 'YEAR', dimensions } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.indicatorFigures as Served;
}

/** Shares, medians, percentiles and means as they are served, against what anybody can work out from the published counts beside them. */
export async function derivedOverHttp(hub: TestHub, measures: readonly string[]): Promise<Figure> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  let [shown, more] = [0, 0];
  for (const measure of measures)
    for (const dimensions of [[], ['MUNICIPALITY'], ['PROVIDER'], ['AGE_BAND']]) {
      const { derived } = await served(ask, measure, dimensions);
      const counts = await served(ask, measure, [...dimensions, 'CATEGORY']);
      for (const one of derived.filter(({ kind }) => kind !== 'KAPLAN_MEIER'))
        for (const point of one.points.filter(({ status }) => status === 'SHOWN')) {
          shown += 1;
          more += Number(!isSame(point, fromCounts(one, countsBeside(counts, one, point.period))));
        }
    }
  return {
    attack:
      'exact shares, means and medians combined with counts: those that are more than follows from published counts',
    ...{ publisher: 'the API', over: `${shown} figures of ${measures.length} measures`, rule: '0 of them' },
    figure: `${more} of them`,
    passed: more === 0 && shown > 0,
  };
}

type Counts = ReadonlyMap<string, number>;

function countsBeside({ series }: Served, { categories }: Served['derived'][0], period: string): Counts {
  const wanted = categories.map(({ code }) => code).join();
  return new Map(
    series.flatMap((line): Array<[string, number]> => {
      const codes = line.categories.map(({ code }) => code);
      const value = line.points.find((point) => point.period === period)!.value;
      return codes.slice(0, -1).join() === wanted ? [[codes.at(-1)!, value ?? NaN]] : [];
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The same figure from published counts alone; null is longer than all classes. */
function fromCounts({ kind, percent, of, among }: Served['derived'][0], counts: Counts): number | null {
  const held = (codes: ReadonlyArray<{ code: string }>) =>
    sum(
      [...counts].flatMap(([name, value]) =>
        codes.some(({ code }) => name.split('+').includes(code)) ? [value] : [],
      ),
    );
  if (kind === 'SHARE') return held(of) / held(among);
  const all = sum([...counts.values()]);
  const of_ = (code: string) => counts.get(code) ?? 0;
  if (kind === 'MEAN') return sum(monthsBuckets.classes.map(({ code, value }) => of_(code) * value)) / all;
  const wanted = (all * (percent ?? 50)) / 100;
  let before = 0;
  for (const { code, from, to } of monthsBuckets.classes) {
    if (of_(code) > 0 && before + of_(code) >= wanted)
      return to === null ? null : from + ((to - from) * (wanted - before)) / of_(code);
    before += of_(code);
  }
  return null;
}

const isSame = ({ value }: Value, other: number | null): boolean =>
  value === null || other === null ? value === other : Math.abs(value - other) < 1e-9;

const trajectories = `query ($after: String) {
  trajectories(first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

async function pseudonymsOf(ask: Ask): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await ask(trajectories, { after });
    if (errors) throw new Error(JSON.stringify(errors));
    const { nodes, pageInfo } = data.trajectories;
    ids.push(
      ...nodes.map(({ id }: { id: string }) => Buffer.from(id, 'base64url').toString().split(':').at(-1)!),
    );
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return ids;
}

/** Recipients who see the same clients put their lists side by side, whole and in halves of a pseudonym. */
export async function pseudonymsOverHttp(hub: TestHub): Promise<Figure> {
  const lists = [
    await pseudonymsOf(hub.as('dordrecht', 'CENTRAL_MUNICIPALITY')),
    await pseudonymsOf(hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR')),
    await pseudonymsOf(hub.as('leger-des-heils', 'CARE_PROVIDER')),
    await pseudonymsOf(hub.as('zwijndrecht', 'MUNICIPALITY')),
  ];
  const parts = lists.map((ids) => new Set(ids.flatMap((id) => [id, id.slice(-11), id.slice(-22, -11)])));
  const matches = parts.flatMap((one, place) =>
    parts.slice(place + 1).flatMap((other) => [...one].filter((part) => other.has(part))),
  );
  return {
    attack: 'recipients who see the same clients join their pseudonyms',
    ...{ publisher: 'the API', rule: '0 matches' },
    over: `4 recipients, ${lists.map(({ length }) => length).join(', ')} clients`,
    figure: `${matches.length} matches`,
    passed: matches.length === 0 && lists.every(({ length }) => length > 0),
  };
}
