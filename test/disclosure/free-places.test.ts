import fc from 'fast-check';
import { publishFreePlaces, type FacilityWithFreePlaces } from '../../src/disclosure/free-places';
import { fewestFacilities } from '../../src/disclosure/groups';

const place = fc.constantFrom(
  { municipality: 'GM0505', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0642', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' },
);
const facility = fc
  .tuple(
    place,
    fc.constantFrom('flex-housing', 'time-out'),
    fc.integer({ min: -5, max: 20 }),
    fc.constantFrom('yulius', 'antes', 'timon', null),
    fc.constantFrom('PLACE', 'DWELLING', null),
  )
  .map(([where, product, free, operator, unit]): FacilityWithFreePlaces => ({
    ...where,
    product,
    free,
    operator,
    unit,
  }));

const inDordrecht = (free: number): FacilityWithFreePlaces => ({
  municipality: 'GM0505',
  housingMarket: 'DRECHTSTEDEN',
  product: 'time-out',
  unit: 'PLACE',
  operator: null,
  free,
});

describe('published free places', () => {
  it('stand for three facilities in a municipality', () => {
    expect(publishFreePlaces([inDordrecht(1), inDordrecht(2), inDordrecht(1)])).toEqual([
      {
        municipality: 'GM0505',
        housingMarket: 'DRECHTSTEDEN',
        product: 'time-out',
        unit: 'PLACE',
        freeClass: 'FROM_3_TO_5',
        facilities: 3,
      },
    ]);
  });

  it('go up to the housing market when a municipality has too few', () => {
    const elsewhere = (municipality: string) => ({ ...inDordrecht(0), municipality });
    expect(publishFreePlaces([inDordrecht(1), elsewhere('GM0642'), elsewhere('GM0610')])).toEqual([
      {
        municipality: null,
        housingMarket: 'DRECHTSTEDEN',
        product: 'time-out',
        unit: 'PLACE',
        freeClass: 'FROM_0_TO_2',
        facilities: 3,
      },
    ]);
  });

  it('are not published when one operator, or one municipality of a larger area, knows all but one', () => {
    const of = (operator: string) => ({ ...inDordrecht(1), operator });
    expect(publishFreePlaces([of('yulius'), of('yulius'), of('antes')])).toEqual([]);
    expect(publishFreePlaces([of('yulius'), of('antes'), of('timon')])).toHaveLength(1);
    const market = [inDordrecht(1), inDordrecht(1), { ...inDordrecht(1), municipality: 'GM0642' }];
    expect(publishFreePlaces(market)).toEqual([]);
  });

  it('never add up unlike units', () => {
    const of = (unit: string | null) => ({ ...inDordrecht(1), unit });
    expect(publishFreePlaces([of('PLACE'), of('PLACE'), of('DWELLING'), of(null)])).toEqual([]);
    const both = ['PLACE', 'DWELLING'].flatMap((unit) => [of(unit), of(unit), of(unit)]);
    expect(publishFreePlaces(both).map(({ unit }) => unit)).toEqual(['PLACE', 'DWELLING']);
  });

  it('are not published for two facilities', () => {
    expect(publishFreePlaces([inDordrecht(1), inDordrecht(1)])).toEqual([]);
  });

  it('count an over-occupied house as none free', () => {
    const [figure] = publishFreePlaces([inDordrecht(-9), inDordrecht(6), inDordrecht(1)]);
    expect(figure!.freeClass).toBe('FROM_6_TO_10');
  });

  it('put every facility behind one figure at most, and three or more behind each', () => {
    fc.assert(
      fc.property(fc.array(facility, { maxLength: 40 }), (facilities) => {
        const figures = publishFreePlaces(facilities);
        for (const figure of figures) expect(figure.facilities).toBeGreaterThanOrEqual(fewestFacilities);
        const counted = figures.reduce((sum, figure) => sum + figure.facilities, 0);
        expect(counted).toBeLessThanOrEqual(facilities.length);
      }),
    );
  });
});
