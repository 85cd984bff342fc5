import { unmerged } from '../../src/disclosure/counts/coarsen';
import type { LimitsOfCells } from '../../src/disclosure/counts/limits';
import type { Axis } from '../../src/features/indicator/catalogue';
import type { Nesting } from '../../src/features/indicator/nesting';
import { besideMeasure } from '../../src/jobs/indicators/nested-measures';
import { byKey, joinedAs, type ShownTable } from '../../src/jobs/indicators/shown-table';

const category: Axis[] = ['CATEGORY'];
const shown = (categories: string[], values: number[]) =>
  byKey([
    {
      ...{ axes: category, categories: [categories], values, reach: 4, status: 'PUBLISHED', reason: null },
    } satisfies ShownTable,
  ]);
const statements: Nesting['statements'] = [
  { of: ['STREET', 'OTHER'], lies: 'WITHIN', others: ['ELSEWHERE'] },
  { of: ['UNKNOWN'], lies: 'WITHIN', others: ['UNKNOWN'] },
];
const turned = statements.map(({ of, others }) => ({ of: others!, lies: 'AROUND' as const, others: of! }));
const limitsOf = (
  of: Nesting['statements'],
  other: ReturnType<typeof shown>,
  codes: string[],
  merged: string[],
): LimitsOfCells[] =>
  besideMeasure({ to: 'OTHER', statements: of }, other).limitsOf(category, [
    joinedAs(unmerged(codes), merged),
  ]);

describe('categories of a measure that are merged across those of another', () => {
  it('keep to what it says of both, and what stands by itself still to what it says of that', () => {
    const exits = shown(['ELSEWHERE', 'UNKNOWN'], [0, 5]);
    const limits = limitsOf(statements, exits, ['STREET', 'OTHER', 'UNKNOWN'], ['STREET+UNKNOWN']);
    expect(limits).toHaveLength(2);
    // The merged stand first; of two counts that were rounded down the sum may be a step higher.
    expect(limits).toContainEqual({ cells: [0, 1], least: 0, most: 10 });
    expect(limits).toContainEqual({ cells: [1], least: 0, most: 0 });
  });

  it('give what holds them the same, where they were published before it', () => {
    const outflow = shown(['STREET+UNKNOWN', 'OTHER'], [5, 10]);
    const limits = limitsOf(turned, outflow, ['ELSEWHERE', 'UNKNOWN'], []);
    expect(limits).toHaveLength(2);
    expect(limits).toContainEqual({ cells: [0, 1], least: 10, most: Infinity });
    expect(limits).toContainEqual({ cells: [0], least: 10, most: Infinity });
  });
});
