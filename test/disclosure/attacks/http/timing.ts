import type { TestHub } from '../../../setup/test-hub';
import type { Figure } from '../report';
import { inputOf, type Asked } from './reading';

const document = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) { ... on IndicatorFigures { series { points { value } } } }
}`;

/** How long answers take about a municipality where nobody is from, and about the one where most are from. */
export async function timingOverHttp(hub: TestHub, times: number): Promise<Figure> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  const asked: Asked = { measure: 'REGISTRATIONS', periodKind: 'YEAR', period: '2025', axes: [] };
  const took = async (code: string): Promise<number> => {
    const input = { ...inputOf(asked), filters: [{ dimension: 'MUNICIPALITY', values: [code] }] };
    const start = performance.now();
    await ask(document, { input });
    return performance.now() - start;
  };
  const [empty, full]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    empty.push(await took('GM0590'));
    full.push(await took('GM0505'));
  }
  const slower = empty.flatMap((one) => full.map((other) => Number(one > other) + Number(one === other) / 2));
  const share = slower.reduce((sum, each) => sum + each, 0) / slower.length;
  return {
    attack: 'how long an answer takes: an almost empty cell against a full one',
    ...{ publisher: 'the API', over: `${times} answers each`, rule: 'near 50 %; stated, not judged' },
    figure: `the answer about the empty one is slower in ${(100 * share).toFixed(0)} % of pairs`,
    passed: true,
  };
}
