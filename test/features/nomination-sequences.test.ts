import fc from 'fast-check';
import {
  after,
  before,
  isUnderWay,
  possibleSteps,
  problemOf,
  takers,
  type Standing,
  type State,
  type Step,
} from '../../src/features/nomination/nomination.rules';
import { roles, type Role } from '../../src/identity/role';
import { addDays } from '../../src/features/trajectory/calendar';
import { kinds, step, taker, trivire, woonbron } from './nomination-steps';

const today = '2026-11-16';

describe('any sequence of steps', () => {
  interface Attempt {
    step: Step;
    role: Role;
    partnerId: string;
  }

  /** What is tried next: mostly something that could follow, by who may, a few days later. */
  const draw = fc.record({
    possible: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    // The first of the possible steps leads on.
    which: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 11 }) }),
    usual: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
    role: fc.constantFrom(...roles),
    partnerId: fc.constantFrom(trivire, woonbron),
    daysLater: fc.integer({ min: -1, max: 3 }),
    granted: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    lease: fc.constantFrom('OWN' as const, 'THREE_PARTY' as const),
    ground: fc.constantFrom('TOO_SMALL', 'NO_FITTING_DWELLING'),
  });
  type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

  function attemptOf(standing: Standing, { possible, which, usual, role, ...drawn }: Draw): Attempt {
    const among = possible ? possibleSteps(standing) : kinds;
    const kind = among[which % among.length] ?? 'WITHDRAWN';
    const { partnerId, daysLater, ...given } = drawn;
    const since = standing.state ? standing.since : '2026-09-01';
    return {
      step: step(kind, { ...given, happenedOn: addDays(since, daysLater), associationId: partnerId }),
      role: usual ? taker(kind) : role,
      partnerId,
    };
  }

  interface Taken extends Attempt {
    from: Standing;
    to: Standing;
  }

  /** What is accepted of a sequence of attempts. */
  function take(all: readonly Draw[]): Taken[] {
    const taken: Taken[] = [];
    let standing = before;
    for (const drawn of all) {
      const each = attemptOf(standing, drawn);
      const earlier = taken.map((one) => one.step);
      if (problemOf(standing, each.step, { ...each, today, taken: earlier })) continue;
      const to = after(standing, each.step);
      taken.push({ ...each, from: standing, to });
      standing = to;
    }
    return taken;
  }

  const holds = (rule: (taken: Taken[]) => void) =>
    fc.assert(
      fc.property(fc.array(draw, { minLength: 10, maxLength: 60 }), (all) => rule(take(all))),
      { numRuns: 700 },
    );

  it('has one association at a time', () => {
    holds((taken) => {
      for (const { from, to } of taken)
        if (from.associationId && to.associationId) expect(to.associationId).toBe(from.associationId);
    });
  });

  it('has one offer open at a time', () => {
    holds((taken) => {
      let open = 0;
      for (const {
        step: { kind },
      } of taken) {
        if (kind === 'OFFERED') open += 1;
        if (kind === 'REFUSED' || kind === 'RELEASED' || kind === 'WITHDRAWN') open = 0;
        expect(open).toBeLessThanOrEqual(1);
      }
    });
  });

  it('has no step after the end', () => {
    const ends: Array<State | null> = ['REJECTED', 'WITHDRAWN'];
    holds((taken) => {
      for (const { from } of taken) {
        expect(ends).not.toContain(from.state);
        expect([from.state, from.lease]).not.toEqual(['HOUSED', 'OWN']);
      }
    });
  });

  it('offers nothing without a decision to grant, and houses nobody without a lease', () => {
    holds((taken) => {
      const granted = taken.findIndex(({ to }) => to.state === 'GRANTED');
      const leased = taken.findIndex(({ step: { kind } }) => kind === 'LEASE_SIGNED');
      for (const [
        i,
        {
          step: { kind },
        },
      ] of taken.entries()) {
        if (kind === 'ASSIGNED' || kind === 'RESERVED') expect(granted >= 0 && granted < i).toBe(true);
        if (kind === 'HOUSED') expect(leased >= 0 && leased < i).toBe(true);
      }
    });
  });

  it('goes forward in time, and is taken by those who may', () => {
    holds((taken) => {
      for (const {
        from,
        to,
        role,
        partnerId,
        step: { kind },
      } of taken) {
        expect(from.since <= to.since).toBe(true);
        expect(takers[kind]).toContain(role);
        if (role === 'HOUSING_ASSOCIATION') expect(from.associationId).toBe(partnerId);
      }
    });
  });

  it('holds a dwelling only while it stands with an association', () => {
    holds((taken) => {
      for (const { to } of taken) if (to.dwellingId) expect(to.associationId).not.toBeNull();
    });
  });

  it('leaves a way on as long as it is under way, and gets to the end', () => {
    const reached = new Set<State | null>();
    holds((taken) => {
      for (const { to } of taken) {
        reached.add(to.state);
        if (isUnderWay(to.state!)) expect(possibleSteps(to).length).toBeGreaterThan(0);
      }
    });
    expect(reached.size).toBe(11);
  });
});
