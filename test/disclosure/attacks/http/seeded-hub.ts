import { monthsBuckets } from '../../../../src/features/indicator/buckets';
import { measures } from '../../../../src/features/indicator/measures';
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

const ongoingOf = (measure: string): string | undefined =>
  measures.find(({ code }) => code === measure)!.shown.find((shown) => shown.kind === 'KAPLAN_MEIER')
    ?.ongoing;

/** Shares, medians, percentiles and means as they are served, against what anybody can work out from the published counts beside them. */
export async function derivedOverHttp(ask: Ask, clients: number, codes: readonly string[]): Promise<Figure> {
  const shown = new Map<string, number>();
  let more = 0;
  for (const measure of codes)
    for (const dimensions of [[], ['MUNICIPALITY'], ['PROVIDER'], ['AGE_BAND']]) {
      const { derived } = await served(ask, measure, dimensions);
      const byCategory = [...dimensions, 'CATEGORY'];
      const counts = await served(ask, measure, byCategory);
      const ongoing = ongoingOf(measure);
      const lasting = ongoing ? await served(ask, ongoing, byCategory) : null;
      for (const one of derived)
        for (const point of one.points.filter(({ status }) => status === 'SHOWN')) {
          shown.set(one.kind, (shown.get(one.kind) ?? 0) + 1);
          const yearBefore = String(Number(point.period) - 1);
          const beside = [
            countsBeside(counts, one, point.period),
            ...(lasting ? [point.period, yearBefore].map((year) => countsBeside(lasting, one, year)) : []),
          ];
          more += Number(!isSame(point, fromCounts(one, beside)));
        }
    }
  const kinds = [...shown].map(([kind, number]) => `${kind} ${number}`).join(', ');
  return {
    attack:
      'exact shares, means and medians combined with counts: those that are more than follows from published counts',
    ...{ publisher: 'the API', rule: '0 of them' },
    over: `N = ${clients}, figures of ${codes.length} measures: ${kinds}`,
    figure: `${more} of them`,
    passed: more === 0 && shown.size > 0,
  };
}

type Counts = ReadonlyMap<string, number>;

function countsBeside({ series }: Served, { categories }: Served['derived'][0], period: string): Counts {
  const wanted = categories.map(({ code }) => code).join();
  return new Map(
    series.flatMap((line): Array<[string, number]> => {
      const codes = line.categories.map(({ code }) => code);
      const value = line.points.find((point) => point.period === period)?.value;
      return codes.slice(0, -1).join() === wanted ? [[codes.at(-1)!, value ?? NaN]] : [];
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const { classes } = monthsBuckets;

/** The same figure from published counts alone; null is longer than all classes. */
function fromCounts(
  { kind, percent, of, among }: Served['derived'][0],
  [counts, lasting, before]: readonly Counts[],
): number | null {
  const held = (codes: ReadonlyArray<{ code: string }>) =>
    sum(
      [...counts!].flatMap(([name, value]) =>
        codes.some(({ code }) => name.split('+').includes(code)) ? [value] : [],
      ),
    );
  if (kind === 'SHARE') return held(of) / held(among);
  const inClasses = (all: Counts) => classes.map(({ code }) => all.get(code) ?? 0);
  const ended = inClasses(counts!);
  if (kind === 'MEAN') return sum(classes.map(({ value }, place) => ended[place]! * value)) / sum(ended);
  if (kind === 'KAPLAN_MEIER') return reaching(0.5, goneOf(ended, inClasses(lasting!), inClasses(before!)));
  return reaching(
    (percent ?? 50) / 100,
    ended.map((number) => number / sum(ended)),
  );
}

/**
 * A life table: which part of all ends in each class. Who still lasts, or was there before the period, is there for half of
 * its class.
 */
function goneOf(ended: readonly number[], lasting: readonly number[], before: readonly number[]): number[] {
  let left = 1;
  let there = Math.max(sum(ended) + sum(lasting) - sum(before), 0);
  return ended.map((number, place) => {
    const atRisk = there + (before[place]! - lasting[place]!) / 2;
    const part = number === 0 ? 0 : left * Math.min(1, number / Math.max(atRisk, number));
    left -= part;
    there = Math.max(there + before[place]! - number - lasting[place]!, 0);
    return part;
  });
}

/** Where parts of all reach so much. */
function reaching(wanted: number, parts: readonly number[]): number | null {
  let before = 0;
  for (const [place, part] of parts.entries()) {
    const { from, to } = classes[place]!;
    if (part > 0 && before + part >= wanted - 1e-9)
      return to === null ? null : from + ((to - from) * (wanted - before)) / part;
    before += part;
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

/** As if a pseudonym were made of the client and not also for whom it is: every recipient gets the same, behind a mark of its own. */
export const equalPseudonyms = (hub: TestHub) =>
  hub.database.owner.query(
    `update hub.pseudonym set value = substr(md5(recipient_id || trajectory_id), 1, 11) || substr(md5(trajectory_id::text), 1, 11)`,
  );

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
