import fc from 'fast-check';
import { freePlacesOf } from '../../src/disclosure/free-places';
import { groupsToPublish } from '../../src/disclosure/groups';
import {
  fewestOperators,
  fewestPlaces,
  publishOccupancy,
  type FacilityWithOccupancy,
} from '../../src/disclosure/occupancy';

interface House extends FacilityWithOccupancy {
  id: number;
  free: number;
}

/** What can be said of a house's state; the rest is public. */
const house = (
  id: number,
  given: Omit<FacilityWithOccupancy, 'product' | 'unit'> & { unit?: string | null },
): House => ({ id, product: 'time-out', unit: 'PLACE', ...given, free: given.available - given.occupied });

const inDordrecht = (id: number, operator: string, occupied: number, places = 10): House =>
  house(id, {
    municipality: 'GM0505',
    housingMarket: 'DRECHTSTEDEN',
    operator,
    places,
    available: places,
    occupied,
  });

const publish = (houses: readonly House[]) => publishOccupancy(groupsToPublish(houses));
const classOf = (...occupied: number[]) =>
  publish(occupied.map((each, i) => inDordrecht(i, `operator-${i}`, each)))[0]?.occupancyClass;

describe('published occupancy', () => {
  it.each([
    [[0, 0, 0], 'UNDER_70'],
    [[10, 10, 0], 'UNDER_70'],
    [[7, 7, 7], 'FROM_70_TO_80'],
    [[8, 8, 8], 'FROM_80_TO_90'],
    [[9, 9, 9], 'FROM_90_TO_100'],
    [[10, 10, 10], 'FROM_90_TO_100'],
    [[12, 10, 9], 'OVER_100'],
  ])('of three houses of ten with %j people is %s', (occupied, expected) => {
    expect(classOf(...(occupied as number[]))).toBe(expected);
  });

  it('is over those behind the free places of all areas together, and over no other', () => {
    const elsewhere = { municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' };
    const lonely = { ...inDordrecht(9, 'enver', 0), ...elsewhere };
    const houses = [1, 2, 3].map((id) => inDordrecht(id, `operator-${id}`, 10));
    const [figure] = publish([...houses, lonely]);
    expect(figure).toMatchObject({ occupancyClass: 'FROM_90_TO_100', facilities: houses });
  });

  it('never adds up unlike units, nor what nobody has said the unit of', () => {
    const of = (unit: string | null, id: number) => ({ ...inDordrecht(id, `operator-${id}`, 9), unit });
    expect(publish([of('PLACE', 1), of('PLACE', 2), of('DWELLING', 3)])).toEqual([]);
    expect(publish([of(null, 1), of(null, 2), of(null, 3)])).toEqual([]);
  });

  it(`is not made for fewer than ${fewestOperators} operators`, () => {
    const two = ['yulius', 'yulius', 'antes', 'antes'].map((operator, id) => inDordrecht(id, operator, 9));
    expect(groupsToPublish(two)).toHaveLength(1);
    expect(publish(two)).toEqual([]);
    expect(publish([...two, inDordrecht(4, 'timon', 9)])).toHaveLength(1);
  });

  it(`is not made for fewer than ${fewestPlaces} places, nor where one operator has more than half of them`, () => {
    const of = (...places: number[]) =>
      publish(places.map((each, id) => inDordrecht(id, `operator-${id}`, 1, each)));
    expect(of(10, 10, 9)).toEqual([]);
    expect(of(10, 10, 10)).toHaveLength(1);
    expect(of(20, 10, 10)).toHaveLength(1);
    expect(of(21, 10, 10)).toEqual([]);
  });

  it('has no class where nothing is available', () => {
    const closed = [1, 2, 3].map((id) => ({
      ...inDordrecht(id, `operator-${id}`, 0),
      available: 0,
      free: 0,
    }));
    expect(publish(closed)).toEqual([]);
  });
});

const where = fc.constantFrom(
  { municipality: 'GM0505', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0642', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' },
);
const drawn = fc
  .record({
    where,
    operator: fc.constantFrom('yulius', 'antes', 'timon', 'enver', 'asvz'),
    unit: fc.constantFrom('PLACE', 'PLACE', 'PLACE', 'DWELLING'),
    places: fc.integer({ min: 1, max: 20 }),
    outOfUse: fc.constantFrom(0, 0, 0, 1, 2),
    // Empty, full and overfull houses are where something could follow.
    fullness: fc.constantFrom(0, 0, 0.5, 0.7, 0.9, 1, 1, 1, 1.2),
    fewer: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ where: area, operator, unit, places, outOfUse, fullness, fewer }) => {
    const available = Math.max(places - outOfUse, 0);
    const occupied = Math.max(Math.round(available * fullness) - fewer, 0);
    return { ...area, operator, unit, places, available, occupied };
  });
const region = (maxLength: number) =>
  fc.array(drawn, { minLength: 3, maxLength }).map((all) => all.map((each, id) => house(id, each)));

/** Who knows which houses: their operator, and the municipality in which they stand. */
const partiesIn = (houses: readonly House[]): Array<(each: House) => boolean> => [
  ...[...new Set(houses.map(({ operator }) => operator))].map(
    (name) => (each: House) => each.operator === name,
  ),
  ...[...new Set(houses.map(({ municipality }) => municipality))].map(
    (name) => (each: House) => each.municipality === name,
  ),
];

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((found, item) => [...found, ...found.map((subset) => [...subset, item])], [[]]);

/** The facilities that are left of a figure when some groups of its kind are taken away, without those that a party knows. */
function* leftovers(
  houses: readonly House[],
  figure: { unit: string; facilities: House[] },
): Generator<House[]> {
  const alike = groupsToPublish(houses).filter(({ unit }) => unit === figure.unit);
  for (const taken of subsets(alike)) {
    const away = new Set(taken.flatMap((group) => group.facilities.map(({ id }) => id)));
    const left = figure.facilities.filter(({ id }) => !away.has(id));
    for (const knows of partiesIn(houses)) yield left.filter((each) => !knows(each));
  }
}

describe('whoever takes free places away from published occupancy', () => {
  it('is left with nothing, or with two facilities at least of which it knows nothing', () => {
    fc.assert(
      fc.property(region(40), (houses) => {
        for (const figure of publish(houses))
          for (const left of leftovers(houses, figure)) expect(left.length).not.toBe(1);
      }),
    );
  });

  it('would be left with a single one if the figure were over all houses', () => {
    const lonely = { ...inDordrecht(9, 'enver', 0), municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' };
    const houses = [...[1, 2, 3].map((id) => inDordrecht(id, `operator-${id}`, 10)), lonely];
    const left = [...leftovers(houses, { unit: 'PLACE', facilities: houses })];
    expect(left.some(({ length }) => length === 1)).toBe(true);
  });

  it('learns nothing from its being there or not, however full the houses are', () => {
    fc.assert(
      fc.property(region(30), fc.integer({ min: 0, max: 30 }), (houses, occupied) => {
        const published = (all: readonly House[]) =>
          publish(all.map((each) => ({ ...each, available: each.places }))).map(({ unit, facilities }) => [
            unit,
            facilities.map(({ id }) => id),
          ]);
        expect(published(houses.map((each) => ({ ...each, occupied })))).toEqual(published(houses));
      }),
    );
  });
});

/** Everything that is published of a region, as a text. */
function told(houses: readonly House[], occupancyToo: boolean): string {
  const groups = groupsToPublish(houses);
  const occupancies = occupancyToo ? publishOccupancy(groups) : [];
  return JSON.stringify([
    groups.map(freePlacesOf),
    occupancies.map(({ unit, occupancyClass, facilities }) => [unit, occupancyClass, facilities.length]),
  ]);
}

/** The states that a house could be in instead: some people more or fewer, some places more or fewer out of use. */
function otherStates(of: House, far: number): House[] {
  const steps = Array.from({ length: 2 * far + 1 }, (_, i) => i - far).sort(
    (a, b) => Math.abs(a) - Math.abs(b),
  );
  return steps
    .flatMap((people) => steps.map((places) => ({ people, places })))
    .map(({ people, places }) => ({
      ...of,
      occupied: of.occupied + people,
      available: of.available + places,
      free: of.free + places - people,
    }))
    .filter(({ occupied, available, places }) => occupied >= 0 && available >= 0 && available <= places);
}

/**
 * Whether a house could hold another number of people for all that somebody knows: what is published, every house's
 * places, and the exact state of all houses but some.
 */
function isOpen(
  houses: readonly House[],
  target: House,
  unknown: readonly House[],
  occupancyToo: boolean,
): boolean {
  const truth = told(houses, occupancyToo);
  const fits = (...changed: House[]) =>
    told(
      houses.map((each) => changed.find(({ id }) => id === each.id) ?? each),
      occupancyToo,
    ) === truth;
  const others = unknown.filter(({ id }) => id !== target.id);
  return [1, 4].some((far) => {
    const targets = otherStates(target, far).filter(({ occupied }) => occupied !== target.occupied);
    const beside = others.flatMap((other) => otherStates(other, far));
    return (
      targets.some((one) => fits(one)) || targets.some((one) => beside.some((other) => fits(one, other)))
    );
  });
}

describe('whoever puts free places and published occupancy side by side', () => {
  // Regions full of what does not happen together: houses that are empty next to houses that are overfull.
  const regions = fc.sample(region(9), { numRuns: 1_500, seed: 20261122 });

  it('learns of fewer than one house in five thousand how many people it holds, if free places alone do not tell', () => {
    let pairs = 0;
    let learnt = 0;
    for (const houses of regions) {
      const behind = publish(houses).flatMap(({ facilities }) => facilities);
      for (const knows of partiesIn(houses)) {
        const unknown = houses.filter((each) => !knows(each));
        for (const target of behind.filter((each) => !knows(each))) {
          pairs += 1;
          if (isOpen(houses, target, unknown, true)) continue;
          learnt += isOpen(houses, target, unknown, false) ? 1 : 0;
        }
      }
    }
    expect(pairs).toBeGreaterThan(10_000);
    expect(learnt / pairs).toBeLessThan(1 / 5_000);
  });
});
