import type { StepKind } from '../../src/features/nomination/nomination.rules';
import type { Draw } from './random';

/** What is done with a nomination, and how many days after the step before it. */
export interface Move {
  kind: StepKind;
  wait: number;
  decision?: 'GRANTED' | 'REJECTED';
  /** Why it is granted although somebody applied before: by the central municipality. */
  override?: string | null;
  ground?: string;
  lease?: 'OWN' | 'THREE_PARTY';
}

/** One nomination of somebody, from its submission on. */
export type NominationCourse = Move[];

/** From being ready to move on to a home, in days since the registration. */
export interface WayHome {
  ready: number;
  home: number;
}

/** No document counts how nominations go: all shares and waits here are made up. */
const failedBefore = [
  [0, 84],
  [1, 14],
  [2, 2],
] as const;

const failures = [
  ['REJECTED', 55],
  ['WITHDRAWN_EARLY', 25],
  ['WITHDRAWN_LATE', 20],
] as const;

const rejections = [
  ['INCOMPLETE', 35],
  ['NOT_READY_TO_MOVE', 25],
  ['OTHER_SOLUTION_FIRST', 20],
  ['NO_URGENT_NEED', 12],
  ['NO_TIE_TO_REGION', 8],
] as const;

const withdrawals = [
  ['NO_LONGER_READY', 45],
  ['CLIENT_WITHDREW', 40],
  ['OTHER_HOME_FOUND', 15],
] as const;

const overrides = [
  ['HARDSHIP', 50],
  ['AGREED_WITH_PARTNERS', 40],
  ['SAFETY', 10],
] as const;

const fruitless = [
  [0, 76],
  [1, 19],
  [2, 5],
] as const;

const rounds = [
  ['OFFER_REFUSED', 50],
  ['ASSIGNMENT_REFUSED', 20],
  ['NO_ANSWER', 15],
  ['INTAKE_FAILED', 15],
] as const;

const ofOffers = [
  ['TOO_FAR_FROM_SUPPORT', 25],
  ['SURROUNDINGS_UNSAFE', 20],
  ['TOO_SMALL', 15],
  ['RENT_TOO_HIGH', 15],
  ['NOT_ACCESSIBLE', 10],
  ['DWELLING_FELL_THROUGH', 15],
] as const;

const ofAssignments = [
  ['NO_FITTING_DWELLING', 55],
  ['GUIDANCE_NOT_ARRANGED', 20],
  ['COMPLEX_NOT_SUITABLE', 15],
  ['CANDIDATE_NOT_REACHED', 10],
] as const;

/** Who has less time than this goes straight home: nothing comes to nothing first. */
const shortestDetour = 45;

/** The nominations of somebody who comes to a home on a day: the last one leads there, one or two before it may not. */
export function nominationsOf(draw: Draw, { ready, home }: WayHome): NominationCourse[] {
  const hurried = home - ready < shortestDetour;
  const failed = hurried ? 0 : draw.weighted(failedBefore);
  const courses: NominationCourse[] = [];
  let appliedBefore = false;
  for (let i = 0; i < failed; i += 1) {
    const course = failedCourse(draw, appliedBefore);
    courses.push(course);
    appliedBefore ||= course.at(-1)!.ground !== 'SUBMITTED_IN_ERROR';
  }
  courses.push(courseHome(draw, appliedBefore, hurried ? 0 : draw.weighted(fruitless)));
  spread(draw, courses.flat(), home - ready);
  const last = courses.at(-1)!;
  if (last.some(({ lease }) => lease === 'THREE_PARTY'))
    last.push({ kind: 'LEASE_TURNED', wait: draw.whole(240, 540) });
  return courses;
}

const submitted = (draw: Draw): Move[] => [
  { kind: 'SUBMITTED', wait: draw.whole(1, 21) },
  { kind: 'ASSESSED', wait: draw.whole(1, 14) },
];

/** An earlier application for the same reason stands against another: it is granted by way of exception only. */
const granted = (draw: Draw, appliedBefore: boolean): Move => ({
  ...{ kind: 'DECIDED', wait: draw.whole(2, 20), decision: 'GRANTED' },
  override: appliedBefore ? draw.weighted(overrides) : null,
});

function failedCourse(draw: Draw, appliedBefore: boolean): NominationCourse {
  const opened = submitted(draw);
  const end = { wait: draw.whole(2, 21) };
  const kind = draw.weighted(failures);
  if (kind === 'REJECTED') {
    const ground = appliedBefore && draw.chance(0.6) ? 'EARLIER_APPLICATION' : draw.weighted(rejections);
    return [...opened, { kind: 'DECIDED', ...end, decision: 'REJECTED', ground }];
  }
  if (kind === 'WITHDRAWN_EARLY')
    return draw.chance(0.3)
      ? [opened[0]!, { kind: 'WITHDRAWN', wait: draw.whole(0, 5), ground: 'SUBMITTED_IN_ERROR' }]
      : [...opened, { kind: 'WITHDRAWN', ...end, ground: draw.weighted(withdrawals) }];
  const reached = draw.whole(0, 2);
  const further = [assigned(draw), offered(draw)].slice(0, reached);
  const ground = draw.weighted(withdrawals);
  return [...opened, granted(draw, appliedBefore), ...further, { kind: 'WITHDRAWN', ...end, ground }];
}

function courseHome(draw: Draw, appliedBefore: boolean, fruitlessRounds: number): NominationCourse {
  const course = [...submitted(draw), granted(draw, appliedBefore)];
  for (let i = 0; i < fruitlessRounds; i += 1) course.push(...comeToNothing(draw));
  if (draw.chance(0.08)) course.push({ kind: 'RESERVED', wait: draw.whole(1, 14) });
  return [
    ...course,
    assigned(draw),
    offered(draw),
    { kind: 'ACCEPTED', wait: draw.whole(1, 6) },
    { kind: 'LEASE_SIGNED', wait: draw.whole(2, 12), lease: draw.chance(0.65) ? 'OWN' : 'THREE_PARTY' },
    { kind: 'HOUSED', wait: draw.whole(1, 10) },
  ];
}

const assigned = (draw: Draw): Move => ({ kind: 'ASSIGNED', wait: draw.whole(1, 10) });
const offered = (draw: Draw): Move => ({ kind: 'OFFERED', wait: draw.whole(2, 20) });

/** An assignment that leads to no lease: the nomination can be assigned again. */
function comeToNothing(draw: Draw): Move[] {
  const first = assigned(draw);
  const wait = draw.whole(1, 10);
  switch (draw.weighted(rounds)) {
    case 'OFFER_REFUSED':
      return [first, offered(draw), { kind: 'REFUSED', wait, ground: draw.weighted(ofOffers) }];
    case 'ASSIGNMENT_REFUSED':
      return [first, { kind: 'REFUSED', wait, ground: draw.weighted(ofAssignments) }];
    case 'NO_ANSWER':
      return [first, { kind: 'RELEASED', wait: draw.whole(29, 45), ground: 'NO_ANSWER_IN_TIME' }];
    case 'INTAKE_FAILED':
      return [
        ...[first, offered(draw), { kind: 'ACCEPTED', wait } as const],
        { kind: 'RELEASED', wait: draw.whole(2, 14), ground: 'INTAKE_FAILED' },
      ];
  }
}

/**
 * Makes the moves last as many days as there are. Most of what is left is waited before the first submission, the rest
 * for the dwelling that is offered last; where there is too little time all of it goes faster.
 */
function spread(draw: Draw, moves: Move[], days: number): void {
  const total = moves.reduce((sum, { wait }) => sum + wait, 0);
  if (total <= days) {
    const before = Math.round((days - total) * (0.9 + 0.1 * draw.fraction()));
    moves[0]!.wait += before;
    moves.findLast(({ kind }) => kind === 'OFFERED')!.wait += days - total - before;
    return;
  }
  let [after, passed] = [0, 0];
  for (const move of moves) {
    after += move.wait;
    const day = Math.round((after * days) / total);
    move.wait = day - passed;
    passed = day;
  }
}
