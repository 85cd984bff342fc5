import type { LedgerLine } from '../../src/features/capacity/capacity.rules';
import type { FacilityPlan } from '../../src/exchange/plan-facility';
import type { StateRow } from '../../src/exchange/staged-row';
import { line, opened, plan, today } from './planning';

const said = ({ reports }: FacilityPlan) =>
  reports.map(({ report: { kind, placeKind, number }, column }) =>
    [kind, placeKind, number, column].filter((part) => part !== null).join(' '),
  );
const codes = ({ findings }: FacilityPlan) => findings.map(({ code, row: at }) => `${code} ${at}`);
describe('a row', () => {
  it.each<[string, Partial<StateRow>, LedgerLine[], string[]]>([
    ['opens places that were never there', { regular: 24 }, [], ['OPENING REGULAR 24 regular']],
    ['opens reserve places beside them', { reserve: 5 }, [opened(24)], ['OPENING RESERVE 5 reserve']],
    ['adds places', { regular: 30 }, [opened(24)], ['EXPANSION REGULAR 6 regular']],
    ['takes places away', { regular: 20 }, [opened(24)], ['REDUCTION REGULAR 4 regular']],
    ['puts places out of use', { outOfUse: 3 }, [opened(24)], ['OUT_OF_USE 3 outOfUse']],
    [
      'puts places back in use',
      { outOfUse: 1 },
      [opened(24), line({ kind: 'OUT_OF_USE', number: 3 })],
      ['BACK_IN_USE 2 outOfUse'],
    ],
    ['counts', { regular: 24, occupied: 20 }, [opened(24)], ['OCCUPANCY_COUNT 20 occupied']],
    ['counts nobody', { occupied: 0 }, [opened(24)], ['OCCUPANCY_COUNT 0 occupied']],
    ['confirms', { regular: 24, reserve: 0, outOfUse: 0 }, [opened(24)], ['CONFIRMATION date']],
    ['confirms with nothing but its date', {}, [opened(24)], ['CONFIRMATION date']],
    [
      'says all at once, in an order that breaks no rule on the way',
      { regular: 10, reserve: 4, outOfUse: 5, occupied: 9 },
      [opened(24), line({ kind: 'OUT_OF_USE', number: 22 })],
      [
        'BACK_IN_USE 17 outOfUse',
        'OPENING RESERVE 4 reserve',
        'REDUCTION REGULAR 14 regular',
        'OCCUPANCY_COUNT 9 occupied',
      ],
    ],
    [
      'opens again what ended by itself',
      { regular: 20 },
      [line({ placeKind: 'REGULAR', number: 20, endsOn: '2026-04-01' })],
      ['OPENING REGULAR 20 regular'],
    ],
    [
      'opens again what was closed',
      { regular: 8 },
      [opened(24), line({ kind: 'CLOSURE', effectiveOn: '2026-05-01' })],
      ['OPENING REGULAR 8 regular'],
    ],
    [
      'leaves what lies ahead as it is',
      { regular: 24 },
      [opened(24), line({ kind: 'EXPANSION', placeKind: 'REGULAR', number: 6, effectiveOn: '2027-01-01' })],
      ['CONFIRMATION date'],
    ],
  ])('%s', (_what, given, ledger, expected) => {
    expect(said(plan([given], ledger))).toEqual(expected);
  });

  it('gives reason and note to what changed, and to the count where nothing did', () => {
    const explained = { reason: 'MAINTENANCE' as const, note: 'dak', occupied: 3 };
    const reasons = (given: Partial<StateRow>) =>
      plan([{ ...explained, ...given }], [opened(24)]).reports.map(({ report }) => [
        report.kind,
        report.note,
      ]);
    expect(reasons({ outOfUse: 2 })).toEqual([
      ['OUT_OF_USE', 'dak'],
      ['OCCUPANCY_COUNT', null],
    ]);
    expect(reasons({})).toEqual([['OCCUPANCY_COUNT', 'dak']]);
  });
});

describe('the rows of a facility', () => {
  it('are compared with those before them, in order of date whatever their order in the file', () => {
    const rows = [
      { regular: 30, date: '2026-11-16' },
      { regular: 26, date: '2026-11-02' },
      { regular: 26, date: '2026-11-09' },
    ];
    expect(said(plan(rows, [opened(24)]))).toEqual([
      'EXPANSION REGULAR 2 regular',
      'CONFIRMATION date',
      'EXPANSION REGULAR 4 regular',
    ]);
  });

  it('may be there twice if they say the same', () => {
    const twice = plan([{ occupied: 4 }, { occupied: 4 }], [opened(24)]);
    expect(said(twice)).toEqual(['OCCUPANCY_COUNT 4 occupied']);
    expect(codes(twice)).toEqual(['SAME_ROW_TWICE 3']);
  });

  it('may not say two things of one day', () => {
    const differing = plan(
      [{ occupied: 4 }, { occupied: 5 }, { date: '2026-11-16', occupied: 1 }],
      [opened(24)],
    );
    expect(said(differing)).toEqual(['OCCUPANCY_COUNT 1 occupied']);
    expect(codes(differing)).toEqual(['SAME_DAY_DIFFERS 2', 'SAME_DAY_DIFFERS 3']);
  });

  it('are known when they were sent before, and change nothing', () => {
    const rows = [{ regular: 26, occupied: 4 }];
    const recorded = new Set(plan(rows, [opened(24)]).reports.map(({ report }) => report.reference));
    const again = plan(rows, [opened(24)], { recorded, version: '9' });
    expect(again).toMatchObject({ reports: [], alreadyReported: 1 });
    expect(codes(again)).toEqual(['ALREADY_REPORTED 2']);
    expect(said(plan([{ regular: 26, occupied: 5 }], [opened(24)], { recorded }))).not.toEqual([]);
  });

  it('have references that the ledger takes for no citizen service number', () => {
    const { reports } = plan([{ regular: 26, occupied: 4 }], [opened(24)]);
    for (const [i, { report }] of reports.entries())
      expect(report.reference).toMatch(new RegExp(`^csv-[a-p]{32}-${i + 1}$`));
  });
});

describe('a finding', () => {
  it('tells of a state that changed since', () => {
    const [finding] = plan([{ occupied: 4, version: '6' }], [opened(24)]).findings;
    expect(finding).toMatchObject({
      code: 'STATE_CHANGED',
      severity: 'ERROR',
      column: 'version',
      value: '6',
    });
    expect(finding!.message.en).toContain('version 7');
    expect(codes(plan([{ occupied: 4, version: '7' }], [opened(24)]))).toEqual([]);
  });

  it.each<[string, Array<Partial<StateRow>>, string[]]>([
    ['half of the places is left', [{ regular: 12, occupied: 1 }], ['SUDDEN_DROP 2']],
    ['more than half is left', [{ regular: 13, occupied: 1 }], []],
    [
      'it goes by small steps in one file',
      [
        { regular: 18, occupied: 1, date: '2026-11-03' },
        { regular: 12, occupied: 1, date: '2026-11-10' },
        { regular: 12, occupied: 1, date: '2026-11-11' },
      ],
      ['SUDDEN_DROP 3'],
    ],
    [
      'it was opened in the same file',
      [
        { regular: 40, occupied: 1, date: '2026-11-03' },
        { regular: 20, occupied: 1, date: '2026-11-10' },
      ],
      ['SUDDEN_DROP 3'],
    ],
  ])('of a sudden drop is there where %s', (_what, rows, expected) => {
    expect(codes(plan(rows, [opened(24)]))).toEqual(expected);
  });

  it('tells of more people than places', () => {
    expect(codes(plan([{ occupied: 25 }], [opened(24)]))).toEqual(['OVER_OCCUPANCY 2']);
    expect(codes(plan([{ occupied: 24, outOfUse: 1 }], [opened(24)]))).toEqual(['OVER_OCCUPANCY 2']);
    expect(codes(plan([{ occupied: 24 }], [opened(24)]))).toEqual([]);
  });

  it('tells of a count that is missing, once, and not of what lies ahead', () => {
    const rows = [{ date: '2026-11-03' }, { date: '2026-11-10' }, { date: '2027-01-01', regular: 30 }];
    expect(codes(plan(rows, [opened(24)]))).toEqual(['INCOMPLETE 3']);
    expect(codes(plan([...rows, { date: '2026-11-11', occupied: 1 }], [opened(24)]))).toEqual([]);
    expect(codes(plan([{ date: '2027-01-01', regular: 30 }], [opened(24)]))).toEqual([]);
  });
});

it('refuses more out of use than there are places, at every row that says so', () => {
  const rows = [
    { outOfUse: 25, occupied: 1, date: '2026-11-03' },
    { outOfUse: 25, occupied: 1, date: '2026-11-04' },
    { outOfUse: 1, occupied: 1, date: '2026-11-05' },
    { regular: 0, occupied: 0, date: '2026-11-06' },
  ];
  const refused = plan(rows, [opened(24)]);
  expect(codes(refused)).toEqual([
    'OUT_OF_USE_ABOVE_PLACES 2',
    'OUT_OF_USE_ABOVE_PLACES 3',
    'OUT_OF_USE_ABOVE_PLACES 5',
  ]);
  expect(refused.findings.map(({ column, value }) => [column, value])).toEqual([
    ['outOfUse', '25'],
    ['outOfUse', '25'],
    ['regular', '0'],
  ]);
  expect(said(refused)).toEqual(['OUT_OF_USE 1 outOfUse', 'OCCUPANCY_COUNT 1 occupied']);
});

it('refuses a change on the day on which a facility closes', () => {
  const ledger = [opened(24), line({ kind: 'CLOSURE', effectiveOn: today })];
  const refused = plan([{ regular: 24, occupied: 0 }], ledger);
  expect(refused).toMatchObject({
    reports: [],
    findings: [{ code: 'CLOSES_THAT_DAY', severity: 'ERROR', column: 'date' }],
  });
  expect(said(plan([{ occupied: 0 }], ledger))).toEqual(['OCCUPANCY_COUNT 0 occupied']);
});
