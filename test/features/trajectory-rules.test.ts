import fc from 'fast-check';
import { addDays } from '../../src/features/trajectory/calendar';
import { courseOf, episodesOf, type Stay } from '../../src/features/trajectory/trajectory.rules';
import { event, whole, type Kind } from './trajectory-course';

describe('the course of a trajectory', () => {
  it('goes from registration to a home and follow-up', () => {
    const phases = whole.map((_, i) => courseOf('SHELTER', whole.slice(0, i + 1)).phase);
    expect(phases).toEqual([
      ...[
        'REGISTERED',
        'SHELTERED',
        'SHELTERED',
        'TRIAGED',
        'MOVE_ON_READY',
        'NOMINATED',
        'OFFERED',
        'OFFERED',
      ],
      ...['HOUSED', 'FOLLOW_UP', 'CLOSED'],
    ]);
    expect(courseOf('SHELTER', whole).contradiction).toBeNull();
  });

  it('begins anew for who comes back', () => {
    const back = [...whole, event('RETURNED', '2026-10-01'), event('ACCESS_GRANTED', '2026-10-02')];
    expect(courseOf('SHELTER', back)).toMatchObject({ phase: 'ACCESS_DECIDED', contradiction: null });
  });

  it('keeps its phase when access is proposed, which a decision may do without or go against', () => {
    const proposed = [event('REGISTERED', '2026-01-01'), event('ACCESS_GRANT_PROPOSED', '2026-01-02')];
    expect(courseOf('SHELTER', proposed)).toMatchObject({ phase: 'REGISTERED', contradiction: null });
    const refused = [...proposed, event('ACCESS_REFUSED', '2026-01-02')];
    expect(courseOf('SHELTER', refused)).toMatchObject({ phase: 'ACCESS_DECIDED', contradiction: null });
    const granted = [...proposed, event('ACCESS_GRANTED', '2026-01-02')];
    const again = [...granted, event('CLOSED', '2026-02-01'), event('RETURNED', '2026-03-01')];
    const anew = courseOf('SHELTER', [...again, event('ACCESS_REFUSAL_PROPOSED', '2026-03-02')]);
    expect(anew).toMatchObject({ phase: 'RETURNED', contradiction: null });
    const sheltered = courseOf('SHELTER', [
      event('REGISTERED', '2026-01-01'),
      event('STAY_STARTED', '2026-01-01'),
      proposed[1]!,
    ]);
    expect(sheltered).toMatchObject({ phase: 'SHELTERED', contradiction: null });
    expect(courseOf('DETENTION', proposed).contradiction!.code).toBe('NOT_ON_THIS_ROUTE');
  });

  it('keeps its phase through a move to another place', () => {
    const moved = [
      ...whole.slice(0, 5),
      event('STAY_ENDED', '2026-02-11'),
      event('STAY_STARTED', '2026-02-11', 'elsewhere'),
    ];
    expect(courseOf('SHELTER', moved)).toMatchObject({
      ...{ phase: 'MOVE_ON_READY', contradiction: null },
      stays: [
        { facilityId: 'shelter', from: '2026-01-02', to: '2026-02-11' },
        { facilityId: 'elsewhere', from: '2026-02-11', to: null },
      ],
    });
  });

  it('goes on as it was for who is seen, as often as it is said, also after a refusal', () => {
    const seen = [event('SEEN', '2026-01-03'), event('SEEN', '2026-01-03'), event('SEEN', '2026-01-09')];
    const there = [event('REGISTERED', '2026-01-01'), event('STAY_STARTED', '2026-01-02')];
    const expected = { phase: 'SHELTERED', stays: courseOf('SHELTER', there).stays, contradiction: null };
    expect(courseOf('SHELTER', [...there, ...seen])).toEqual(expected);
    const refused = [...there, event('ACCESS_REFUSED', '2026-01-02')];
    expect(courseOf('SHELTER', [...refused, ...seen])).toEqual(expected);
  });

  it.each<[string, Kind[], Kind, string]>([
    ['a step before the registration', [], 'TRIAGED', 'NOT_REGISTERED_YET'],
    ['a second registration', ['REGISTERED'], 'REGISTERED', 'REGISTERED_ALREADY'],
    ['a triage without access', ['REGISTERED'], 'TRIAGED', 'NO_ACCESS_YET'],
    ['a second decision', ['REGISTERED', 'ACCESS_REFUSED'], 'ACCESS_GRANTED', 'DECIDED_ALREADY'],
    ['a stay after a refusal', ['REGISTERED', 'ACCESS_REFUSED'], 'STAY_STARTED', 'ACCESS_WAS_REFUSED'],
    [
      'a proposal after the decision',
      ['REGISTERED', 'ACCESS_GRANTED'],
      'ACCESS_GRANT_PROPOSED',
      'PROPOSED_AFTER_DECISION',
    ],
    [
      'a proposal after a refusal',
      ['REGISTERED', 'ACCESS_REFUSED'],
      'ACCESS_REFUSAL_PROPOSED',
      'PROPOSED_AFTER_DECISION',
    ],
    [
      'a second proposal',
      ['REGISTERED', 'ACCESS_GRANT_PROPOSED'],
      'ACCESS_REFUSAL_PROPOSED',
      'PROPOSED_ALREADY',
    ],
    ['a proposal before the registration', [], 'ACCESS_GRANT_PROPOSED', 'NOT_REGISTERED_YET'],
    ['ready without triage', ['REGISTERED', 'ACCESS_GRANTED'], 'MOVE_ON_READY', 'NOT_TRIAGED_YET'],
    ['a nomination of who is not ready', ['REGISTERED'], 'NOMINATED', 'NOT_READY_YET'],
    ['two stays in one facility', ['REGISTERED', 'STAY_STARTED'], 'STAY_STARTED', 'STAYS_THERE_ALREADY'],
    ['leaving a place where nobody stays', ['REGISTERED'], 'STAY_ENDED', 'NO_SUCH_STAY'],
    ['being seen where nobody stays', ['REGISTERED'], 'SEEN', 'NO_SUCH_STAY'],
    [
      'being seen on a day after leaving',
      ['REGISTERED', 'STAY_STARTED', 'STAY_ENDED'],
      'SEEN',
      'NO_SUCH_STAY',
    ],
    ['closing while somebody stays', ['REGISTERED', 'STAY_STARTED'], 'CLOSED', 'STILL_STAYS'],
    ['follow-up without a home', ['REGISTERED'], 'FOLLOW_UP_STARTED', 'NOT_HOUSED_YET'],
    ['anything but a return after the end', ['REGISTERED', 'CLOSED'], 'STAY_STARTED', 'CLOSED_ALREADY'],
  ])('contradicts itself with %s', (_what, before, kind, code) => {
    const events = [...before, kind].map((each, i) => event(each, addDays('2026-01-01', i)));
    expect(courseOf('SHELTER', events).contradiction).toMatchObject({ code, event: { kind } });
  });

  it('names the event that is in the way', () => {
    const events = [event('REGISTERED', '2026-01-01'), event('STAY_STARTED', '2026-01-02')];
    const { contradiction } = courseOf('SHELTER', [...events, event('STAY_STARTED', '2026-01-03')]);
    expect(contradiction!.conflictsWith).toBe(events[1]);
  });

  it('knows no access or triage on another route, which may begin at ready', () => {
    expect(courseOf('DETENTION', [event('MOVE_ON_READY', '2026-01-01')])).toMatchObject({
      ...{ phase: 'MOVE_ON_READY', contradiction: null },
    });
    const events = [event('MOVE_ON_READY', '2026-01-01'), event('TRIAGED', '2026-01-02')];
    expect(courseOf('DETENTION', events).contradiction!.code).toBe('NOT_ON_THIS_ROUTE');
  });

  it('never has two open stays in one facility, nor one that ends before it begins', () => {
    const kinds = fc.constantFrom<Kind>('STAY_STARTED', 'STAY_ENDED', 'ACCESS_GRANTED', 'TRIAGED', 'CLOSED');
    const drawn = fc.array(fc.tuple(kinds, fc.nat(20), fc.constantFrom('a', 'b')), { maxLength: 12 });
    fc.assert(
      fc.property(drawn, (steps) => {
        const start = [event('REGISTERED', '2026-01-01')];
        // As it grows in life: what contradicts was never added.
        const events = steps.reduce((sofar, [kind, day, facility]) => {
          const next = [...sofar, event(kind, addDays('2026-01-01', day), facility)];
          return courseOf('SHELTER', next).contradiction ? sofar : next;
        }, start);
        const { stays } = courseOf('SHELTER', events);
        for (const { from, to } of stays) if (to !== null) expect(to >= from).toBe(true);
        for (const facility of ['a', 'b']) {
          const there = stays.filter((stay) => stay.facilityId === facility);
          expect(there.filter(({ to }) => to === null).length).toBeLessThanOrEqual(1);
          for (const [i, stay] of there.entries())
            if (i > 0) expect(there[i - 1]!.to! <= stay.from).toBe(true);
        }
      }),
    );
  });
});

describe('episodes', () => {
  const stay = (from: string, to: string | null): Stay => ({ facilityId: 'a', from, to });

  it('join stays with a gap of up to 14 days', () => {
    expect(episodesOf([stay('2026-01-01', '2026-01-10'), stay('2026-01-24', null)])).toEqual([
      { from: '2026-01-01', to: null },
    ]);
    expect(episodesOf([stay('2026-01-01', '2026-01-10'), stay('2026-01-25', null)])).toHaveLength(2);
  });

  it('cover overlapping stays once', () => {
    const stays = [stay('2026-01-01', '2026-02-01'), stay('2026-01-10', '2026-01-20')];
    expect(episodesOf(stays)).toEqual([{ from: '2026-01-01', to: '2026-02-01' }]);
  });
});
