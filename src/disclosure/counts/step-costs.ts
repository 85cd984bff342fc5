import { base } from './bounds';
import { labelOf, type Counted, type Draws } from './draws';

/** What it costs to publish a count as another multiple of 5, from its floor; each further step costs more than the last. */
export interface StepCosts {
  /** The multiple of 5 at or under the count. */
  floor: number;
  /** The step to the multiple above; null where the count is a multiple itself. */
  up: number | null;
  /** Each step beyond the neighbours, upward and downward. */
  further: number;
  down: number;
}

/** A step beyond the neighbouring multiples, and the first that makes something of nothing: last resorts. */
const furtherCost = 50;
const fromZeroCost = 500;

/** The costs of publishing a count as another value; the draw makes the upper neighbour as likely as the remainder says. */
export function costsOf(draws: Draws, label: string, { count, records }: Counted): StepCosts {
  const remainder = count % base;
  const share = remainder / base;
  return {
    floor: count - remainder,
    up:
      remainder === 0
        ? null
        : draws.logistic(labelOf(label, 'cell', records)) - Math.log(share / (1 - share)),
    further: count === 0 ? furtherCost + fromZeroCost : furtherCost,
    down: furtherCost,
  };
}
