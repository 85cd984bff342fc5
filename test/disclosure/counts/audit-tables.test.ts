import { auditTables, type AuditedTable, type Known } from '../../../src/disclosure/counts/audit-tables';

const total = (count: number, value: number, reach = 4): AuditedTable => ({
  name: 'total',
  axes: [],
  categories: [],
  counts: [count],
  values: [value],
  reach,
});
const oneWay = (
  axis: string,
  categories: string[],
  counts: number[],
  values: number[],
  reach = 4,
): AuditedTable => ({ name: axis, axes: [axis], categories: [categories], counts, values, reach });

const knowing = (counts: number[]): Known => [counts.map((count) => ({ count, isAll: false }))];

describe('the audit before publication', () => {
  it('has nothing to say of a table as it is rounded', async () => {
    expect(await auditTables([total(6, 5), oneWay('age', ['young', 'old'], [4, 2], [5, 0])])).toEqual([]);
  });

  it('has nothing to say where nobody is', async () => {
    expect(await auditTables([total(0, 0), oneWay('age', ['young', 'old'], [0, 0], [0, 0])])).toEqual([]);
  });

  it('finds a small count that is published as it is', async () => {
    const findings = await auditTables([{ ...oneWay('age', ['young', 'old'], [3, 9], [3, 9]), reach: 0 }]);
    expect(findings).toEqual([
      { table: 'age', cell: 'young', lower: 3, upper: 3, rule: 'uniquely determined' },
    ]);
  });

  it('finds the small rest of an exact total', async () => {
    // 12 in all, of whom 9 to 11 are old: 1 to 3 are young.
    const findings = await auditTables([
      total(12, 12, 0),
      oneWay('age', ['old', 'young'], [10, 2], [10, 2], 1),
    ]);
    expect(findings).toEqual([
      { table: 'age', cell: 'young', lower: 1, upper: 3, rule: 'proven to lie within 1 to 4' },
    ]);
  });

  it('finds a count of too few possible values', async () => {
    const findings = await auditTables([{ ...oneWay('age', ['young'], [4], [4]), reach: 1 }]);
    expect(findings).toEqual([
      { table: 'age', cell: 'young', lower: 3, upper: 5, rule: 'fewer than 5 possible values' },
    ]);
  });

  it('links tables by the categories that they share', async () => {
    // By itself the two-way table leaves 0 to 4 of the young in A; with what the other table says of A, 2 are known.
    const tables: AuditedTable[] = [
      { ...oneWay('town', ['A', 'B'], [2, 20], [2, 20]), reach: 0 },
      {
        name: 'town by age',
        axes: ['town', 'age'],
        categories: [
          ['A', 'B'],
          ['young', 'old'],
        ],
        counts: [2, 0, 10, 10],
        values: [0, 0, 10, 10],
        reach: 4,
        impossible: [false, true, false, false],
      },
    ];
    const cells = (await auditTables(tables)).map(({ table, cell, rule }) => [table, cell, rule]);
    expect(cells).toEqual([
      ['town', 'A', 'uniquely determined'],
      ['town by age', 'A / young', 'uniquely determined'],
    ]);
  });

  it('knows what a merged category is made of', async () => {
    const tables: AuditedTable[] = [
      { ...oneWay('town', ['A', 'B', 'C'], [2, 10, 10], [0, 10, 10]) },
      {
        ...oneWay('town', ['A+B', 'C'], [12, 10], [12, 10]),
        name: 'merged',
        reach: 0,
      },
      { ...oneWay('town', ['A', 'B+C'], [2, 20], [0, 20]), name: 'other', reach: 4 },
    ];
    expect(await auditTables(tables)).toEqual([]);
    const exact = { ...oneWay('town', ['B', 'A+C'], [10, 12], [10, 12]), name: 'exact', reach: 0 };
    const cells = (await auditTables([...tables, exact])).map(({ table, cell }) => `${table}: ${cell}`);
    expect(cells).toEqual(['town: A', 'other: A']);
  });

  it('knows that a year is made of its quarters, when they are members of its half-years', async () => {
    const tables: AuditedTable[] = [
      oneWay('period', ['Q1', 'Q2', 'Q3', 'Q4'], [2, 8, 10, 10], [0, 10, 10, 10]),
      { ...oneWay('period', ['Q1+Q2', 'Q3+Q4'], [10, 20], [10, 20]), name: 'half-years' },
      total(30, 30, 8),
    ];
    expect(await auditTables(tables)).toEqual([]);
  });

  it('takes away what a partner knows, and judges what is left of the others', async () => {
    const tables = [oneWay('town', ['A', 'B'], [4, 7], [0, 10])];
    expect(await auditTables(tables)).toEqual([]);
    // Of A it knows 1 of at most 4, of B 4 of 6 to 14: at least 2 others are left there.
    expect(await auditTables(tables, [knowing([1, 4])])).toEqual([]);
    // Of B it knows 1 of 1 to 9 in the first case, and all but one in the second.
    const narrow = [{ ...oneWay('town', ['B'], [7], [5]), reach: 2 }];
    expect(await auditTables(narrow, [knowing([0])])).toEqual([]);
    expect(await auditTables(narrow, [knowing([3])])).toEqual([]);
    expect(
      (await auditTables([{ ...narrow[0]!, reach: 1, counts: [6] }], [knowing([3])])).map(({ rule }) => rule),
    ).toEqual(['proven to lie within 1 to 4']);
  });

  it('knows that nobody else is in a cell of a partner', async () => {
    // 19 in all, shown as 20. Two providers know of all 15 of theirs: 1 to 4 are with the third, which is shown as 0.
    const tables = [total(19, 20), oneWay('provider', ['P1', 'P2', 'P3'], [6, 9, 4], [10, 10, 0])];
    const of = (isAll: boolean): Known => [
      [{ count: 15, isAll: false }],
      [6, 9, 0].map((count, at) => ({ count, isAll: isAll && at < 2 })),
    ];
    expect(await auditTables(tables, [of(false)])).toEqual([]);
    const found = (await auditTables(tables, [of(true)])).map(({ table, cell, rule }) => [table, cell, rule]);
    expect(found).toContainEqual(['provider', 'P3', 'proven to lie within 1 to 4']);
  });

  it('refuses a table that says that it is nearer than it is', async () => {
    await expect(auditTables([total(12, 5)])).rejects.toThrow('further than 4');
  });
});
