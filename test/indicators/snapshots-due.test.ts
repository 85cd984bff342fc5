import { halfYearOf, halfYearsOf, quartersOf, yearClosedBy } from '../../src/features/indicator/period';
import { snapshotsDue } from '../../src/jobs/indicators/snapshots-due';

const due = (today: string, { finalAfterDays = 0, done = [] as string[], firstDay = '2025-03-01' } = {}) =>
  snapshotsDue({ code: 'INFLOW', finalAfterDays }, { firstDay, today, done: new Set(done) }).map(
    ({ id }) => id,
  );

describe('periods', () => {
  it('are halves, quarters and years of the calendar', () => {
    const half = halfYearOf('2025-07-01');
    expect(half).toEqual({ id: '2025-H2', kind: 'HALF_YEAR', from: '2025-07-01', until: '2026-01-01' });
    expect(quartersOf(half).map(({ id, from, until }) => [id, from, until])).toEqual([
      ['2025-Q3', '2025-07-01', '2025-10-01'],
      ['2025-Q4', '2025-10-01', '2026-01-01'],
    ]);
    expect(yearClosedBy(half)).toEqual({ id: '2025', kind: 'YEAR', from: '2025-01-01', until: '2026-01-01' });
    expect(yearClosedBy(halfYearOf('2025-06-30'))).toBeNull();
    expect(halfYearsOf(yearClosedBy(half)!).map(({ id }) => id)).toEqual(['2025-H1', '2025-H2']);
  });
});

describe('a snapshot is due', () => {
  it('fifteen days after the half-year, and not a day sooner', () => {
    expect(due('2025-07-15')).toEqual([]);
    expect(due('2025-07-16')).toEqual(['INFLOW-2025-H1-PROVISIONAL']);
  });

  it('finally when the next half-year is due, and then no more', () => {
    const done = ['INFLOW-2025-H1-PROVISIONAL'];
    expect(due('2026-01-15', { done })).toEqual([]);
    expect(due('2026-01-16', { done })).toEqual(['INFLOW-2025-H1-FINAL', 'INFLOW-2025-H2-PROVISIONAL']);
    expect(due('2026-06-30', { done: ['INFLOW-2025-H1-FINAL', 'INFLOW-2025-H2-PROVISIONAL'] })).toEqual([]);
  });

  it('not provisionally where it is final by now', () => {
    expect(due('2026-07-16')).toEqual([
      'INFLOW-2025-H1-FINAL',
      'INFLOW-2025-H2-FINAL',
      'INFLOW-2026-H1-PROVISIONAL',
    ]);
  });

  it('only when all that is asked of a measure can be known', () => {
    expect(due('2026-06-30', { finalAfterDays: 365 })).toEqual([]);
    expect(due('2026-07-01', { finalAfterDays: 365 })).toEqual(['INFLOW-2025-H1-PROVISIONAL']);
  });
});
