import type { ModelData } from 'highs';
import { minimised, withProgramme } from '../../../src/disclosure/counts/solver';

/** The least x of which three times is at least 6, and which is 5 at most, or whatever is said instead. */
const programme = (upper = 5): ModelData => ({
  numCols: 1,
  numRows: 1,
  colCost: [1],
  colLower: [0],
  colUpper: [upper],
  rowLower: [6],
  rowUpper: [Infinity],
  matrix: { format: 'csc', numRows: 1, numCols: 1, starts: [0, 1], indices: [0], values: [3] },
});

describe('the solver', () => {
  it('says where no point fulfils the conditions, and solves the next one', async () => {
    await expect(minimised(programme(1))).rejects.toThrow('No point fulfils');
    expect([...(await minimised(programme()))]).toEqual([2]);
  });

  it('is loaded anew when work in it breaks, and the work is done again once', async () => {
    let tries = 0;
    const found = await withProgramme(programme(), ({ minimise }) => {
      tries += 1;
      if (tries === 1) throw new Error('broken');
      return minimise(Float64Array.of(-1));
    });
    expect({ tries, found: [...found!] }).toEqual({ tries: 2, found: [5] });
    const always = withProgramme(programme(), () => {
      tries += 1;
      throw new Error('broken for good');
    });
    await expect(always).rejects.toThrow('broken for good');
    expect(tries).toBe(4);
  });

  it('solves many programmes one after the other, and several that wait for one another', async () => {
    const points = await Promise.all(Array.from({ length: 300 }, () => minimised(programme())));
    expect(new Set(points.map(([x]) => x))).toEqual(new Set([2]));
  });
});
