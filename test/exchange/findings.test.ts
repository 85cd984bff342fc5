import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/errors';
import { findingTexts, type FindingCode } from '../../src/exchange/finding-texts';
import { columnNames } from '../../src/exchange/columns';
import { finding, grouped } from '../../src/exchange/findings';
import { projectRoot } from '../../src/project-root';

describe('findings', () => {
  const wrong = (row: number, value: string) =>
    finding('NOT_A_WHOLE_NUMBER', { row, column: 'occupied', value });

  it('of one mistake are one group with all its cells, in the order of the rows', () => {
    expect(grouped([wrong(9, 'x'), wrong(3, 'y')], {})).toMatchObject([
      {
        code: 'NOT_A_WHOLE_NUMBER',
        column: 'bezet',
        count: 2,
        cells: [
          { row: 3, value: 'y' },
          { row: 9, value: 'x' },
        ],
      },
    ]);
  });

  it('of other columns are groups of their own', () => {
    const elsewhere = finding('NOT_A_WHOLE_NUMBER', { row: 2, column: 'reserve', value: 'x' });
    expect(grouped([wrong(2, 'x'), elsewhere], {})).toHaveLength(2);
  });

  it('say at a cell what differs there', () => {
    const drop = (row: number, after: number) =>
      finding('SUDDEN_DROP', { row, column: 'regular', value: after, values: { before: 24, after } });
    const [group] = grouped([drop(5, 0), drop(3, 4), drop(4, 4)], {});
    expect(group!.message.en).toContain('(4)');
    expect(group!.cells).toEqual([
      { row: 3, value: '4' },
      { row: 4, value: '4' },
      { row: 5, value: '0', message: { nl: expect.any(String), en: expect.stringContaining('(0)') } },
    ]);
  });

  it('that refuse the file come first', () => {
    const all = [
      finding('INCOMPLETE', { row: 2, column: 'occupied' }),
      finding('OVER_OCCUPANCY', { row: 3, column: 'occupied', value: 30 }),
      wrong(4, 'x'),
    ];
    expect(grouped(all, {}).map(({ severity }) => severity)).toEqual(['ERROR', 'WARNING', 'INFO']);
  });

  it('call a column as the file does', () => {
    expect(grouped([wrong(2, 'x')], { occupied: 'Occupied' })[0]!.column).toBe('Occupied');
  });

  it('tell no more of a cell than it is known by', () => {
    expect(wrong(2, 'x'.repeat(5_000)).value).toHaveLength(101);
  });
});

describe('a text', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();
  const codes = Object.keys(findingTexts) as FindingCode[];

  it.each(codes)('of %s says the same in both languages, and what to do', (code) => {
    for (const { nl, en } of [findingTexts[code].message, findingTexts[code].whatToDo]) {
      expect(placeholders(nl)).toEqual(placeholders(en));
      expect([nl, en].every((text) => /\w.*\.$/.test(text))).toBe(true);
    }
  });

  it('has a code that no error of a request has', () => {
    expect(codes.filter((code) => code in catalogue)).toEqual([]);
  });
});

it('the page on files names every finding and every column', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'capacity-files.md'), 'utf8');
  const names = Object.values(columnNames).flatMap(([dutch, english]) => [dutch, english]);
  for (const name of [...Object.keys(findingTexts), ...names]) expect(page).toContain(`\`${name}\``);
});
