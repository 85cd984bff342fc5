import * as factories from '../factories';
import type { TableRow } from '../insert';
import { beginningOf, daysAfter } from './days';

/** A synthetic client who is ready to move on in the Drechtsteden, where the associations of the documents let homes. */
export interface Candidate {
  id: string;
  route: string;
  municipality: string | null;
}

export interface NominationRows {
  dwellings: TableRow[];
  nominations: TableRow[];
  reasons: TableRow[];
  steps: TableRow[];
}

const coordinator = { actor_id: 'sociale-dienst-drechtsteden', actor_role: 'CASE_COORDINATOR' };
const association = (partner: string) => ({
  actor_id: partner,
  actor_role: 'HOUSING_ASSOCIATION',
  association_id: partner,
});

/** Dwellings of the three associations of which the documents say where they let homes. */
const homes = [
  ['trivire', 'GM0505', 2, 'STEP_FREE', 'UP_TO_FIRST_CAP'],
  ['trivire', 'GM0642', 3, 'STAIRS', 'UP_TO_SECOND_CAP'],
  ['woonbron', 'GM0505', 1, 'STAIRS', 'UP_TO_QUALITY_LIMIT'],
  ['woonkracht10', 'GM0590', 2, 'WALKER', 'UP_TO_FIRST_CAP'],
  ['trivire', 'GM0505', 2, 'WHEELCHAIR', 'UP_TO_FIRST_CAP'],
] as const;

/** How far each nomination has come, with whom, and how many days ago it was submitted; some are late. */
const courses = [
  { reach: 'SUBMITTED', partner: null, daysAgo: 5 },
  { reach: 'SUBMITTED', partner: null, daysAgo: 40 },
  { reach: 'ASSESSED', partner: null, daysAgo: 20 },
  { reach: 'DECIDED', partner: null, daysAgo: 45 },
  { reach: 'RESERVED', partner: 'woonkracht10', daysAgo: 50 },
  { reach: 'ASSIGNED', partner: 'trivire', daysAgo: 55 },
  { reach: 'OFFERED', partner: 'trivire', daysAgo: 60 },
  { reach: 'LEASE_SIGNED', partner: 'woonbron', daysAgo: 80 },
  { reach: 'REFUSED', partner: 'trivire', daysAgo: 65 },
] as const;

type Course = (typeof courses)[number];

/** After each other, with the days since submission; a course ends with the step that it reaches. */
const way = [
  ...[['SUBMITTED', 0] as const, ['ASSESSED', 10] as const, ['DECIDED', 25] as const],
  ...[['RESERVED', 28] as const, ['ASSIGNED', 30] as const, ['OFFERED', 45] as const],
  ...[['ACCEPTED', 50] as const, ['LEASE_SIGNED', 60] as const],
] as const;

const reasons: Record<string, string> = {
  SHELTERED_HOUSING: 'FROM_SHELTERED_HOUSING',
  FAMILY: 'FAMILY_WITH_CARE_NEED',
  DETENTION: 'FROM_PRISON',
};

/** A few nominations in every state, and the dwellings they are about. Made up, and marked so on every row. */
export function syntheticNominations(candidates: readonly Candidate[], today: string): NominationRows {
  const dwellings = homes.map(([partner, municipality, rooms, accessibility, rentBand], i) =>
    factories.dwelling({
      ...{ id: uuid('d', i), association_id: partner, municipality_id: municipality },
      ...{ rooms, accessibility, rent_band: rentBand, available_from: daysAfter(today, 14 * i) },
      ...{ announced_at: beginningOf(daysAfter(today, -90)), reference: `synthetic-dwelling-${i}` },
    }),
  );
  const rows: NominationRows = { dwellings, nominations: [], reasons: [], steps: [] };
  for (const [i, course] of courses.entries()) {
    const candidate = candidates[i];
    if (candidate) addCourse(rows, candidate, course, { i, today });
  }
  return rows;
}

interface Place {
  i: number;
  today: string;
}

function addCourse(
  rows: NominationRows,
  { id, route, municipality }: Candidate,
  course: Course,
  { i, today }: Place,
): void {
  const submittedOn = daysAfter(today, -course.daysAgo);
  const nomination = factories.nomination(
    { id },
    { id: uuid('a', i), scheme: i === 3 ? 'HOUSING_FIRST' : 'PRIORITY_SCHEME', submitted_on: submittedOn },
  );
  rows.nominations.push(nomination);
  rows.reasons.push({ nomination_id: nomination.id, reason: reasons[route] ?? 'FROM_SHELTER' });
  const free = rows.dwellings.find(
    ({ id: dwelling, association_id: lets }) =>
      lets === course.partner && !rows.steps.some(({ dwelling_id: taken }) => taken === dwelling),
  );
  for (const [kind, days] of wayOf(course)) {
    const happenedOn = daysAfter(submittedOn, days);
    rows.steps.push(
      factories.nominationStep(nomination, {
        ...{ id: uuid('c', rows.steps.length), kind, happened_on: happenedOn },
        ...{ recorded_at: beginningOf(happenedOn), reference: `synthetic-${i}-${kind.toLowerCase()}` },
        ...detailsOf(kind, course, municipality ?? 'GM0505', String(free?.id)),
      }),
    );
  }
}

/** A reservation is passed over by who goes on; a refusal comes in place of an answer. */
function wayOf({ reach }: Course): ReadonlyArray<readonly [string, number]> {
  if (reach === 'REFUSED')
    return [...wayOf({ reach: 'ASSIGNED', partner: 'trivire', daysAgo: 55 }), ['REFUSED', 40]];
  const last = way.findIndex(([kind]) => kind === reach);
  return way.slice(0, last + 1).filter(([kind]) => kind !== 'RESERVED' || reach === 'RESERVED');
}

function detailsOf(kind: string, { partner }: Course, municipality: string, dwelling: string): TableRow {
  const lets = partner ? association(partner) : {};
  switch (kind) {
    case 'DECIDED':
      return {
        ...coordinator,
        decision: 'GRANTED',
        on_behalf_of_id: municipality,
        mandate: 'Synthetisch mandaat',
      };
    case 'RESERVED':
    case 'ASSIGNED':
      return { ...coordinator, association_id: partner };
    case 'OFFERED':
      return { ...lets, dwelling_id: dwelling };
    case 'ACCEPTED':
      return lets;
    case 'LEASE_SIGNED':
      return { ...lets, lease: 'THREE_PARTY' };
    case 'REFUSED':
      return { ...lets, ground: 'NO_FITTING_DWELLING' };
    default:
      return coordinator;
  }
}

/** The same in every seed, so that what it answers can be written down. */
const uuid = (kind: string, i: number): string =>
  `${kind}0000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
