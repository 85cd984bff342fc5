import fc from 'fast-check';
import { publishFreePlaces } from '../../src/disclosure/free-places';
import { groupsToPublish, type Placed } from '../../src/disclosure/groups';
import { publishOccupancy } from '../../src/disclosure/occupancy';
import {
  occupancyOfPeriod,
  type FacilityNights,
  type PanelMember,
} from '../../src/disclosure/occupancy-series';

// A region over so many weeks, night by night, and everything that is published of its occupancy: free places and occupancy at
// the start of each week, and the series over weeks, "months" of 30 nights and a "quarter" of 90.

const weeks = 13;
const nights = weeks * 7;

interface House extends Placed {
  id: string;
  places: number;
  /** Week in which it is first counted. */
  from: number;
  /** People, by night. */
  people: number[];
}

const areas = [
  { municipality: 'GM0505', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0642', housingMarket: 'DRECHTSTEDEN' },
  { municipality: 'GM0512', housingMarket: 'ALBLASSERWAARD' },
];
const drawnHouse = fc.record({
  area: fc.constantFrom(...areas),
  operator: fc.constantFrom('o1', 'o2', 'o3', 'o4', null),
  unit: fc.constantFrom('PLACE', 'PLACE', 'PLACE', 'DWELLING'),
  places: fc.integer({ min: 6, max: 20 }),
  from: fc.constantFrom(0, 0, 0, 0, 0, 6),
  share: fc.array(fc.integer({ min: 40, max: 110 }), { minLength: weeks, maxLength: weeks }),
});
const region = fc.array(drawnHouse, { minLength: 3, maxLength: 12 }).map((all) =>
  all.map(({ area, share, ...house }, i): House => ({
    ...{ ...house, ...area, id: `h${String(i).padStart(2, '0')}`, product: 'time-out' },
    people: Array.from({ length: nights }, (_, night) =>
      Math.round((house.places * share[Math.floor(night / 7)]!) / 100),
    ),
  })),
);

const countedIn = (houses: readonly House[], week: number) => houses.filter(({ from }) => from <= week);
const at = (house: House, night: number) => ({
  ...house,
  available: house.places,
  occupied: house.people[night]!,
  free: house.places - house.people[night]!,
});

const panelOf = (houses: readonly House[], week: number): PanelMember[] =>
  groupsToPublish(countedIn(houses, week)).flatMap(({ facilities, ...group }) =>
    facilities.map(({ id }) => ({ ...group, facility: id })),
  );

function nightsOf(house: House, from: number, until: number): FacilityNights {
  const known = Math.max(0, until - Math.max(from, house.from * 7));
  const occupied = house.people.slice(Math.max(from, house.from * 7), until);
  return {
    ...house,
    nights: until - from,
    knownNights: known,
    placeNights: known * house.places,
    availableNights: known * house.places,
    occupiedNights: occupied.reduce((sum, each) => sum + each, 0),
  };
}

function seriesOf(houses: readonly House[], from: number, until: number) {
  const first = Math.floor(from / 7);
  const touched = Array.from({ length: Math.ceil(until / 7) - first }, (_, i) => panelOf(houses, first + i));
  return occupancyOfPeriod(
    houses.map((house) => nightsOf(house, from, until)),
    touched,
  );
}

const periods: Array<[number, number]> = [
  ...Array.from({ length: weeks }, (_, week): [number, number] => [7 * week, 7 * week + 7]),
  ...[0, 1, 2].map((month): [number, number] => [30 * month, 30 * month + 30]),
  [0, 90],
];

const everySeries = (houses: readonly House[]) =>
  periods.map(([from, until]) => seriesOf(houses, from, until));
const everyWeek = (houses: readonly House[]) =>
  Array.from({ length: weeks }, (_, week) => {
    const counted = countedIn(houses, week).map((house) => at(house, 7 * week));
    return {
      free: publishFreePlaces(counted),
      occupancy: publishOccupancy(groupsToPublish(counted)).map(({ product, unit, occupancyClass }) => ({
        ...{ product, unit, occupancyClass },
      })),
    };
  });

/** Moves people on one night from a house to another of its group; null where the group has no two that may. */
function moved(houses: readonly House[], night: number, pick: number, onlyRoom: boolean): House[] | null {
  const week = Math.floor(night / 7);
  const groups = groupsToPublish(countedIn(houses, week));
  const pairs = groups.flatMap(({ facilities }) =>
    facilities.flatMap((from) => facilities.filter((to) => to !== from).map((to) => [from, to] as const)),
  );
  const possible = pairs.filter(
    ([from, to]) =>
      from.people[night]! > 0 &&
      (!onlyRoom || (from.people[night]! <= from.places && to.people[night]! < to.places)),
  );
  if (possible.length === 0) return null;
  const [from, to] = possible[pick % possible.length]!;
  const change = (house: House, by: number): House => ({
    ...house,
    people: house.people.map((count, each) => (each === night ? count + by : count)),
  });
  return houses.map((house) =>
    house.id === from.id ? change(house, -1) : house.id === to.id ? change(house, 1) : house,
  );
}

const move = fc.record({ night: fc.nat(nights - 1), pick: fc.nat(1000) });

describe('occupancy over weeks, months and quarters, beside what is published each week', () => {
  it('does not change when on any night people are in another house of the same group', () => {
    fc.assert(
      fc.property(region, fc.array(move, { maxLength: 10 }), (houses, moves) => {
        const other = moves.reduce((now, { night, pick }) => moved(now, night, pick, false) ?? now, houses);
        expect(everySeries(other)).toEqual(everySeries(houses));
        expect(everyWeek(other).map(({ occupancy }) => occupancy)).toEqual(
          everyWeek(houses).map(({ occupancy }) => occupancy),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does so together with free places, where there is room in both houses', () => {
    fc.assert(
      fc.property(region, fc.array(move, { maxLength: 10 }), (houses, moves) => {
        const other = moves.reduce((now, { night, pick }) => moved(now, night, pick, true) ?? now, houses);
        expect([everySeries(other), everyWeek(other)]).toEqual([everySeries(houses), everyWeek(houses)]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves two houses of a group to whoever knows its own: those can change places and nobody sees it', () => {
    fc.assert(
      fc.property(region, fc.nat(nights - 1), (houses, night) => {
        for (const { facilities, municipality } of groupsToPublish(
          countedIn(houses, Math.floor(night / 7)),
        )) {
          const parties = facilities.map(({ operator, id }) => operator ?? id);
          for (const party of new Set(parties))
            expect(parties.filter((each) => each !== party).length).toBeGreaterThanOrEqual(2);
          if (municipality !== null) continue;
          for (const town of new Set(facilities.map((house) => house.municipality)))
            expect(facilities.filter((house) => house.municipality !== town).length).toBeGreaterThanOrEqual(
              2,
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no figure over a period in which the houses behind it, or their groups, change', () => {
    fc.assert(
      fc.property(region, (houses) => {
        for (const [from, until] of periods) {
          const first = Math.floor(from / 7);
          const panels = Array.from({ length: Math.ceil(until / 7) - first }, (_, i) =>
            panelOf(houses, first + i),
          );
          for (const { unit, occupancyClass, members } of seriesOf(houses, from, until)) {
            if (occupancyClass === null) continue;
            for (const panel of panels) {
              const ofUnit = panel.filter((member) => member.unit === unit);
              expect(ofUnit).toHaveLength(members.length);
              expect(ofUnit).toEqual(expect.arrayContaining([...members]));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('depends on nothing secret for being there', () => {
    fc.assert(
      fc.property(region, region, (houses, others) => {
        const other = houses.map((house, i) => ({ ...house, people: others[i % others.length]!.people }));
        const there = (all: readonly House[]) =>
          everySeries(all).map((figures) => figures.map(({ notPublished }) => notPublished));
        expect(there(other)).toEqual(there(houses));
      }),
      { numRuns: 60 },
    );
  });

  it('would betray who came, were a month over the houses of its first week: the test sees that', () => {
    const full = (id: string, from: number): House => ({
      ...{ id, operator: id, product: 'time-out', unit: 'PLACE', places: 10, from, ...areas[0]! },
      people: Array.from({ length: nights }, () => 9),
    });
    const houses = [full('a', 0), full('b', 0), full('c', 0), full('d', 6)];
    const overFirstWeek = (all: readonly House[]) =>
      occupancyOfPeriod(
        all.map((house) => nightsOf(house, 30, 60)),
        [panelOf(all, 4)],
      ).map(({ occupancyClass }) => occupancyClass);
    // From house a to house d, which are one group by then.
    const other = houses.map((house) => ({
      ...house,
      people: house.people.map((count, night) =>
        night === 45 && house.id === 'a' ? count - 1 : night === 45 && house.id === 'd' ? count + 1 : count,
      ),
    }));
    expect(overFirstWeek(other)).not.toEqual(overFirstWeek(houses));
    expect(everySeries(other)).toEqual(everySeries(houses));
  });

  it('is often there', () => {
    const houses = fc.sample(region, { numRuns: 50, seed: 7 });
    const figures = houses.flatMap((all) => everySeries(all).flat());
    expect(figures.filter(({ occupancyClass }) => occupancyClass !== null).length).toBeGreaterThan(100);
  });
});
