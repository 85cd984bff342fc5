import fc from 'fast-check';
import { addDays, addMonths, daysBetween } from '../../src/features/trajectory/calendar';
import { normsOf } from '../../src/features/trajectory/norms';
import { courseOf, type TrajectoryEvent } from '../../src/features/trajectory/trajectory.rules';
import { event, whole } from './trajectory-course';

describe('the norms of the shelter route', () => {
  const norms = (events: TrajectoryEvent[], day: string) =>
    normsOf('SHELTER', events, courseOf('SHELTER', events), day);

  it('count six weeks from the first night where that comes before access', () => {
    expect(norms(whole, '2026-12-01')).toEqual([
      ...[
        {
          kind: 'TRIAGE',
          from: '2026-01-02',
          due: '2026-02-13',
          doneOn: '2026-02-01',
          status: 'MET',
          days: 30,
        },
      ],
      ...[
        {
          kind: 'SHELTER',
          from: '2026-01-02',
          due: '2026-04-02',
          doneOn: '2026-03-15',
          status: 'MET',
          days: 72,
        },
      ],
    ]);
  });

  it('are due until the last day, and missed the day after', () => {
    const events = whole.slice(0, 3);
    const on = (day: string) => norms(events, day).map(({ status }) => status);
    expect(on('2026-02-13')).toEqual(['DUE', 'DUE']);
    expect(on('2026-02-14')).toEqual(['MISSED', 'DUE']);
    expect(on('2026-04-02')).toEqual(['MISSED', 'DUE']);
    expect(on('2026-04-03')).toEqual(['MISSED', 'MISSED']);
  });

  it('begin with access where nobody stays yet', () => {
    const events = [event('REGISTERED', '2026-01-01'), event('ACCESS_GRANTED', '2026-01-05')];
    expect(norms(events, '2026-01-10')).toMatchObject([
      { kind: 'TRIAGE', from: '2026-01-05', due: '2026-02-16' },
    ]);
  });

  it('have no triage for who was refused after a first night, also once the stay or the six weeks were over', () => {
    const start = [event('REGISTERED', '2026-01-01'), event('STAY_STARTED', '2026-01-02')];
    const left = event('STAY_ENDED', '2026-01-20');
    const courses: Array<[TrajectoryEvent[], string | null]> = [
      [[...start, event('ACCESS_REFUSED', '2026-01-10')], null],
      [[...start, event('ACCESS_REFUSED', '2026-01-02')], null],
      [[...start, event('ACCESS_REFUSED', '2026-03-01')], null],
      [[...start, left, event('ACCESS_REFUSED', '2026-01-25')], '2026-01-20'],
    ];
    for (const [events, doneOn] of courses)
      expect(norms(events, '2026-05-01').map((one) => [one.kind, one.from, one.doneOn])).toEqual([
        ['SHELTER', '2026-01-02', doneOn],
      ]);
    // Until it was refused it was owed.
    expect(norms(start, '2026-02-20').map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'TRIAGE MISSED',
      'SHELTER DUE',
    ]);
  });

  it('have none for either episode before one refusal, and one for an episode in which access was granted', () => {
    const twice = [
      ...[event('REGISTERED', '2026-01-01'), event('STAY_STARTED', '2026-01-02')],
      ...[event('STAY_ENDED', '2026-01-05'), event('STAY_STARTED', '2026-02-01')],
      event('ACCESS_REFUSED', '2026-02-03'),
    ];
    expect(norms(twice, '2026-05-01').map(({ kind }) => kind)).toEqual(['SHELTER', 'SHELTER']);
    const back = [
      ...whole,
      ...[event('RETURNED', '2026-10-01'), event('STAY_STARTED', '2026-10-01')],
      event('ACCESS_REFUSED', '2026-10-05'),
    ];
    expect(norms(back, '2026-12-01').map(({ kind, from }) => `${kind} ${from}`)).toEqual([
      ...['TRIAGE 2026-01-02', 'SHELTER 2026-01-02', 'SHELTER 2026-10-01'],
    ]);
  });

  it('count for each episode by itself', () => {
    const events = [
      ...whole.slice(0, 4),
      event('STAY_ENDED', '2026-02-02'),
      event('STAY_STARTED', '2026-06-01'),
    ];
    expect(norms(events, '2026-06-10').map(({ kind, from, status }) => [kind, from, status])).toEqual([
      ['TRIAGE', '2026-01-02', 'MET'],
      ['SHELTER', '2026-01-02', 'MET'],
      ['TRIAGE', '2026-06-01', 'DUE'],
      ['SHELTER', '2026-06-01', 'DUE'],
    ]);
  });

  it('are calendar months, to the last day of a short one', () => {
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(addMonths('2026-10-15', 3)).toBe('2027-01-15');
  });

  it('do not exist on another route', () => {
    const events = [event('STAY_STARTED', '2026-01-02')];
    expect(normsOf('SHELTERED_HOUSING', events, courseOf('SHELTERED_HOUSING', events), '2026-12-01')).toEqual(
      [],
    );
  });
});

describe('days', () => {
  it('are counted the same over a change of the clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        expect(daysBetween('2024-01-01', addDays('2024-01-01', days))).toBe(days);
      }),
    );
  });
});
