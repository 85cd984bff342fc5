import fc from 'fast-check';
import {
  after,
  before,
  isTooSoon,
  problemOf,
  takers,
  type Standing,
  type Step,
  type StepKind,
} from '../../src/features/nomination/nomination.rules';
import { kinds, step, taker, trivire, woonbron } from './nomination-steps';
import { roles, type Role } from '../../src/identity/role';
import { addDays, addMonths } from '../../src/features/trajectory/calendar';

const today = '2026-11-16';

const wholeWay: StepKind[] = [
  ...(['SUBMITTED', 'ASSESSED', 'DECIDED', 'RESERVED', 'ASSIGNED'] as const),
  ...(['OFFERED', 'ACCEPTED', 'LEASE_SIGNED', 'HOUSED'] as const),
];
const upTo = (kind: StepKind): Step[] =>
  wholeWay.slice(0, wholeWay.indexOf(kind) + 1).map((each) => step(each));
const stand = (steps: readonly Step[]): Standing => steps.reduce(after, before);

function problem(steps: readonly Step[], next: Step, given: { role?: Role; partnerId?: string } = {}) {
  const asks = { role: taker(next.kind), partnerId: trivire, today, taken: steps, ...given };
  return problemOf(stand(steps), next, asks);
}

describe('a nomination', () => {
  it('goes from submission to a home', () => {
    for (const [i, kind] of wholeWay.entries()) {
      const steps = wholeWay.slice(0, i).map((each) => step(each));
      expect([kind, problem(steps, step(kind))]).toEqual([kind, null]);
    }
    expect(stand(upTo('HOUSED'))).toMatchObject({
      state: 'HOUSED',
      associationId: trivire,
      dwellingId: 'dwelling',
    });
  });

  it('is assigned without a reservation as well', () => {
    expect(problem(upTo('DECIDED'), step('ASSIGNED'))).toBeNull();
  });

  it('is over after a rejection', () => {
    const rejected = [...upTo('ASSESSED'), step('DECIDED', { granted: false })];
    for (const kind of kinds) expect(problem(rejected, step(kind), { partnerId: trivire })).not.toBeNull();
  });

  it.each(['RESERVED', 'ASSIGNED', 'OFFERED', 'ACCEPTED'] as const)(
    'that is %s can be taken back and goes to another',
    (kind) => {
      const released = [...upTo(kind), step('RELEASED')];
      expect(stand(released)).toMatchObject({ state: 'GRANTED', associationId: null, dwellingId: null });
      expect(problem(released, step('ASSIGNED', { associationId: woonbron }))).toBeNull();
    },
  );

  it.each(['ASSIGNED', 'OFFERED'] as const)('that is %s and refused can be assigned again', (kind) => {
    const refused = [...upTo(kind), step('REFUSED', { ground: 'NO_FITTING_DWELLING' })];
    expect(stand(refused)).toMatchObject({ state: 'GRANTED', associationId: null, dwellingId: null });
    expect(problem(refused, step('ASSIGNED', { associationId: woonbron }))).toBeNull();
  });

  it('with a lease of three parties turns it once, after somebody has moved in', () => {
    const leased = [...upTo('ACCEPTED'), step('LEASE_SIGNED', { lease: 'THREE_PARTY' })];
    expect(problem(leased, step('LEASE_TURNED'))?.inTheWay?.kind).toBe('LEASE_SIGNED');
    const housed = [...leased, step('HOUSED')];
    expect(problem(housed, step('LEASE_TURNED'))).toBeNull();
    const turned = [...housed, step('LEASE_TURNED', { happenedOn: '2026-11-01' })];
    expect(stand(turned)).toMatchObject({ state: 'HOUSED', lease: 'OWN' });
    expect(problem(turned, step('LEASE_TURNED'))).toEqual({
      code: 'STEP_NOT_POSSIBLE',
      inTheWay: expect.objectContaining({ kind: 'LEASE_TURNED', happenedOn: '2026-11-01' }),
    });
  });

  it('with a lease of the tenant has nothing to turn', () => {
    expect(problem(upTo('HOUSED'), step('LEASE_TURNED'))?.code).toBe('STEP_NOT_POSSIBLE');
  });
});

describe('what stands in the way', () => {
  it.each<[string, Step[], Step, string, StepKind]>([
    ['a second decision', upTo('OFFERED'), step('DECIDED'), 'STEP_NOT_POSSIBLE', 'DECIDED'],
    ['a decision without assessment', upTo('SUBMITTED'), step('DECIDED'), 'STEP_NOT_POSSIBLE', 'SUBMITTED'],
    ['a second submission', upTo('ASSESSED'), step('SUBMITTED'), 'STEP_NOT_POSSIBLE', 'SUBMITTED'],
    [
      'a second association',
      upTo('ASSIGNED'),
      step('ASSIGNED', { associationId: woonbron }),
      'STEP_NOT_POSSIBLE',
      'ASSIGNED',
    ],
    [
      'another than it is reserved for',
      upTo('RESERVED'),
      step('ASSIGNED', { associationId: woonbron }),
      'RESERVED_FOR_ANOTHER',
      'RESERVED',
    ],
    ['a second offer', upTo('OFFERED'), step('OFFERED'), 'STEP_NOT_POSSIBLE', 'OFFERED'],
    ['a refusal of what was accepted', upTo('ACCEPTED'), step('REFUSED'), 'STEP_NOT_POSSIBLE', 'ACCEPTED'],
    ['a lease without acceptance', upTo('OFFERED'), step('LEASE_SIGNED'), 'STEP_NOT_POSSIBLE', 'OFFERED'],
    ['a home without a lease', upTo('ACCEPTED'), step('HOUSED'), 'STEP_NOT_POSSIBLE', 'ACCEPTED'],
    ['a withdrawal of who has a home', upTo('HOUSED'), step('WITHDRAWN'), 'STEP_NOT_POSSIBLE', 'HOUSED'],
    [
      'anything after a withdrawal',
      [...upTo('OFFERED'), step('WITHDRAWN')],
      step('ACCEPTED'),
      'STEP_NOT_POSSIBLE',
      'WITHDRAWN',
    ],
    [
      "a candidate's ground without an offer",
      upTo('ASSIGNED'),
      step('REFUSED', { ground: 'TOO_SMALL' }),
      'GROUND_NEEDS_OFFER',
      'ASSIGNED',
    ],
    [
      'a date before the last step',
      upTo('SUBMITTED'),
      step('ASSESSED', { happenedOn: '2026-09-30' }),
      'STEP_BEFORE_LAST',
      'SUBMITTED',
    ],
  ])('of %s is named', (_, steps, next, code, kind) => {
    expect(problem(steps, next)).toEqual({ code, inTheWay: expect.objectContaining({ kind }) });
  });

  it('of what lies ahead is the calendar, tomorrow aside', () => {
    const assessed = (happenedOn: string) => problem(upTo('SUBMITTED'), step('ASSESSED', { happenedOn }));
    expect(assessed(addDays(today, 1))).toBeNull();
    expect(assessed(addDays(today, 2))).toEqual({ code: 'STEP_IN_FUTURE', inTheWay: null });
  });
});

describe('who may take a step', () => {
  it.each(roles)('is for %s what stands in the list and nothing else', (role) => {
    for (const kind of kinds) {
      const before_ = wholeWay.includes(kind) ? upTo(kind).slice(0, -1) : upTo('OFFERED');
      expect([kind, problem(before_, step(kind), { role })?.code === 'NOT_YOUR_STEP']).toEqual([
        kind,
        !takers[kind].includes(role),
      ]);
    }
  });

  it('is of the associations only the one to which it is assigned', () => {
    expect(problem(upTo('ASSIGNED'), step('OFFERED'), { partnerId: woonbron })?.code).toBe('NOT_YOUR_STEP');
  });

  it('is nobody else than those in charge, the association and the provider', () => {
    expect([...new Set(Object.values(takers).flat())].sort()).toEqual([
      'CARE_PROVIDER',
      'CASE_COORDINATOR',
      'CENTRAL_MUNICIPALITY',
      'HOUSING_ASSOCIATION',
    ]);
  });
});

describe('an earlier application for the same reason', () => {
  it('stands in the way for three years, to the day', () => {
    expect(isTooSoon('2023-11-16', '2026-11-15')).toBe(true);
    expect(isTooSoon('2023-11-16', '2026-11-16')).toBe(false);
    expect(isTooSoon('2024-02-29', '2027-02-27')).toBe(true);
    expect(isTooSoon('2024-02-29', '2027-02-28')).toBe(false);
    expect(isTooSoon(null, '2026-11-16')).toBe(false);
  });

  it('stands in the way for as long where the later one was given the earlier day', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        expect(isTooSoon(one, other)).toBe(second < addMonths(first, 36));
        expect(isTooSoon(other, one)).toBe(isTooSoon(one, other));
      }),
    );
  });
});
