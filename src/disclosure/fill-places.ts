import { attributeNames, type Alike, type Combination, type Shown } from './candidate-values';

/** Candidates who take the places of a combination. */
export interface Filled {
  place: Combination;
  of: Alike[];
}

/**
 * Gives as many places as there can be to candidates for whom they are true, those of the first combinations before
 * others. Where somebody stands in the way who could stand elsewhere too, that is where they go: a combination that can
 * be filled must not seem to have been left by anybody.
 */
export function fillPlaces(
  places: readonly Combination[],
  candidates: readonly Alike[],
): { filled: Filled[]; waiting: Alike[] } {
  const plan = new Plan(places, candidates);
  for (const place of places.keys()) plan.takeFree(place);
  for (const place of places.keys()) while (plan.makeRoomFor(place));
  return {
    filled: places.map((place, i) => ({ place, of: plan.takenBy(i) })),
    waiting: plan.waiting(),
  };
}

/** As lists values are compared much faster: each of thousands of combinations meets each of thousands of values. */
const asList = (shown: Shown): unknown[] => attributeNames.map((name) => shown[name]);

const isTrueOf = (asked: readonly unknown[], values: readonly unknown[]): boolean =>
  asked.every((value, i) => value === undefined || value === values[i]);

/** One of the candidates of a place, who could stand in another. */
interface Move {
  who: number;
  to: number;
}

/** Places and candidates by their number, and who takes what. */
class Plan {
  /** Of each candidate so many have no place. */
  private readonly free: number[];
  /** Each place has so many to give. */
  private readonly open: number[];
  private readonly taken: Array<Map<number, number>>;
  private readonly fitting: number[][];
  private readonly placesOf: number[][];
  /** Places for which nobody can be found any more, and that therefore cannot help others either. */
  private readonly exhausted = new Set<number>();

  constructor(
    places: readonly Combination[],
    private readonly candidates: readonly Alike[],
  ) {
    this.free = candidates.map(({ count }) => count);
    this.open = places.map(({ count }) => count);
    this.taken = places.map(() => new Map());
    this.placesOf = candidates.map(() => []);
    const asLists = candidates.map(({ values }) => asList(values));
    this.fitting = places.map(({ shown }, place) => {
      const asked = asList(shown);
      const fitting = [...candidates.keys()].filter((who) => isTrueOf(asked, asLists[who]!));
      for (const who of fitting) this.placesOf[who]!.push(place);
      return fitting;
    });
  }

  takenBy = (place: number): Alike[] =>
    [...this.taken[place]!].map(([who, count]) => ({ values: this.candidates[who]!.values, count }));

  waiting = (): Alike[] =>
    this.candidates
      .map(({ values }, who) => ({ values, count: this.free[who]! }))
      .filter(({ count }) => count > 0);

  takeFree(place: number): void {
    for (const who of this.fitting[place]!)
      this.take(place, who, Math.min(this.open[place]!, this.free[who]!));
  }

  /** Finds one more for a place, over others that pass one of theirs on; false when it is full or there is nobody. */
  makeRoomFor(wanted: number): boolean {
    if (this.open[wanted] === 0 || this.exhausted.has(wanted)) return false;
    const moves = new Map<number, Move>();
    const reached = new Set([wanted]);
    for (const place of reached) {
      const free = this.fitting[place]!.find((who) => this.free[who]! > 0);
      if (free !== undefined) {
        this.passOn(place, moves);
        this.take(place, free, 1);
        return true;
      }
      for (const who of this.fitting[place]!) {
        for (const other of this.placesOf[who]!) {
          if (reached.has(other) || this.exhausted.has(other) || !this.taken[other]!.has(who)) continue;
          moves.set(other, { who, to: place });
          reached.add(other);
        }
      }
    }
    for (const place of reached) this.exhausted.add(place);
    return false;
  }

  /** From the place where one can be taken, each passes one on until the place that was wanted has it. */
  private passOn(from: number, moves: ReadonlyMap<number, Move>): void {
    for (let move = moves.get(from); move; move = moves.get(move.to)) {
      this.take(from, move.who, -1);
      this.take(move.to, move.who, 1);
      from = move.to;
    }
  }

  private take(place: number, who: number, count: number): void {
    const taken = this.taken[place]!;
    const now = (taken.get(who) ?? 0) + count;
    if (now === 0) taken.delete(who);
    else taken.set(who, now);
    this.free[who]! -= count;
    this.open[place]! -= count;
  }
}
