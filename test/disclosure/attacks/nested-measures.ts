import { attackNested } from './nested/attack';
import { asDue, atOnce, publish, type Turn } from './nested/publish';
import { worldOf } from './nested/world';
import type { Nesting } from '../../../src/features/indicator/nesting';
import type { Figure } from './report';

/** Measures that count some of the same people: who leaves, and who is there. */
export const families = [
  [
    ...['LENGTH_OF_STAY_COMPLETED', 'PERMANENT_EXITS', 'OUTFLOW'],
    ...['RETURNS_180', 'RETURNS_365', 'RETURNS_730'],
  ],
  ['NIGHTS', 'INFLOW', 'LENGTH_OF_STAY_ONGOING', 'STOCK'],
];

/** Whether a publisher minds how the measures lie to one another. */
export interface Minding {
  name: string;
  nesting(from: string, nesting: Nesting): Nesting | null;
}

export const hub: Minding = {
  name: 'controlled rounding, measures of the same people',
  nesting: (_, one) => one,
};

/** As if every measure were published by itself. */
export const oneByOne: Minding = { name: 'mutant: measures one by one', nesting: () => null };

/** Everything that nested measures publish of a year, in one linear programme, at once or as the years go by. */
export async function nestedMeasures({ name, nesting }: Minding, runs: number): Promise<Figure> {
  let [small, breaches] = [0, 0];
  for (const codes of families)
    for (let run = 0; run < runs; run += 1) {
      const world = worldOf(`nested/${run}`, 15 + ((13 * run) % 110));
      const turns: Turn[] = run % 2 ? asDue(codes) : atOnce(codes);
      const found = await attackNested(world, await publish(world, turns, `nested/${run}`, nesting), codes);
      small += found.small;
      breaches += found.breaches;
    }
  return {
    attack:
      'linear programming over nested measures side by side: exits, stays, outflow, returns; stock, inflow, nights',
    ...{ publisher: name, over: `${families.length * runs} publications, ${small} small counts` },
    figure: `${breaches} break rule P`,
    rule: 'none breaks rule P',
    passed: breaches === 0,
  };
}
