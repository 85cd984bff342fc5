import { boundsOf } from '../../../src/disclosure/counts/bounds';
import { digestOfKeys, Draws, type Counted } from '../../../src/disclosure/counts/draws';
import { keepMargin, keepTotal } from '../../../src/disclosure/counts/keep-published';
import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { breachOf, isSmall } from '../../../src/disclosure/counts/rule-p';
import { cellsOf, dimensions, madeUp, population, random } from './clients';
import type { Cell } from './publisher';
import type { Figure } from './report';

const countedOf = (cells: ReadonlyArray<ReadonlyArray<{ key: string }>>): Counted[] =>
  cells.map((cell) => ({ count: cell.length, records: digestOfKeys(cell.map(({ key }) => key)) }));

/**
 * The provisional and the final version side by side. The attacker takes every change for a sign that the old value could not
 * stand, which is more than it can know, since others changing may make a value change.
 */
export async function versions(size: number, runs: number): Promise<Figure> {
  let [small, breaches, differing] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const draw = random(`versions/${run}`);
    const draws = new Draws(`versions/${run}`);
    const before = population(size, `versions/${run}`);
    const after = before.map((client, place) =>
      draw() < 0.05 ? madeUp(`late/${run}/${place}`, draw) : client,
    );
    if (run % 2) after.push(...population(Math.floor(8 * draw()), `later/${run}`));
    const firstTotal = roundTotal(draws, 'm', countedOf([before])[0]!);
    const total = keepTotal(draws, 'm', countedOf([after])[0]!, firstTotal);
    for (const dimension of dimensions) {
      const first = roundMargin(draws, 'm', countedOf(cellsOf(before, [dimension])), firstTotal);
      const cells = countedOf(cellsOf(after, [dimension]));
      const last = await keepMargin(draws, 'm', cells, total, { published: first });
      differing += Number(last.reduce((sum, value) => sum + value, 0) !== total);
      cells.forEach(({ count }, place) => {
        if (!isSmall(count)) return;
        small += 1;
        const { lower, upper } = between(told(first[place]!), told(last[place]!));
        // A value that changed because others did misleads the attacker: what it then concludes is not true.
        if (lower <= count && count <= upper && breachOf({ lower, upper }) !== null) breaches += 1;
      });
    }
  }
  return {
    attack: 'the provisional version beside the final one',
    publisher: 'controlled rounding, persons',
    over: `${runs} pairs of versions, N = ${size}, ${small} small counts`,
    figure: `${breaches} break rule P, ${differing} differing sums`,
    rule: 'none breaks rule P, no differing sum',
    passed: breaches + differing === 0,
  };
}

type Told = Pick<Cell, 'value' | 'lower' | 'upper'>;
const told = (value: number): Told => ({ value, ...boundsOf(value) });

/** What follows from a value that changed, if it changed because it could not stand. */
export function between(old: Told, now: Told): { lower: number; upper: number } {
  if (old.value < now.value) return { lower: Math.max(now.lower, old.upper + 1), upper: now.upper };
  if (old.value > now.value) return { lower: now.lower, upper: Math.min(now.upper, old.lower - 1) };
  return now;
}
