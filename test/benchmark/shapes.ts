import type { Caller } from '../../src/identity/caller';
import { toGlobalId } from '../../src/graphql/global-id';
import { careProviders } from './ground/names';

/** What of the ground a shape asks about. */
export interface Subjects {
  /** Keys of the measured provider's own facilities. */
  facilities: string[];
  /** The current day in the database. */
  today: string;
}

type Variables = Record<string, unknown>;

/** A kind of request that is measured: an operation with its variables and its caller. */
export interface Shape {
  /** The name of its file in `operations/`. */
  name: string;
  caller: Caller;
  /** What it leaves in the audit trail; null when nothing. */
  activity: string | null;
  /** The variables of its requests, which are sent in turn. */
  variables(subjects: Subjects): Variables[];
}

/** Replaced by the load generator with a text that never comes twice. */
const newReference = '{{reference}}';

const [provider] = careProviders;
const careProvider: Caller = { partnerId: provider, role: 'CARE_PROVIDER' };
const dashboard: Caller = { partnerId: 'dashboard', role: 'DASHBOARD' };

/** Places that every made-up facility has at least: so many can be in. */
const someOccupied = 9;

export const shapes: Shape[] = [
  {
    name: 'candidates',
    caller: { partnerId: 'trivire', role: 'HOUSING_ASSOCIATION' },
    activity: 'candidate.read',
    variables: () => [{ kindOfDwelling: ['INDEPENDENT_DWELLING'] }],
  },
  {
    name: 'facilities',
    caller: careProvider,
    activity: null,
    variables: () => [{ operator: [provider] }],
  },
  {
    name: 'report',
    caller: careProvider,
    activity: 'capacity.report',
    variables: ({ facilities, today }) =>
      facilities.map((key, i) => ({
        input: {
          facility: toGlobalId('Facility', key),
          kind: 'OCCUPANCY_COUNT',
          number: i % someOccupied,
          effectiveOn: today,
          reference: newReference,
        },
      })),
  },
  {
    name: 'series',
    caller: dashboard,
    activity: null,
    variables: () => [{ codes: ['origin-of-clients', 'causes', 'places'] }],
  },
  {
    name: 'object',
    caller: dashboard,
    activity: null,
    variables: ({ facilities }) => facilities.map((key) => ({ id: toGlobalId('Facility', key) })),
  },
];
