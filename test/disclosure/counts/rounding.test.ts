import fc from 'fast-check';
import { boundsOf, isAdjacent, reachOfMove, reachOfSum } from '../../../src/disclosure/counts/bounds';
import { digestOfKeys, Draws } from '../../../src/disclosure/counts/draws';
import { roundMargin } from '../../../src/disclosure/counts/round-margin';
import { roundTable } from '../../../src/disclosure/counts/round-table';
import { roundTotal } from '../../../src/disclosure/counts/round-total';
import { columnsOf, countedOf, counts, countTable, secret, sum, tableOf } from './arbitraries';

const total = (all: readonly number[]) => ({ count: sum(all), records: 'all' });

function marginOf(key: string, all: readonly number[]): number[] {
  const draws = new Draws(key);
  return roundMargin(draws, 'm', countedOf(all), roundTotal(draws, 'm', total(all)));
}

async function tableFor(key: string, all: readonly (readonly number[])[]) {
  const draws = new Draws(key);
  const rounded = roundTotal(draws, 'm', total(all.flat()));
  const rows = roundMargin(draws, 'm', countedOf(all.map(sum), 'row'), rounded);
  const columns = roundMargin(draws, 'm', countedOf(columnsOf(all).map(sum), 'column'), rounded);
  return { rows, columns, ...(await roundTable(draws, 'm', tableOf(all), rows, columns)) };
}

describe('draws', () => {
  it('are uniform in (0, 1)', () => {
    const draws = new Draws('a');
    const drawn = Array.from({ length: 10_000 }, (_, place) => draws.uniform(String(place)));
    expect(Math.min(...drawn)).toBeGreaterThan(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    for (const limit of [0.1, 0.5, 0.9]) {
      const share = drawn.filter((each) => each < limit).length / drawn.length;
      expect(Math.abs(share - limit)).toBeLessThan(0.02);
    }
  });

  it('need a key', () => {
    expect(() => new Draws('')).toThrow('secret key');
  });

  it('are the same for the same key and label, and other ones otherwise', () => {
    expect(new Draws('a').uniform('x')).toBe(new Draws(Buffer.from('a')).uniform('x'));
    expect(new Draws('a').uniform('x')).not.toBe(new Draws('b').uniform('x'));
    expect(new Draws('a').uniform('x')).not.toBe(new Draws('a').uniform('y'));
  });

  it('know a set of records in whatever order it comes', () => {
    expect(digestOfKeys(['b', 'a'])).toBe(digestOfKeys(['a', 'b']));
    expect(digestOfKeys(['ab'])).not.toBe(digestOfKeys(['a', 'b']));
  });
});

describe('a rounded total', () => {
  it('is a multiple of 5 next to the true one', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), secret, (count, key) => {
        const rounded = roundTotal(new Draws(key), 'm', { count, records: 'all' });
        expect(rounded % 5).toBe(0);
        expect(isAdjacent(count, rounded)).toBe(true);
      }),
    );
  });
});

describe('a one-way table', () => {
  it('adds up, is next to the true one, and leaves zeros', () => {
    fc.assert(
      fc.property(counts, secret, (all, key) => {
        const values = marginOf(key, all);
        expect(sum(values)).toBe(roundTotal(new Draws(key), 'm', total(all)));
        values.forEach((value, place) => {
          expect(value % 5).toBe(0);
          expect(isAdjacent(all[place]!, value)).toBe(true);
          if (all[place] === 0) expect(value).toBe(0);
        });
      }),
    );
  });

  it('does not depend on the order in which categories come', () => {
    fc.assert(
      fc.property(counts, secret, (all, key) => {
        const cells = countedOf(all);
        const rounded = roundTotal(new Draws(key), 'm', total(all));
        const there = roundMargin(new Draws(key), 'm', cells, rounded);
        const back = roundMargin(new Draws(key), 'm', [...cells].reverse(), rounded);
        expect(back.reverse()).toEqual(there);
      }),
    );
  });

  it('is refused where the total cannot be', () => {
    expect(() => roundMargin(new Draws('a'), 'm', countedOf([3, 4]), 15)).toThrow(
      'cannot be published with a total of 15',
    );
  });

  it.each([
    { all: [1, 2, 3, 4, 6, 8, 11, 0, 37] },
    { all: [1, 99] },
    { all: [13, 2, 10] },
    { all: [4, 3] },
    { all: [2, 96] },
  ])('is right on average, in every cell: $all', ({ all }) => {
    const seeds = 3000;
    const off = all.map(() => 0);
    for (let seed = 0; seed < seeds; seed += 1)
      marginOf(`seed ${seed}`, all).forEach((value, place) => (off[place]! += value - all[place]!));
    for (const each of off) expect(Math.abs(each / seeds)).toBeLessThan(0.15);
  });

  it('gives counts as the printed tables do: 3, 8, 16 and 23 become neighbours that add up to 50', () => {
    // OpenSAFELY rounds the same counts to 5, 10, 15 and 25 with a total of 50, one of the answers that are possible here.
    const seen = new Set(
      Array.from({ length: 200 }, (_, seed) => marginOf(`s${seed}`, [3, 8, 16, 23]).join()),
    );
    expect(seen).toContain('5,10,15,20');
    for (const values of seen) expect(sum(values.split(',').map(Number))).toBe(50);
  });
});

describe('a two-way table', () => {
  it('adds up to its margins and moves no further than it says', () =>
    fc.assert(
      fc.asyncProperty(countTable, secret, async (all, key) => {
        const { values, rows, columns, adjacent, reach } = await tableFor(key, all);
        expect(values.map(sum)).toEqual(rows);
        expect(columnsOf(values).map(sum)).toEqual(columns);
        const moves = values.flatMap((row, r) => row.map((value, c) => Math.abs(value - all[r]![c]!)));
        expect(values.flat().every((value) => value >= 0 && value % 5 === 0)).toBe(true);
        expect(adjacent).toBe(Math.max(...moves) < 5);
        expect(Math.max(...moves)).toBeLessThanOrEqual(reach);
      }),
      { numRuns: 50 },
    ));

  it('is next to the true one nearly always, and makes something of nothing only as a last resort', async () => {
    const tables = fc.sample(countTable, { numRuns: 150, seed: 1 });
    let adjacent = 0;
    let raised = 0;
    for (const [place, all] of tables.entries()) {
      const table = await tableFor(`k${place}`, all);
      adjacent += Number(table.adjacent);
      raised += table.values.flat().filter((value, cell) => value > 0 && all.flat()[cell] === 0).length;
    }
    expect(adjacent / tables.length).toBeGreaterThan(0.9);
    expect(raised / tables.length).toBeLessThan(0.1);
  });

  it('is one of the handbook answers for the handbook rows', async () => {
    const handbook = [
      [1, 0],
      [3, 3],
      [12, 20],
    ];
    const seen = new Set<string>();
    for (let seed = 0; seed < 100; seed += 1) {
      const { values, adjacent } = await tableFor(`h${seed}`, handbook);
      if (adjacent) expect(values[0]![1]).toBe(0);
      if (adjacent) expect(values[2]![1]).toBe(20);
      seen.add(JSON.stringify(values));
    }
    expect(seen.size).toBeGreaterThan(3);
    const given = await roundTable(new Draws('h'), 'm', tableOf(handbook), [5, 5, 30], [15, 25]);
    expect(given).toEqual({
      values: expect.arrayContaining([expect.arrayContaining([10, 20])]),
      adjacent: true,
      reach: 4,
    });
    expect(given.values.map(sum)).toEqual([5, 5, 30]);
    expect(columnsOf(given.values).map(sum)).toEqual([15, 25]);
  });

  it('is identical on a rerun with one key; another key makes another', async () => {
    const all = [
      [1, 2, 3],
      [4, 6, 7],
      [8, 9, 11],
    ];
    expect(await tableFor('a', all)).toEqual(await tableFor('a', all));
    const others = await Promise.all(Array.from({ length: 20 }, (_, seed) => tableFor(`b${seed}`, all)));
    expect(new Set(others.map(({ values }) => JSON.stringify(values))).size).toBeGreaterThan(5);
  });

  it('may stand under the sums of two half-years, and says how far it then moved', async () => {
    // Each half-year counted 1 in both categories; both were published as 5 and 0.
    const { values, adjacent, reach } = await roundTable(
      new Draws('a'),
      'm',
      tableOf([[2], [2]]),
      [10, 0],
      [10],
    );
    expect(values).toEqual([[10], [0]]);
    expect({ adjacent, reach }).toEqual({ adjacent: false, reach: 9 });
  });

  it('may be empty', async () => {
    expect(await roundTable(new Draws('a'), 'm', tableOf([[0, 0]]), [0], [0, 0])).toEqual({
      values: [[0, 0]],
      adjacent: true,
      reach: 4,
    });
  });
});

describe('what a published value says', () => {
  it('is 0 to 4 for 0, and four less to four more otherwise', () => {
    expect(boundsOf(0)).toEqual({ lower: 0, upper: 4 });
    expect(boundsOf(5)).toEqual({ lower: 1, upper: 9 });
  });

  it('is wider for sums, and in tables where a cell moved further', () => {
    expect(boundsOf(10, reachOfSum(2))).toEqual({ lower: 2, upper: 18 });
    expect([0, 4, 5, 9, 10].map(reachOfMove)).toEqual([4, 4, 9, 9, 14]);
  });
});
