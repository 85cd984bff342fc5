import fc from 'fast-check';
import { groupsToPublish, type Placed } from '../../src/disclosure/groups';
import { coverageOf, spokenForBy, type Reporting } from '../../src/disclosure/published-coverage';

const places = [
  { municipality: 'GM0505', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0642', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' },
  { municipality: null, housingMarket: null },
];
const facility = fc
  .record({
    where: fc.constantFrom(...places),
    operator: fc.constantFrom('yulius', 'antes', 'timon', 'syndion', null),
    product: fc.constantFrom('flex-housing', 'time-out'),
    unit: fc.constantFrom('PLACE', 'DWELLING', null),
    reportedOn: fc.constantFrom(null, '2026-11-02', '2026-11-09', '2026-11-16'),
    counted: fc.boolean(),
  })
  .map(({ where, ...rest }) => ({ ...where, ...rest, inTime: rest.reportedOn === '2026-11-16' }));

type Drawn = Reporting & { counted: boolean };
const isCounted = (drawn: Drawn): drawn is Drawn & Placed => drawn.counted && drawn.municipality !== null;

const dordrecht = (given: Partial<Reporting> = {}): Reporting => ({
  municipality: 'GM0505',
  housingMarket: 'DRECHTSTEDEN',
  operator: 'yulius',
  product: 'time-out',
  unit: 'PLACE',
  inTime: true,
  reportedOn: '2026-11-16',
  ...given,
});

describe('the coverage of a publication', () => {
  it('counts a provider when all of its facilities reported in time', () => {
    const late = { inTime: false, reportedOn: '2026-11-02' };
    const never = { operator: null, inTime: false, reportedOn: null };
    expect(
      coverageOf([dordrecht(), dordrecht(late), dordrecht({ operator: 'antes' }), dordrecht(never)]),
    ).toEqual({
      providersReported: 1,
      providers: 2,
      facilitiesReported: 2,
      facilities: 4,
      oldestReport: '2026-11-02',
    });
  });

  it('of nobody has no oldest report', () => {
    expect(coverageOf([]).oldestReport).toBeNull();
  });

  it('says nothing but counts and one day', () => {
    fc.assert(
      fc.property(fc.array(facility, { maxLength: 20 }), (facilities) => {
        const coverage = coverageOf(facilities);
        expect(coverage).toEqual(coverageOf([...facilities].reverse()));
        expect(coverage.providersReported).toBeLessThanOrEqual(coverage.providers);
        expect(coverage.facilitiesReported).toBeLessThanOrEqual(coverage.facilities);
        expect(coverage.oldestReport ?? '').toMatch(/^(\d{4}-\d\d-\d\d)?$/);
      }),
    );
  });
});

describe('the facilities for which a figure speaks', () => {
  it('are never fewer than those behind it, and those of one unit for one figure at most', () => {
    fc.assert(
      fc.property(fc.array(facility, { maxLength: 60 }), (facilities) => {
        const groups = groupsToPublish((facilities as Drawn[]).filter(isCounted));
        const spokenFor = groups.map((group) => spokenForBy(group, groups, facilities));
        groups.forEach((group, i) => expect(spokenFor[i]).toEqual(expect.arrayContaining(group.facilities)));
        const ofOneUnit = spokenFor.flat().filter(({ unit }) => unit !== null);
        expect(new Set(ofOneUnit).size).toBe(ofOneUnit.length);
      }),
    );
  });

  it('are in a larger area those for which no smaller one speaks', () => {
    const own = [1, 2, 3].map((i) => ({ ...dordrecht({ operator: `own-${i}` }), counted: true }));
    const uncounted = { ...dordrecht({ operator: 'uncounted' }), counted: false };
    const around = ['GM0642', 'GM0610', 'GM0482'].map((municipality) => ({
      ...dordrecht({ municipality, operator: municipality }),
      counted: true,
    }));
    const facilities = [...own, uncounted, ...around];
    const groups = groupsToPublish((facilities as Drawn[]).filter(isCounted));
    expect(groups.map((group) => spokenForBy(group, groups, facilities))).toEqual([
      [...own, uncounted],
      around,
    ]);
  });

  it('include one without a unit for every unit of its product', () => {
    const unitless = dordrecht({ unit: null });
    const figure = (unit: string) => ({
      municipality: 'GM0505',
      housingMarket: 'DRECHTSTEDEN',
      product: 'time-out',
      unit,
    });
    for (const each of [figure('PLACE'), figure('DWELLING')])
      expect(spokenForBy(each, [each], [unitless])).toEqual([unitless]);
  });
});
