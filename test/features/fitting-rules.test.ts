import fc from 'fast-check';
import { valuesOf, type Attribute, type TrueCandidate } from '../../src/disclosure/candidate-values';
import { countListed, toSought } from '../../src/features/fitting/listed';
import type { ListedAlike } from '../../src/features/fitting/fitting.repository';
import { judge, fittingRules, type Home, type Sought } from '../../src/features/fitting/fitting.rules';

const home: Home = {
  ...{ municipality: 'GM0505', housingMarket: 'DRECHTSTEDEN', kind: 'INDEPENDENT_DWELLING', rooms: 2 },
  ...{ rentBand: 'UP_TO_SECOND_CAP', accessibility: 'STEP_FREE', availableFrom: '2027-02-01' },
};
const sought: Sought = {
  ...{ housingMarket: 'DRECHTSTEDEN', preferred: [], excluded: [], kindOfDwelling: 'INDEPENDENT_DWELLING' },
  ...{ rooms: null, accessibility: null, rentBand: null, householdSize: null, periods: ['2027-H1'] },
};
const broken = (ofNeed: Partial<Sought>, ofHome: Partial<Home> = {}) =>
  judge({ ...sought, ...ofNeed }, { ...home, ...ofHome }).broken.map(({ code }) => code);

it('breaks no rule where nothing is asked', () => {
  expect(judge(sought, home)).toEqual({ broken: [], notShown: [] });
});

it.each<[string, Partial<Sought>, Partial<Home>]>([
  ['HOUSING_MARKET', { housingMarket: 'ALBLASSERWAARD' }, {}],
  ['EXCLUDED_MUNICIPALITY', { excluded: ['GM0505'] }, {}],
  ['MUNICIPALITY', { preferred: ['GM0610'] }, {}],
  ['KIND_OF_DWELLING', { kindOfDwelling: 'CLUSTERED_DWELLING' }, {}],
  ['ROOMS', { rooms: { least: 3, most: 3 } }, {}],
  ['ACCESSIBILITY', { accessibility: 'WHEELCHAIR' }, {}],
  ['ACCESSIBILITY', { accessibility: 'STEP_FREE' }, { accessibility: 'STAIRS' }],
  ['RENT', { rentBand: 'UP_TO_FIRST_CAP' }, {}],
  ['RENT_FOR_HOUSEHOLD', { householdSize: 'TWO' }, {}],
  ['NOT_TOO_LATE', { periods: ['2026-H2'] }, {}],
  ['NOT_TOO_LATE', { periods: ['2027-Q1'] }, { availableFrom: '2027-04-01' }],
  ['NOT_TOO_EARLY', { periods: ['2027-Q3'] }, {}],
])('names %s alone for %j of %j', (code, ofNeed, ofHome) => {
  expect(broken(ofNeed, ofHome)).toEqual([code]);
});

it.each<[Partial<Sought>, Partial<Home>]>([
  [{ preferred: ['GM0610', 'GM0505'] }, {}],
  [{ excluded: ['GM0610'] }, {}],
  [{ rooms: { least: 2, most: 2 } }, {}],
  [{ accessibility: 'WALKER' }, { accessibility: 'WHEELCHAIR' }],
  [{ accessibility: 'NO_REQUIREMENT' }, { accessibility: 'STAIRS' }],
  [{ rentBand: 'UP_TO_SECOND_CAP', householdSize: 'ONE' }, {}],
  [{ householdSize: 'FIVE_OR_MORE' }, {}],
  [{ periods: ['2027-Q1'] }, { availableFrom: '2027-03-31' }],
  [{ periods: ['2027-Q3'] }, { availableFrom: '2027-04-01' }],
])('names none for %j of %j', (ofNeed, ofHome) => {
  expect(broken(ofNeed, ofHome)).toEqual([]);
});

it('says of an assumption that it is one, and of the rest where it can be read', () => {
  for (const { assumed, source } of fittingRules) expect(/aanname van de hub/i.test(source)).toBe(assumed);
  const { source } = fittingRules.find(({ code }) => code === 'RENT_FOR_HOUSEHOLD')!;
  // No article of a law that nobody looked up.
  expect(source).not.toContain('artikel');
  expect(source).toContain('kst-27926-278');
});

it('has each rule once, in both languages, with its source', () => {
  expect(new Set(fittingRules.map(({ code }) => code)).size).toBe(fittingRules.length);
  for (const { nl, en, source } of fittingRules)
    for (const text of [nl, en, source]) expect(text).toMatch(/^[A-Z].*\.$/);
});

const candidate = fc.record({
  municipality: fc.constantFrom(null, 'GM0505', 'GM0610'),
  quarterOf: fc.constantFrom(null, 1, 2, 3, 4),
  year: fc.constantFrom(2026, 2027),
  kindOfDwelling: fc.constantFrom('INDEPENDENT_DWELLING', 'CLUSTERED_DWELLING'),
  rooms: fc.constantFrom(null, 1, 2, 3, 4),
  accessibility: fc.constantFrom(null, 'NO_REQUIREMENT', 'STEP_FREE', 'WHEELCHAIR'),
});
const anyHome = fc.record({
  municipality: fc.constantFrom('GM0505', 'GM0610'),
  housingMarket: fc.constant('DRECHTSTEDEN'),
  kind: fc.constantFrom('INDEPENDENT_DWELLING', 'CLUSTERED_DWELLING'),
  rooms: fc.integer({ min: 1, max: 5 }),
  rentBand: fc.constant('UP_TO_FIRST_CAP'),
  accessibility: fc.constantFrom('STAIRS', 'STEP_FREE', 'WALKER', 'WHEELCHAIR'),
  availableFrom: fc.constantFrom('2026-08-01', '2026-12-15', '2027-01-01', '2027-05-20', '2027-11-30'),
});

/** What a list may leave out: a value never without the finer ones that lie within it. */
const chains: Attribute[][] = [
  ...[['municipality'], ['quarter', 'halfYear', 'year'], ['kindOfDwelling'], ['rooms', 'roomsClass']],
  ['accessibility'],
] as Attribute[][];
const leftOut = fc.tuple(...chains.map((chain) => fc.nat(chain.length)));

const truth = ({
  quarterOf,
  year,
  ...rest
}: typeof candidate extends fc.Arbitrary<infer T> ? T : never): TrueCandidate => ({
  ...rest,
  halfYear: `${year}-${quarterOf !== null && quarterOf > 2 ? 'H2' : 'H1'}`,
  quarter: quarterOf === null ? null : `${year}-Q${quarterOf}`,
  guidanceArranged: null,
});

/** A record of the list that leaves out so many values of each chain. */
function listed(of: TrueCandidate, counts: readonly number[]): ListedAlike {
  const values = valuesOf(of);
  const withheld = chains.flatMap((chain, i) => chain.slice(0, counts[i]));
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      withheld.includes(name as Attribute) ? null : value,
    ]),
  );
  return { ...(shown as unknown as ListedAlike), withheld, candidates: 1 };
}

describe('a record that shows less', () => {
  it('never says that a home fits, or does not, where the truth says otherwise', () => {
    fc.assert(
      fc.property(candidate, leftOut, anyHome, (drawn, counts, of) => {
        const whole = judge(toSought(listed(truth(drawn), [0, 0, 0, 0, 0]), of.housingMarket), of);
        const less = judge(toSought(listed(truth(drawn), counts), of.housingMarket), of);
        const codes = (rules: typeof whole.broken) => rules.map(({ code }) => code);
        for (const code of codes(less.broken)) expect(codes(whole.broken)).toContain(code);
        for (const code of codes(whole.broken))
          expect([...codes(less.broken), ...codes(less.notShown)]).toContain(code);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts once, whatever it shows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(candidate, leftOut)), anyHome, (drawn, of) => {
        const records = drawn.map(([each, counts]) => listed(truth(each), counts));
        const { fitting, maybe, unfit, reasons } = countListed(records, of);
        expect(fitting + maybe + unfit).toBe(records.length);
        for (const { candidates } of reasons) expect(candidates).toBeLessThanOrEqual(unfit);
      }),
    );
  });
});
