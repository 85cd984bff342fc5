import type { ModelData } from 'highs';
import { breachOf, wholeWithin, type Interval } from './rule-p';
import { NoPoint, withProgramme, type Programme } from './solver';

/** Searches for all at once, where there are several, before each is looked at on its own. */
const sharedSearches = 6;

/** What somebody looks for in a linear programme, and what they know of it beside its conditions. */
export interface Sought {
  /** The variables of which the true value is small. */
  targets: readonly number[];
  truth(target: number): number;
  /** How many of each of the first variables are known, and so taken away from it; nobody where it is not given. */
  known?: readonly number[];
  /** Between what the first variables are known to lie; what the programme says where it is not given. */
  lower?: readonly number[];
  upper?: readonly number[];
}

/**
 * Which variables of a linear programme break rule P, and between what they are known to lie; for several who know different things of
 * it. A point that fulfils the conditions shows for all variables together what is possible; so a few points clear most, and only what
 * they leave in doubt costs two searches of its own. The true point is one to begin with.
 */
export const breachesOfEach = (
  data: ModelData,
  all: readonly Sought[],
): Promise<Array<Map<number, Interval>>> =>
  withProgramme(data, (programme) => all.map((sought) => breachesOf(programme, data, sought)));

function breachesOf(programme: Programme, data: ModelData, sought: Sought): Map<number, Interval> {
  const { lower, upper } = sought;
  programme.within(
    Float64Array.from(data.colLower, (given, variable) => lower?.[variable] ?? given),
    Float64Array.from(data.colUpper, (given, variable) => upper?.[variable] ?? given),
  );
  const search = new Search(programme, data.numCols, sought);
  for (let round = 0; round < sharedSearches && search.doubtful.length > 1; round += 1) {
    search.look(round, 1);
    search.look(round, -1);
  }
  return search.eachOnItsOwn();
}

/** The least and the most that was found possible of each target. */
class Search {
  private readonly low = new Map<number, number>();
  private readonly high = new Map<number, number>();

  constructor(
    private readonly programme: Programme,
    private readonly variables: number,
    private readonly sought: Sought,
  ) {
    for (const target of sought.targets) {
      this.low.set(target, sought.truth(target));
      this.high.set(target, sought.truth(target));
    }
  }

  get doubtful(): number[] {
    return this.sought.targets.filter((target) => breachOf(this.intervalOf(target)) !== null);
  }

  /** Makes all doubtful ones small (1) or large (-1) together; other weights in every round, so that others win. */
  look(round: number, sign: 1 | -1): void {
    const costs = new Float64Array(this.variables);
    for (const target of this.doubtful) costs[target] = sign * (1 + ((target * 7919 * round) % 13));
    this.learn(costs);
  }

  eachOnItsOwn(): Map<number, Interval> {
    const found = new Map<number, Interval>();
    for (const target of this.doubtful) {
      for (const sign of [1, -1] as const) {
        if (breachOf(this.intervalOf(target)) === null) continue;
        const costs = new Float64Array(this.variables);
        costs[target] = sign;
        this.learn(costs);
      }
      const interval = this.intervalOf(target);
      if (breachOf(interval) !== null) found.set(target, interval);
    }
    return found;
  }

  private learn(costs: Float64Array): void {
    const point = this.programme.minimise(costs);
    if (!point) throw new NoPoint();
    for (const target of this.sought.targets) {
      const others = point[target]! - (this.sought.known?.[target] ?? 0);
      this.low.set(target, Math.min(this.low.get(target)!, others));
      this.high.set(target, Math.max(this.high.get(target)!, others));
    }
  }

  private intervalOf(target: number): Interval {
    return wholeWithin(this.low.get(target)!, this.high.get(target)!);
  }
}
