import fc from 'fast-check';
import { generalise, smallestGroup, type TrueCandidate } from '../../src/disclosure/generalise';

const candidate = fc.record<TrueCandidate>({
  halfYear: fc.constantFrom('2026-H2', '2027-H1', '2027-H2', '2028-H1'),
  kindOfDwelling: fc.constantFrom('INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING', 'CLUSTERED_DWELLING'),
});
const candidates = fc.array(candidate, { maxLength: 80 });
const many = (count: number, halfYear: string, kindOfDwelling: string) =>
  Array.from({ length: count }, () => ({ halfYear, kindOfDwelling }));

describe('the published list of candidates', () => {
  it('shows nothing of fewer than five', () => {
    expect(generalise(many(4, '2027-H1', 'INDEPENDENT_DWELLING'))).toBeNull();
  });

  it('shows everything of five that are alike', () => {
    const shown = { year: 2027, halfYear: '2027-H1', kindOfDwelling: 'INDEPENDENT_DWELLING' };
    expect(generalise(many(5, '2027-H1', 'INDEPENDENT_DWELLING'))).toEqual(Array(5).fill(shown));
  });

  it('does not tell a rare kind from the next rarest one', () => {
    const list = generalise([
      ...many(26, '2027-H1', 'INDEPENDENT_DWELLING'),
      ...many(11, '2027-H1', 'TRANSITIONAL_HOUSING'),
      ...many(4, '2027-H1', 'CLUSTERED_DWELLING'),
    ])!;
    expect(list.filter(({ kindOfDwelling }) => kindOfDwelling === null)).toHaveLength(15);
    expect(list.filter(({ kindOfDwelling }) => kindOfDwelling === 'INDEPENDENT_DWELLING')).toHaveLength(26);
  });

  it('lists every candidate, or says that there are under five', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const shown = generalise(all);
        expect(shown?.length ?? 0).toBe(all.length < smallestGroup ? 0 : all.length);
      }),
    );
  });

  it('shows every combination at least five times', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const combinations = new Map<string, number>();
        for (const shown of generalise(all) ?? []) {
          const key = JSON.stringify(shown);
          combinations.set(key, (combinations.get(key) ?? 0) + 1);
        }
        for (const times of combinations.values()) expect(times).toBeGreaterThanOrEqual(smallestGroup);
      }),
    );
  });

  it('lets every filter on shown values find none or at least five', () => {
    const fields = ['year', 'halfYear', 'kindOfDwelling'] as const;
    fc.assert(
      fc.property(candidates, fc.subarray([...fields], { minLength: 1 }), (all, filtered) => {
        const shown = generalise(all) ?? [];
        for (const one of shown) {
          const found = shown.filter((other) => filtered.every((field) => other[field] === one[field]));
          expect(found.length).toBeGreaterThanOrEqual(smallestGroup);
        }
      }),
    );
  });

  it('never shows what is not true of anybody in the list', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const { halfYear, kindOfDwelling } of generalise(all) ?? []) {
          if (halfYear) expect(all.some((candidate) => candidate.halfYear === halfYear)).toBe(true);
          if (kindOfDwelling)
            expect(all.some((candidate) => candidate.kindOfDwelling === kindOfDwelling)).toBe(true);
        }
      }),
    );
  });
});
