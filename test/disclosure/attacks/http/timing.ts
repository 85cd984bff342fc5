import type { Ask } from '../../../setup/test-hub';
import { random } from '../clients';
import type { Figure } from '../report';
import { inputOf, type Asked } from './reading';

const document = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) { ... on IndicatorFigures { series { points { value } } } }
}`;

/** Of two answers, how often the attacker may be wrong or right more than by tossing a coin. */
const mostBeyondChance = 0.1;

/**
 * An attacker who sees how long two answers take, one about a municipality where nobody is from and one about the one where
 * most are from, and takes the slower for the full one. Times are only compared with one another, and asked for in turn in an
 * order that is drawn, so that a machine that is slow, or busy for a while, is so for both.
 */
export async function timingOverHttp(ask: Ask, size: number, times: number): Promise<Figure> {
  const draw = random('timing');
  const asked: Asked = { measure: 'REGISTRATIONS', periodKind: 'YEAR', period: '2025', axes: [] };
  const took = async (code: string): Promise<number> => {
    const input = { ...inputOf(asked), filters: [{ dimension: 'MUNICIPALITY', values: [code] }] };
    const start = performance.now();
    await ask(document, { input });
    return performance.now() - start;
  };
  const [empty, full] = [emptyOne, fullOne].map((code) => ({ code, times: [] as number[] })) as [
    Timed,
    Timed,
  ];
  for (let time = 0; time < times; time += 1)
    for (const one of draw() < 0.5 ? [empty, full] : [full, empty]) one.times.push(await took(one.code));
  const right = full.times.flatMap((one) =>
    empty.times.map((other) => Number(one > other) + Number(one === other) / 2),
  );
  const share = right.reduce((sum, each) => sum + each, 0) / right.length;
  return {
    attack:
      'how long an answer takes: told by it which of two is about the full cell, which about the empty one',
    ...{ publisher: 'the API', over: `N = ${size}, ${times} answers each, every pair of them` },
    figure: `${(100 * share).toFixed(0)} % right`,
    rule: 'between 40 and 60 %: hardly more than by tossing a coin',
    passed: Math.abs(share - 0.5) <= mostBeyondChance,
  };
}

interface Timed {
  code: string;
  times: number[];
}

const [emptyOne, fullOne] = ['GM0590', 'GM0505'] as const;

/** As if an answer were counted while it is asked for: the full one takes half as long again, on whatever machine. */
export const countingWhenAsked =
  (ask: Ask): Ask =>
  async (query, variables) => {
    const start = performance.now();
    const answer = await ask(query, variables);
    if (JSON.stringify(variables).includes(fullOne)) {
      const until = performance.now() + (performance.now() - start) / 2;
      while (performance.now() < until);
    }
    return answer;
  };
