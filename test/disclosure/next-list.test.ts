import fc from 'fast-check';
import { countOf, nameOf, said, type Values } from '../../src/disclosure/candidate-values';
import { generalise } from '../../src/disclosure/generalise';
import { nextList, remember, type Listed, type Remembered } from '../../src/disclosure/next-list';
import { candidate, each, many } from './candidates';
import { isTrueOf, linkage, linkageOfChange, smallChanges, tally } from './candidate-attacks';

type Make = (people: readonly Values[], remembered: readonly Remembered[]) => Listed[] | null;

const made: Make = (people, remembered) => nextList(each(people), remembered, 'a');
/** What it would be without a memory: generalised well, every week anew. */
const anew: Make = (people) =>
  people.length < 5
    ? null
    : generalise(each(people)).map(({ shown, of }) => ({ shown, of, count: countOf(of) }));
/** What it would be if it showed all that is true. */
const exact: Make = (people) =>
  people.map((values) => ({ shown: values, count: 1, of: [{ values, count: 1 }] }));

interface Week {
  people: Values[];
  came: Values[];
  left: Values[];
  list: Listed[];
}

/** Who comes in a week, and which of those who are there leave, as shares of the list. */
const turnover = fc.record({
  came: fc.array(candidate, { maxLength: 6 }),
  leave: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 6 }),
});
const course = fc.tuple(
  fc.array(candidate, { maxLength: 60 }),
  fc.array(turnover, { minLength: 1, maxLength: 12 }),
);

function weeks(
  [start, turnovers]: [Values[], Array<{ came: Values[]; leave: number[] }>],
  make: Make = made,
): Week[] {
  let remembered: Remembered[] = [];
  let people = start;
  return [{ came: start, leave: [] as number[] }, ...turnovers].map(({ came, leave }, week) => {
    const left: Values[] = [];
    for (const share of leave) left.push(...people.splice(Math.floor(share * people.length), 1));
    people = week === 0 ? [...start] : [...people, ...came];
    const list = make(people, remembered);
    remembered = remember(list, remembered);
    return { people: [...people], came, left, list: list ?? [] };
  });
}

const pairs = (all: Week[]): Array<[Week, Week]> => all.slice(1).map((week, i) => [all[i]!, week]);

describe('a list of candidates that follows another', () => {
  it('shows every combination at least five times', () => {
    fc.assert(
      fc.property(course, (given) => {
        for (const { list } of weeks(given))
          for (const { count } of tally(list).values()) expect(count).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('lists everybody who is there under what is true, and of who left at most four under a combination', () => {
    fc.assert(
      fc.property(course, (given) => {
        for (const { people, list } of weeks(given)) {
          if (people.length < 5) expect(list).toEqual([]);
          else expect(list.flatMap(({ of }) => of.flatMap(asMany)).sort()).toEqual(people.map(nameOf).sort());
          for (const combination of list) {
            const lingering = combination.count - countOf(combination.of);
            expect(lingering >= 0 && lingering <= (said(combination.shown) === 0 ? 0 : 4)).toBe(true);
            expect(combination.of.every(({ values }) => isTrueOf(values, combination.shown))).toBe(true);
          }
        }
      }),
    );
  });

  it('shows no less, and everybody once, when nobody came or left', () => {
    const values = (list: Listed[]) => list.reduce((sum, { shown, count }) => sum + said(shown) * count, 0);
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 5, maxLength: 60 }), (people) => {
        const [one, other] = weeks([people, [{ came: [], leave: [] }]]);
        expect(values(other!.list)).toBeGreaterThanOrEqual(values(one!.list));
        expect(countOf(other!.list)).toBe(people.length);
      }),
    );
  });

  it('changes a combination by none or at least five', () => {
    fc.assert(
      fc.property(course, (given) => {
        for (const [before, after] of pairs(weeks(given)))
          expect(smallChanges(before.list, after.list)).toEqual([]);
      }),
    );
  });

  it('shows a combination that was gone as often as before, or five times more or fewer', () => {
    fc.assert(
      fc.property(course, (given) => {
        const last = new Map<string, number>();
        for (const { list } of weeks(given)) {
          for (const [name, combination] of tally(list)) {
            if (said(combination.shown) === 0) continue;
            const change = Math.abs(combination.count - (last.get(name) ?? 0));
            expect(change === 0 || change >= 5).toBe(true);
            last.set(name, combination.count);
          }
        }
      }),
    );
  });

  it('is the same for the same key, in whatever order candidates and memory come', () => {
    fc.assert(
      fc.property(course, fc.infiniteStream(fc.nat()), (given, draws) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: draws.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = weeks(given, (people, remembered) => made(shuffle(people), shuffle(remembered)));
        expect(other.map(({ list }) => [...tally(list)].sort())).toEqual(
          weeks(given).map(({ list }) => [...tally(list)].sort()),
        );
      }),
    );
  });
});

const asMany = ({ values, count }: { values: Values; count: number }): string[] =>
  Array.from({ length: count }, () => nameOf(values));

describe('who comes and goes', () => {
  const [alike] = many(7);
  const seven: Remembered[] = [{ shown: alike!.values, count: 7, listed: true }];
  const counts = (list: Listed[] | null) =>
    list!.map(({ shown, count, of }) => [Object.keys(shown).length, count, countOf(of)]);

  it('leaves the place of who left to who comes with the same values', () => {
    expect(counts(nextList(many(7), seven, 'a'))).toEqual([[9, 7, 7]]);
  });

  it('stays listed until five have left', () => {
    expect(counts(nextList(many(6), seven, 'a'))).toEqual([[9, 7, 6]]);
    const twelve = [{ ...seven[0]!, count: 12 }];
    expect(counts(nextList(many(8), twelve, 'a'))).toEqual([[9, 12, 8]]);
    expect(counts(nextList(many(7), twelve, 'a'))).toEqual([[9, 7, 7]]);
  });

  it('waits with others, of whom nothing is shown, until five can be', () => {
    const [rest, ...others] = nextList(many(8), seven, 'a')!;
    expect([others, said(rest!.shown), rest!.count]).toEqual([[], 0, 8]);
    expect(counts(nextList(many(11), seven, 'a'))).toEqual([[0, 11, 11]]);
    expect(counts(nextList(many(12), seven, 'a'))).toEqual([[9, 12, 12]]);
  });
});

describe('the attack on two lists', () => {
  const worst = (make: Make) => {
    const courses = fc.sample(course, { numRuns: 60, seed: 20261116 });
    const risks = courses.flatMap((given) =>
      pairs(weeks(given, make)).flatMap(([before, after]) => [
        linkage(after.list, after.people),
        linkageOfChange([before.list, after.list], after),
      ]),
    );
    return {
      uniques: risks.reduce((sum, { uniques }) => sum + uniques, 0),
      highest: Math.max(...risks.map(({ highest }) => highest)),
    };
  };

  it('finds nobody, with a chance of at most one in five', () => {
    const { uniques, highest } = worst(made);
    expect(uniques).toBe(0);
    expect(highest).toBeLessThanOrEqual(0.2);
  });

  it.each([
    ['shows all that is true', exact],
    ['is generalised anew every week', anew],
  ])('finds people in a list that %s', (_, mutant) => {
    const { uniques, highest } = worst(mutant);
    expect(uniques).toBeGreaterThan(0);
    expect(highest).toBe(1);
  });
});
