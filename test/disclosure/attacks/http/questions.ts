import { membersOf } from '../../../../src/disclosure/counts/linked-tables';
import { roles } from '../../../../src/identity/role';
import { callerAs } from '../../../equality/callers';
import type { Ask, TestHub } from '../../../setup/test-hub';
import { random } from '../clients';
import type { Figure } from '../report';
import { halves, quarters, questionsOf, year } from './published';
import { inputOf, type Asked, type Line } from './reading';

/** Every question about 2025. */
export const allQuestions = (measures: readonly string[]): Asked[] =>
  measures.flatMap((measure) => [
    ...questionsOf(measure, 'YEAR', year),
    ...halves.flatMap((half) => questionsOf(measure, 'HALF_YEAR', half)),
    ...quarters.flatMap((quarter) => questionsOf(measure, 'QUARTER', quarter)),
  ]);

const fragment = `fragment figures on IndicatorAnswer {
  ... on IndicatorFigures { series { categories { members } points { period value lower upper status } } }
}`;

type Points = Array<Line['points'][0] & { period: string }>;
type Found = Array<{ categories: Line['categories']; points: Points }>;
type Draw = () => number;
type Input = Record<string, unknown>;

/** The same question in other words: other order, all periods of its kind, or some of its categories only. */
const otherWords: Array<(input: Input, draw: Draw, seen: readonly string[]) => Input> = [
  (input) => input,
  (input) => ({ ...input, dimensions: [...(input.dimensions as string[])].reverse() }),
  (input) => ({ ...input, from: null, to: null }),
  (input, draw, seen) => {
    const [dimension] = input.dimensions as string[];
    const some = seen.filter(() => draw() < 0.3);
    if (!dimension || some.length === 0) return input;
    const filters = [...(input.filters as object[]), { dimension, values: some.flatMap(membersOf) }];
    return { ...input, filters };
  },
];

/** Asks for the same again and again: as every role, in other words, several at once, under aliases of one document. */
export async function repeatsOverHttp(
  { hub, people }: { hub: Pick<TestHub, 'as'>; people: readonly unknown[] },
  measures: readonly string[],
  times: number,
): Promise<Figure> {
  const draw = random('repeats over HTTP');
  const questions = allQuestions(measures);
  const seen = new Map<string, Set<string>>();
  const codes = new Map<Asked, string[]>();
  let asked = 0;
  while (asked < times) {
    const question = questions[Math.floor(draw() * questions.length)]!;
    const role = roles[Math.floor(draw() * roles.length)]!;
    const words = otherWords[Math.floor(draw() * otherWords.length)]!;
    const input = words(inputOf(question), draw, codes.get(question) ?? []);
    const ask = hub.as(callerAs(role).partnerId, role);
    const answers = await severalAtOnce(ask, input, 1 + Math.floor(3 * draw()));
    asked += answers.length;
    for (const series of answers) remember(seen, codes, question, series);
  }
  const most = Math.max(...[...seen.values()].map(({ size }) => size));
  return {
    attack: 'the same question asked again: by every role, in other words, batches and aliases',
    ...{ publisher: 'the API', over: `N = ${people.length}, ${asked} questions, ${seen.size} cells` },
    rule: '1 value per cell',
    figure: most === 1 ? '1 value per cell' : `up to ${most} values per cell`,
    passed: most === 1,
  };
}

/** Half of them as aliases of one request, half as requests of their own. */
async function severalAtOnce(ask: Ask, input: Input, times: number): Promise<Found[]> {
  const aliases = Array.from(
    { length: times },
    (_, place) => `a${place}: indicatorFigures(input: $input) { ...figures }`,
  );
  const requests = [aliases, ['b: indicatorFigures(input: $input) { ...figures }']].map(async (fields) => {
    const { data, errors } = await ask(
      `query ($input: IndicatorQuestion!) { ${fields.join(' ')} } ${fragment}`,
      { input },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data as Record<string, { series?: Found }>).map(({ series }) => series ?? []);
  });
  return (await Promise.all(requests)).flat();
}

function remember(
  seen: Map<string, Set<string>>,
  codes: Map<Asked, string[]>,
  question: Asked,
  series: Found,
): void {
  const { measure, axes } = question;
  for (const { categories, points } of series) {
    const name = categories.map(({ members }) => members.join('+')).join('*');
    for (const { period, ...cell } of points) {
      const key = [measure, axes.join('*'), period, name].join('/');
      seen.set(key, (seen.get(key) ?? new Set()).add(JSON.stringify(cell)));
    }
  }
  const shown = series.map(({ categories }) => categories[0]?.members.join('+') ?? '');
  if (series[0]?.categories[0]) codes.set(question, [...new Set(shown)]);
}
