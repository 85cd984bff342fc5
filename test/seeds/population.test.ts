import type { TableRow } from '../../seeds/insert';
import { readReference } from '../../seeds/transcribed';
import { beginningOf, daysBetween, halfYearAfter } from '../../seeds/synthetic/days';
import { historyDays, population, type ClientRows } from '../../seeds/synthetic/population';
import { coursesOf, noRows } from './courses';

const today = '2026-11-16';

function generate(size: number, seed?: number): ClientRows {
  const all = noRows();
  for (const batch of population(size, today, seed)) {
    for (const table of Object.keys(all) as Array<keyof ClientRows>) all[table].push(...batch[table]);
  }
  return all;
}

/** Enough for the shares below: of a half, three standard errors are the tolerance. */
const size = 10_000;
const people = generate(size);
const byTrajectory = new Map(people.trajectories.map((row) => [row.id, row]));

const { events, courses, phaseOf, stays } = coursesOf(people);
const sought = people.needs.filter(({ open }) => open);

const idsOf = (rows: TableRow[], column: string): string[] => rows.map((row) => String(row[column])).sort();
const where = (rows: TableRow[], holds: (row: TableRow) => boolean): TableRow[] => rows.filter(holds);

describe('the same seed', () => {
  it('gives the same people', () => {
    expect(generate(500, 7)).toEqual(generate(500, 7));
  });

  it('gives a larger group that begins with the smaller one, over the borders of batches too', () => {
    // Two batches of 2,500 at most.
    const smaller = generate(2_510).trajectories;
    const beginning = people.trajectories.slice(0, smaller.length);
    expect(JSON.stringify(beginning) === JSON.stringify(smaller)).toBe(true);
  });
});

describe('another seed', () => {
  it('gives other people', () => {
    const [one, other] = [generate(500, 7), generate(500, 8)];
    expect(idsOf(one.clients, 'id').filter((id) => idsOf(other.clients, 'id').includes(id))).toEqual([]);
    expect(one.trajectories.map(({ route }) => route)).not.toEqual(
      other.trajectories.map(({ route }) => route),
    );
  });
});

describe('everybody', () => {
  it('is there, as many as were asked for, and nobody twice', () => {
    expect(people.clients).toHaveLength(size);
    expect(new Set(people.clients.flatMap(({ id, record_key }) => [id, record_key])).size).toBe(2 * size);
  });

  it('is marked as synthetic in every table', () => {
    // Of these every row hangs on one that is marked.
    const { nominationReasons: _, dwellingWithdrawals: __, norms: ___, ...marked } = people;
    for (const rows of Object.values(marked) as TableRow[][])
      expect(where(rows, ({ synthetic }) => synthetic !== true)).toEqual([]);
  });

  it('has one trajectory, with the care that belongs to it', () => {
    expect(idsOf(people.trajectories, 'client_id')).toEqual(idsOf(people.clients, 'id'));
    expect(idsOf(people.care, 'trajectory_id')).toEqual(idsOf(people.trajectories, 'id'));
  });

  it('has an open housing need on the way to a home, and only then', () => {
    const onTheWay = where(people.trajectories, (row) =>
      ['MOVE_ON_READY', 'NOMINATED', 'OFFERED'].includes(String(phaseOf(row))),
    );
    expect(onTheWay.length).toBeGreaterThan(0);
    expect(idsOf(sought, 'trajectory_id')).toEqual(idsOf(onTheWay, 'id'));
  });

  it('has a need that is not open any more only where it was nominated', () => {
    const nominated = new Set(people.nominations.map(({ trajectory_id }) => trajectory_id));
    const others = where(people.needs, ({ open, trajectory_id }) => !open && !nominated.has(trajectory_id));
    expect(others).toEqual([]);
    expect(new Set(idsOf(people.needs, 'trajectory_id')).size).toBe(people.needs.length);
  });

  it('on the route of shelter has stays once sheltered', () => {
    const stayed = new Set(stays.map(({ trajectory_id }) => trajectory_id));
    const wrong = where(
      people.trajectories,
      (row) =>
        row.route === 'SHELTER' &&
        ['SHELTERED', 'TRIAGED', 'MOVE_ON_READY', 'HOUSED', 'FOLLOW_UP'].includes(String(phaseOf(row))) &&
        !stayed.has(row.id),
    );
    expect(wrong).toEqual([]);
  });

  it('goes every way that there is: refused, moved, gone elsewhere, come back', () => {
    const kinds = new Set(people.events.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      [
        ...['ACCESS_GRANT_PROPOSED', 'ACCESS_REFUSAL_PROPOSED'],
        ...['ACCESS_GRANTED', 'ACCESS_REFUSED', 'CLOSED', 'FOLLOW_UP_STARTED', 'HOUSED', 'MOVE_ON_READY'],
        ...['NOMINATED', 'OFFERED', 'REGISTERED', 'RETURNED', 'STAY_ENDED', 'STAY_STARTED', 'TRIAGED'],
      ].sort(),
    );
    expect(new Set(stays.map(({ facilityId }) => facilityId)).size).toBe(4);
    const moved = [...events.values()].filter(
      (own) => own.filter(({ kind }) => kind === 'STAY_STARTED').length > 1,
    );
    expect(moved.length).toBeGreaterThan(0);
  });

  it('is in each table with the provider, the municipality and the shielding of the trajectory', () => {
    const copies = ['provider_id', 'municipality_id', 'shielded'];
    const differs = (row: TableRow, own: TableRow) =>
      copies.some((column) => column in row && row[column] !== own[column]);
    const rows = [...people.needs, ...people.care];
    expect(where(rows, (row) => differs(row, byTrajectory.get(row.trajectory_id)!))).toEqual([]);
  });

  it('needs a home in the housing market of the municipality, of the Drechtsteden when that is not known', () => {
    const markets = new Map(
      readReference('municipalities').map(({ id, housingMarket }) => [id, housingMarket as string]),
    );
    const expected = ({ municipality_id }: TableRow) =>
      markets.get(String(municipality_id)) ?? 'DRECHTSTEDEN';
    expect(where(people.needs, (row) => row.housing_market !== expected(row))).toEqual([]);
  });

  it('is with providers and in facilities that the documents name', () => {
    const known = (file: string) => new Set(readReference(file).map(({ id }) => id));
    const [partners, facilities] = [known('partners'), known('facilities')];
    expect(where(people.trajectories, ({ provider_id }) => !partners.has(String(provider_id)))).toEqual([]);
    expect(where(stays, ({ facilityId }) => !facilities.has(String(facilityId)))).toEqual([]);
  });
});

describe('the dates', () => {
  const late = (row: TableRow, first: string, second: string) =>
    row[second] !== null && String(row[first]) > String(row[second]);

  it('of a trajectory lie in order, in the last four years', () => {
    const wrong = where(
      people.trajectories,
      (row) =>
        String(row.registered_on) > today ||
        events.get(String(row.id))![0]!.happened_on !== row.registered_on ||
        daysBetween(String(row.registered_on), today) > historyDays,
    );
    expect(wrong).toEqual([]);
  });

  it('of a stay lie in order, after the registration and not ahead', () => {
    const wrong = where(stays, (row) => {
      const { registered_on } = byTrajectory.get(row.trajectory_id)!;
      return (
        late(row, 'from', 'to') ||
        String(registered_on) > String(row.from) ||
        String(row.to ?? row.from) > today
      );
    });
    expect(wrong).toEqual([]);
  });

  it('of events lie in order and not ahead, and contradict nothing', () => {
    for (const happened of events.values()) {
      const dates = happened.map(({ happened_on }) => String(happened_on));
      expect([...dates].sort()).toEqual(dates);
      expect(dates.at(-1)! <= today).toBe(true);
    }
    expect([...courses.values()].filter(({ contradiction }) => contradiction)).toEqual([]);
  });

  it('on which something is said to be known are over or have just begun: at any hour of today it is known', () => {
    const moments = Object.values(people).flatMap((rows: TableRow[]) =>
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([column, at]) => (/_at$/.test(column) && at ? [String(at)] : [])),
      ),
    );
    expect(moments.length).toBeGreaterThan(size);
    expect(
      moments.filter((at) => at > beginningOf(today) || !at.endsWith(' 00:00 Europe/Amsterdam')),
    ).toEqual([]);
  });

  it('end the last stay with the move into a home, at the latest', () => {
    const housed = ['HOUSED', 'FOLLOW_UP', 'CLOSED'];
    const wrong = where(
      stays,
      (row) => housed.includes(String(phaseOf({ id: row.trajectory_id }))) && row.to === null,
    );
    expect(wrong).toEqual([]);
  });

  it('of a home that is sought lie in this half-year or one of the next two', () => {
    const expected = [0, 1, 2].map((halves) => halfYearAfter(today, halves));
    expect([...new Set(sought.map(({ expected_half_year }) => String(expected_half_year)))].sort()).toEqual(
      expected,
    );
  });
});

describe('the shares', () => {
  const tolerance = 0.015;

  const share = (rows: TableRow[], holds: (row: TableRow) => boolean): number =>
    where(rows, holds).length / rows.length;
  const expectShare = (name: string, actual: number, published: number) =>
    expect([name, Math.abs(actual - published) < tolerance ? published : actual]).toEqual([name, published]);

  const figures = ['figures-agenda', 'figures-vision'].flatMap(readReference);
  const middle = (id: string): number => {
    const { valueMin, valueMax } = figures.find((row) => row.id === id)!;
    return ((valueMin as number) + (valueMax as number)) / 2;
  };

  it('of origins are those of the table of the night shelter', () => {
    const origins = figures.filter(
      ({ series, category }) => series === 'origin-of-clients' && category !== 'Totaal',
    );
    const total = middle('origin-of-clients-2019-total');
    const counts = new Map<string | null, number>();
    for (const { categoryMunicipality, valueMin } of origins) {
      counts.set(categoryMunicipality, (counts.get(categoryMunicipality) ?? 0) + valueMin);
    }
    for (const [municipality, count] of counts) {
      const actual = share(people.trajectories, ({ municipality_id }) => municipality_id === municipality);
      expectShare(String(municipality), actual, count / total);
    }
    expect(new Set(people.trajectories.map(({ municipality_id }) => municipality_id))).toEqual(
      new Set(counts.keys()),
    );
  });

  it('of routes are those of the estimated demand', () => {
    const demand: Record<string, number> = {
      SHELTERED_HOUSING: middle('demand-2020-sheltered-housing-clients'),
      SHELTER: middle('demand-2020-homeless-shelter-clients') + middle('demand-2020-homeless-young-people'),
      FAMILY: middle('demand-2020-families-with-care-need'),
      DETENTION: middle('demand-2020-detention'),
    };
    const total = Object.values(demand).reduce((sum, number) => sum + number, 0);
    expect(total).toBe(middle('demand-total-2020'));
    for (const [route, number] of Object.entries(demand)) {
      expectShare(
        route,
        share(people.trajectories, (row) => row.route === route),
        number / total,
      );
    }
    expect(new Set(people.trajectories.map(({ route }) => route))).toEqual(new Set(Object.keys(demand)));
  });

  it('of causes are those of the table, each a question of its own', () => {
    const published: Record<string, string> = {
      RENT_ARREARS_OR_DEBT: 'rent-arrears-debts',
      BREAKUP: 'relationship-breakdown',
      NO_MOTIVATION_FOR_CARE: 'lack-of-motivation-earlier-care',
      NUISANCE: 'housing-nuisance',
      AFTER_DETENTION: 'no-home-after-detention',
      RETURN_FROM_ABROAD: 'return-from-abroad',
      OTHER: 'other',
      CANNABIS_EVICTION: 'eviction-cannabis',
    };
    const printed = figures
      .filter(({ series }) => series === 'causes')
      .map(({ id }) => id.replace('causes-2019-', ''));
    expect(Object.values(published).sort()).toEqual(printed.sort());
    const clients = middle('origin-of-clients-2019-total');
    for (const [cause, id] of Object.entries(published)) {
      const actual = share(people.care, ({ causes }) => (causes as string[]).includes(cause));
      expectShare(cause, actual, middle(`causes-2019-${id}`) / clients);
    }
    expect(new Set(people.care.flatMap(({ causes }) => causes as string[]))).toEqual(
      new Set(Object.keys(published)),
    );
  });
});
