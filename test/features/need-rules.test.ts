import fc from 'fast-check';
import { problemsOf, readPeriod, type GivenNeed } from '../../src/features/housing-need/need.rules';

const markets = new Map([
  ['GM0505', 'DRECHTSTEDEN'],
  ['GM0610', 'DRECHTSTEDEN'],
  ['GM0512', 'ALBLASSERWAARD'],
]);
const today = '2026-11-16';

const need: GivenNeed = {
  ...{ housingMarket: 'DRECHTSTEDEN', expectedPeriod: '2027-H1', kindOfDwelling: 'INDEPENDENT_DWELLING' },
  ...{ minRooms: null, householdSize: null, accessibility: null, rentBand: null },
  ...{ guidanceArranged: null, guidanceUntil: null, scheme: null, areas: [] },
};
const codes = (given: Partial<GivenNeed>, on = today) =>
  problemsOf({ ...need, ...given }, { today: on, markets }).map(({ code }) => code);
const area = (municipalityId: string, wish: 'PREFERRED' | 'EXCLUDED' = 'PREFERRED') => ({
  ...{ municipalityId, wish, reason: null },
});

describe('a period', () => {
  it.each([
    ['2027-Q1', '2027-H1', '2027-Q1', '2027-03-31'],
    ['2027-Q2', '2027-H1', '2027-Q2', '2027-06-30'],
    ['2027-Q3', '2027-H2', '2027-Q3', '2027-09-30'],
    ['2027-Q4', '2027-H2', '2027-Q4', '2027-12-31'],
    ['2027-H1', '2027-H1', null, '2027-06-30'],
    ['2027-H2', '2027-H2', null, '2027-12-31'],
  ])('%s is known', (text, halfYear, quarter, lastDay) => {
    expect(readPeriod(text)).toEqual({ halfYear, quarter, year: 2027, lastDay });
  });

  it('is a quarter or a half-year and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-[HQ]\d$/)), (text) => {
        expect(readPeriod(text) !== null).toBe(/^\d{4}-(H[12]|Q[1-4])$/.test(text));
      }),
    );
  });

  it('may end today and not before, and begins within five years', () => {
    expect(codes({ expectedPeriod: '2026-Q4' }, '2026-12-31')).toEqual([]);
    expect(codes({ expectedPeriod: '2026-Q4' }, '2027-01-01')).toEqual(['PERIOD_PASSED']);
    expect(codes({ expectedPeriod: '2031-H2' })).toEqual([]);
    expect(codes({ expectedPeriod: '2032-H1' })).toEqual(['PERIOD_TOO_FAR']);
    expect(codes({ expectedPeriod: 'spring' })).toEqual(['PERIOD_UNKNOWN']);
  });
});

describe('the areas of a need', () => {
  it.each<[string, GivenNeed['areas'], string[]]>([
    ['in the housing market', [area('GM0505'), area('GM0610', 'EXCLUDED')], []],
    ['in the other one', [area('GM0512')], ['AREA_OUTSIDE_MARKET']],
    ['in no region', [area('GM0001', 'EXCLUDED')], ['MUNICIPALITY_NOT_FOUND']],
    ['named twice', [area('GM0505'), area('GM0505')], ['AREA_TWICE']],
    ['both wanted and excluded', [area('GM0505'), area('GM0505', 'EXCLUDED')], ['AREA_TWICE']],
    ['all excluded', [area('GM0505', 'EXCLUDED'), area('GM0610', 'EXCLUDED')], ['NOWHERE_LEFT']],
  ])('%s', (_, areas, expected) => {
    expect(codes({ areas })).toEqual(expected);
  });

  const anyArea = fc.record({
    municipalityId: fc.constantFrom('GM0505', 'GM0610', 'GM0512', 'GM0001'),
    wish: fc.constantFrom('PREFERRED' as const, 'EXCLUDED' as const),
    reason: fc.constant(null),
  });

  it('that are accepted lie in one housing market, each once, with somewhere left to live', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('DRECHTSTEDEN', 'ALBLASSERWAARD'),
        fc.array(anyArea, { maxLength: 4 }),
        (housingMarket, areas) => {
          const inMarket = [...markets].filter(([, market]) => market === housingMarket).map(([id]) => id);
          const excluded = areas.filter(({ wish }) => wish === 'EXCLUDED');
          const fine =
            areas.every(({ municipalityId }) => inMarket.includes(municipalityId)) &&
            new Set(areas.map(({ municipalityId }) => municipalityId)).size === areas.length &&
            excluded.length < inMarket.length;
          expect(codes({ housingMarket, areas }).length === 0).toBe(fine);
        },
      ),
    );
  });
});

it('refuses rooms that no home has, and an end of guidance that is not arranged', () => {
  expect([codes({ minRooms: 0 }), codes({ minRooms: 9 }), codes({ minRooms: 10 })]).toEqual([
    ...[['ROOMS_OUT_OF_RANGE'], [], ['ROOMS_OUT_OF_RANGE']],
  ]);
  const guidanceUntil = '2028-01-01';
  expect(codes({ guidanceUntil })).toEqual(['GUIDANCE_NOT_ARRANGED']);
  expect(codes({ guidanceUntil, guidanceArranged: false })).toEqual(['GUIDANCE_NOT_ARRANGED']);
  expect(codes({ guidanceUntil, guidanceArranged: true })).toEqual([]);
});
