import fc from 'fast-check';
import { divide } from '../../src/features/nomination/quota-division';
import { quotaProblems, rangeProblems } from '../../src/features/nomination/quota.rules';

it('a number is divided in whole shares that add up to it, each less than one away from its part', () => {
  const municipality = fc.string({ minLength: 1 });
  const parts = fc.uniqueArray(fc.record({ municipality, figure: fc.nat() }), {
    ...{ minLength: 1, maxLength: 12, selector: (part) => part.municipality },
  });
  fc.assert(
    fc.property(fc.nat(10_000), parts, (total, given) => {
      const sum = given.reduce((all, { figure }) => all + figure, 0);
      fc.pre(sum > 0);
      const shares = divide(total, given);
      expect(shares.reduce((all, { agreed }) => all + agreed, 0)).toBe(total);
      for (const { agreed, figure } of shares)
        expect(Math.abs(agreed - (total * figure) / sum)).toBeLessThan(1);
      // In whichever order they were given.
      expect(divide(total, [...given].reverse())).toEqual(shares);
    }),
  );
});

it('a quota that is accepted is never below its use or beyond the region’s without a reason, and has none without need', () => {
  const given = fc.record({
    municipalityId: fc.constantFrom(null, 'GM0505'),
    ...{ year: fc.constant(2026), division: fc.constant(null) },
    agreed: fc.nat(40),
    belowUse: fc.constantFrom(null, 'KEY_CHANGED'),
    beyondTotal: fc.constantFrom(null, 'QUOTA_RAISED'),
  });
  const inUse = fc.record({
    ...{ used: fc.nat(40), usedBy: fc.constant({}), shares: fc.nat(40) },
    total: fc.option(fc.nat(60)),
  });
  fc.assert(
    fc.property(given, inUse, (quota, state) => {
      const beyond =
        quota.municipalityId === null
          ? state.shares > quota.agreed
          : state.total !== null && state.shares + quota.agreed > state.total;
      expect(quotaProblems(quota, state).length === 0).toBe(
        quota.agreed < state.used === (quota.belowUse !== null) && beyond === (quota.beyondTotal !== null),
      );
    }),
  );
});

it('a quota is set for a year and a number that can be', () => {
  const others = { municipalityId: null, belowUse: null, beyondTotal: null, division: null };
  const numbers = fc.record({ year: fc.integer({ min: 2020, max: 2045 }), agreed: fc.integer({ min: -5 }) });
  fc.assert(
    fc.property(numbers, ({ year, agreed }) => {
      const isPossible = agreed >= 0 && agreed <= 10_000 && year >= 2026 && year <= 2036;
      expect(rangeProblems({ ...others, year, agreed }, 2026).length === 0).toBe(isPossible);
    }),
  );
});
