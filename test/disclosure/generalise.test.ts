import fc from 'fast-check';
import { attributeNames, attributes, countOf, nameOf } from '../../src/disclosure/candidate-values';
import { generalise } from '../../src/disclosure/generalise';
import { nextList } from '../../src/disclosure/next-list';
import { candidate, each, many } from './candidates';
import { isTrueOf, tally } from './candidate-attacks';

const people = fc.array(candidate, { maxLength: 80 });
const first = (all: Parameters<typeof each>[0], key = 'a') => nextList(each(all), [], key) ?? [];

describe('a list of candidates that is made for the first time', () => {
  it('is none for fewer than five', () => {
    expect(nextList(many(4), [], 'a')).toBeNull();
  });

  it('shows everything of five that are alike', () => {
    const [alike] = many(5);
    expect(nextList(many(5), [], 'a')).toEqual([{ shown: alike!.values, count: 5, of: [alike] }]);
  });

  it('shows the quarter of those for whom it is known, and that it is not known of the others', () => {
    const list = nextList([...many(5), ...many(6, { quarter: null })], [], 'a')!;
    const shown = list.map(({ shown, count }) => [shown.quarter, count]);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['2027-Q1', 5],
        [null, 6],
      ]),
    );
  });

  it.each([
    ['a quarter within its half-year', { quarter: '2027-Q2' }, ['quarter']],
    ['a half-year within its year', { halfYear: '2027-H2', quarter: '2027-Q3' }, ['halfYear', 'quarter']],
    ['rooms within their class', { rooms: 2 }, ['rooms']],
    ['a municipality within its housing market', { municipality: 'GM0642' }, ['municipality']],
    ['a kind of dwelling', { kindOfDwelling: 'CLUSTERED_DWELLING' }, ['kindOfDwelling']],
  ])('does not tell %s apart for one among six', (_, given, withheld) => {
    const [combination, ...others] = nextList([...many(5), ...many(1, given)], [], 'a')!;
    expect(others).toEqual([]);
    expect(attributeNames.filter((name) => !(name in combination!.shown))).toEqual(withheld);
  });

  it('leaves as many of a common kind among those of a rare one', () => {
    const list = nextList(
      [
        ...many(26),
        ...many(11, { kindOfDwelling: 'TRANSITIONAL_HOUSING' }),
        ...many(4, { kindOfDwelling: 'CLUSTERED_DWELLING' }),
      ],
      [],
      'a',
    )!;
    const shownAs = (kind: string | undefined) =>
      countOf(list.filter(({ shown }) => shown.kindOfDwelling === kind));
    expect([shownAs('INDEPENDENT_DWELLING'), shownAs(undefined)]).toEqual([22, 8]);
  });

  it('shows every combination at least five times', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { count } of tally(first(all)).values()) expect(count).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('loses nobody, adds nobody and shows of nobody more than is true', () => {
    fc.assert(
      fc.property(people, (all) => {
        const list = first(all);
        expect(countOf(list)).toBe(all.length < 5 ? 0 : all.length);
        for (const { shown, count, of } of list) {
          expect(countOf(of)).toBe(count);
          expect(of.filter(({ values }) => !isTrueOf(values, shown))).toEqual([]);
        }
        const placed = list.flatMap(({ of }) => of.map(({ values, count }) => ({ shown: values, count })));
        const there = each(all.length < 5 ? [] : all).map(({ values, count }) => ({ shown: values, count }));
        expect(sorted(placed)).toEqual(sorted(there));
      }),
    );
  });

  it('shows no value without the coarser one that it lies within', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { shown } of generalise(each(all)))
          for (const name of attributeNames) {
            const { within } = attributes[name];
            expect(name in shown && within !== null && !(within in shown)).toBe(false);
          }
      }),
    );
  });

  it('lets every filter on shown values find none or at least five', () => {
    fc.assert(
      fc.property(people, fc.subarray(attributeNames, { minLength: 1 }), (all, filtered) => {
        const list = first(all);
        for (const one of list) {
          const found = list.filter(({ shown }) =>
            filtered.every((name) => name in one.shown && shown[name] === one.shown[name]),
          );
          expect(found.length === 0 || countOf(found) >= 5).toBe(true);
        }
      }),
    );
  });

  it('is the same for the same key, in whatever order the candidates come', () => {
    const shuffled = people.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.string(), ([all, other], key) => {
        expect(sorted(first(other, key))).toEqual(sorted(first(all, key)));
      }),
    );
  });

  it('needs its key where two parts are equally rare', () => {
    const equals = [
      ...many(5, { municipality: 'GM0505' }),
      ...many(5, { municipality: 'GM0642' }),
      ...many(1, { municipality: 'GM0610' }),
    ];
    const keys = Array.from({ length: 20 }, (_, i) => String(i));
    const shown = keys.map((key) =>
      nextList(equals, [], key)!.flatMap((one) => one.shown.municipality ?? []),
    );
    expect([...new Set(shown.flat())].sort()).toEqual(['GM0505', 'GM0642']);
  });
});

const sorted = (list: Parameters<typeof tally>[0]) =>
  [...tally(list).values()].map(({ shown, count }) => [nameOf(shown), count]).sort();
