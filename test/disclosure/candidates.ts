import fc from 'fast-check';
import { valuesOf, type Alike, type TrueCandidate, type Values } from '../../src/disclosure/candidate-values';

// Candidates to make lists of.

export const trueCandidate = fc.record<TrueCandidate>({
  municipality: fc.constantFrom('GM0505', 'GM0505', 'GM0505', 'GM0642', 'GM0610', null),
  halfYear: fc.constantFrom('2026-H2', '2027-H1', '2027-H1', '2027-H2'),
  quarter: fc.constant(null),
  kindOfDwelling: fc.constantFrom('INDEPENDENT_DWELLING', 'INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING'),
  rooms: fc.constantFrom(1, 1, 2, 3, 4, null),
  accessibility: fc.constantFrom('NO_REQUIREMENT', 'NO_REQUIREMENT', 'STEP_FREE', 'WHEELCHAIR', null),
  guidanceArranged: fc.constantFrom(true, true, false, null),
});

/** With a quarter of its half-year, or none. */
export const candidate: fc.Arbitrary<Values> = fc
  .tuple(trueCandidate, fc.constantFrom(0, 1, 2))
  .map(([values, part]) => valuesOf({ ...values, quarter: quarterOf(values.halfYear, part) }));

function quarterOf(halfYear: string, part: number): string | null {
  const [year, half] = halfYear.split('-H');
  return part === 0 ? null : `${year}-Q${2 * (Number(half) - 1) + part}`;
}

/** One candidate of whom this is true, and what is usual else. */
export const who = (given: Partial<TrueCandidate> = {}): Values =>
  valuesOf({
    municipality: 'GM0505',
    halfYear: '2027-H1',
    quarter: '2027-Q1',
    kindOfDwelling: 'INDEPENDENT_DWELLING',
    rooms: 1,
    accessibility: 'NO_REQUIREMENT',
    guidanceArranged: true,
    ...given,
  });

export const many = (count: number, given: Partial<TrueCandidate> = {}): Alike[] => [
  { values: who(given), count },
];

export const each = (people: readonly Values[]): Alike[] => people.map((values) => ({ values, count: 1 }));
