import { publishMeasures } from '../../../setup/publish';
import type { TestHub } from '../../../setup/test-hub';
import { emptied } from '../../../indicators/arrange';
import { random } from '../clients';
import type { Figure } from '../report';
import { addPeople, type HubOfPeople } from './hub-of-people';
import { newcomer } from './people';
import { allQuestions } from './questions';
import { inputOf } from './reading';

const everything = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    __typename
    ... on IndicatorFigures {
      dimensions releases { period snapshot version asOf publishedAt synthetic } gaps { period reason }
      series { ...line } region { ...line }
      derived { kind categories { code } points { period value over status } }
      norm { points { value difference met } }
    }
    ... on NotPublished { reason message { nl en } whatToDo { nl en } possible instead { periodKind dimensions from to } }
  }
}
fragment line on IndicatorSeries {
  categories { dimension code label { nl en } members }
  points { period value lower upper status reason snapshot version }
}`;

const catalogue = `{ indicatorCatalogue {
  measure dimensions { dimension categories { code members } } combinations { periodKind dimensions }
  periods { periodKind period snapshot version asOf exceptions { dimensions cause status reason } }
} }`;

/** Questions that nothing is published of, or that are none: what they are told may tell something else. */
const refused: Array<Record<string, unknown>> = [
  { periodKind: 'YEAR', dimensions: ['MUNICIPALITY', 'AGE_BAND', 'PROVIDER'] },
  { periodKind: 'HALF_YEAR', dimensions: ['MUNICIPALITY', 'AGE_BAND'] },
  { periodKind: 'QUARTER', filters: [{ dimension: 'MUNICIPALITY', values: ['GM0590'] }] },
  { periodKind: 'YEAR', filters: [{ dimension: 'MUNICIPALITY', values: ['GM9999'] }] },
  { periodKind: 'YEAR', filters: [{ dimension: 'PROVIDER', values: ['nobody'] }] },
  { periodKind: 'YEAR', filters: [{ dimension: 'AGE_BAND', values: [] }] },
  { periodKind: 'YEAR', from: '2098', to: '2099' },
  { periodKind: 'YEAR', from: '2001', to: '2002' },
  { periodKind: 'YEAR', dimensions: ['PRODUCT'] },
  { periodKind: 'MONTH' },
  { periodKind: 'YEAR', from: 'x' },
];

/** All that the API says of published figures to somebody who knows every way to ask: bodies, refusals, files, marks. */
export async function allAnswers(hub: TestHub, measures: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const ask = hub.as('dashboard', 'DASHBOARD');
  const keep = async (name: string, query: string, variables?: Record<string, unknown>) => {
    const { status, data, errors } = await ask(query, variables);
    const told = errors?.map(({ message, extensions: { code } }) => ({ message, code }));
    answers.set(name, JSON.stringify({ status, data, told }));
  };
  await keep('catalogue', catalogue);
  for (const question of allQuestions(measures))
    await keep(JSON.stringify(question), everything, { input: inputOf(question) });
  for (const [place, input] of refused.entries())
    for (const measure of [...measures, 'REFUSALS'])
      await keep(`refused ${place} ${measure}`, everything, { input: { measure, ...input } });
  for (const measure of measures)
    for (const path of [
      `${measure}.csv?periodKind=YEAR&dimensions=MUNICIPALITY`,
      `${measure}.json?periodKind=QUARTER`,
    ])
      answers.set(path, await fileOf(hub, path));
  return answers;
}

async function fileOf(hub: TestHub, path: string): Promise<string> {
  const authorization = `Bearer ${await hub.token('dashboard', 'DASHBOARD')}`;
  const response = await fetch(`${hub.url}/indicators/${path}`, { headers: { authorization } });
  const etag = response.headers.get('etag');
  return JSON.stringify({ status: response.status, etag, text: await response.text() });
}

/** As if whoever publishes forgot what it had published, and counted anew. */
export const publishingAnew =
  ({ hub }: HubOfPeople, measures: readonly string[]) =>
  async (): Promise<void> => {
    await hub.database.owner.query('delete from published.snapshot where measure = any ($1)', [measures]);
    await publishMeasures(hub.database, measures);
  };

const changedIn = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number =>
  [...before].filter(([name, answer]) => after.get(name) !== answer).length;

/**
 * What is published stands still: people who turn out to have registered in a closed period change nothing, and neither does it
 * change anything that nobody of all who were counted is there any more. So no answer, however it is asked for, says more than
 * what was published.
 */
export async function laterOverHttp(
  { hub, people, region }: HubOfPeople,
  measures: readonly string[],
  job: () => Promise<unknown> = () => publishMeasures(hub.database, measures),
): Promise<Figure[]> {
  const before = await allAnswers(hub, measures);
  const making = { region, draw: random('later over HTTP') };
  await addPeople(
    hub.database.owner,
    Array.from({ length: 10 }, () => newcomer(making)),
  );
  await job();
  const added = changedIn(before, await allAnswers(hub, measures));
  await emptied(hub.database);
  await job();
  const gone = changedIn(before, await allAnswers(hub, measures));
  const figure = (attack: string, changed: number): Figure => ({
    ...{ attack, publisher: 'the API', rule: '0 answers change', passed: changed === 0 },
    over: `${before.size} answers, refusals, error texts, files and ETags, N = ${people.length}`,
    figure: `${changed} answers change`,
  });
  return [
    figure('ten people added after the period closed, and the job run again', added),
    figure('everybody taken away: what answers say besides what is published', gone),
  ];
}
