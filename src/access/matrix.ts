import type { Role } from '../identity/role';
import { clientSlices } from './client-slices';
import { everyone, handed, inCharge, type Relation, type SliceRule } from './relations';

/**
 * Who sees which slice: the table "Who sees what" of the domain, as data. A slice is a set of fields that are always
 * opened together; a relation says which rows a role sees of it. What is not in here is closed.
 *
 * The row rules themselves are the policies in `migrations/access.sql`; a test holds the two against each other.
 */
export const matrix = {
  'public.facts': {
    holds: 'Municipalities, partners, products, documents, glossary: public facts',
    sees: everyone,
  },
  'facility.public': {
    holds:
      "Facility: name, product, operator of now and before, municipality, status, places, and 'accepting clients' as its operator states it",
    sees: everyone,
  },
  'facility.address': {
    holds: "A facility's address; of a confidential location only for its operator and those in charge",
    sees: {
      ...inCharge,
      HOUSING_ASSOCIATION: 'LANDLORD',
      CARE_PROVIDER: 'OPERATOR',
      MUNICIPALITY: 'LOCATION',
      ACCESS_POINT: 'ALL',
      PUBLIC_HEALTH: 'ALL',
      COMMUNITY_TEAM: 'ALL',
    },
  },
  'acceptance.state': {
    holds: 'Stating whether a facility accepts clients, and the statements as they were made',
    sees: { CARE_PROVIDER: 'OPERATOR' },
  },
  'facility.manage': {
    holds: 'Registering facilities and changing their operators, and what was decided on it',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'capacity.exact': {
    holds: 'Out of use, occupied and free places of one facility, and how fresh they are',
    sees: { ...inCharge, CARE_PROVIDER: 'OPERATOR', MUNICIPALITY: 'LOCATION' },
  },
  'capacity.ledger': {
    holds: 'The capacity mutations of a facility, line by line',
    sees: { ...inCharge, CARE_PROVIDER: 'OPERATOR', MUNICIPALITY: 'LOCATION' },
  },
  'capacity.report': {
    holds: 'Reporting capacity mutations',
    sees: { CARE_PROVIDER: 'OPERATOR' },
  },
  'capacity.file': {
    holds: 'Files of capacity reports as their sender sent them, until they are seven days old',
    sees: { CARE_PROVIDER: 'ITSELF' },
  },
  'capacity.published': {
    holds:
      "Free places per municipality and product, and the region's occupancy per product, in classes, weekly and per closed week, month and quarter, over at least three facilities",
    sees: everyone,
  },
  'capacity.comparison': {
    holds: "A provider's own occupancy beside the region's published one",
    sees: { CARE_PROVIDER: 'OPERATOR' },
  },
  'capacity.quality': {
    holds:
      'How well a provider reports: delay, completeness, overdue reports, balance, error reports not answered',
    sees: { ...inCharge, CARE_PROVIDER: 'OPERATOR' },
  },
  'capacity.interval': {
    holds: 'Changing after how many days the facilities of a product are to report',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'capacity.way': {
    holds: 'Deciding from when on the occupancy of a facility is counted by stays or by counts',
    sees: { CENTRAL_MUNICIPALITY: 'ALL', CARE_PROVIDER: 'OPERATOR' },
  },
  'error-report.read': {
    holds: 'Error reports on facilities, with what became of them',
    sees: {
      ...inCharge,
      MUNICIPALITY: 'REPORTER_OR_OPERATOR',
      HOUSING_ASSOCIATION: 'REPORTER_OR_OPERATOR',
      CARE_PROVIDER: 'REPORTER_OR_OPERATOR',
      ACCESS_POINT: 'REPORTER_OR_OPERATOR',
      PUBLIC_HEALTH: 'REPORTER_OR_OPERATOR',
      COMMUNITY_TEAM: 'REPORTER_OR_OPERATOR',
      PROGRAMME_TEAM: 'REPORTER_OR_OPERATOR',
      DASHBOARD: 'REPORTER_OR_OPERATOR',
    },
  },
  'error-report.write': {
    holds: 'Reporting an error on a facility to its source: whoever sees the facility may',
    sees: everyone,
  },
  'error-report.answer': {
    holds: 'Answering an error report, once',
    sees: { CARE_PROVIDER: 'OPERATOR', CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'candidate.published': {
    holds: 'The published list of move-on candidates (uitstromers) per housing market',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'HOUSING_MARKET' },
  },
  'candidate.need': {
    holds: "A move-on candidate's full housing need",
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'ASSIGNED', CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN' },
  },
  'candidate.exclusion': { holds: 'Why an area is excluded', sees: { ...inCharge, CARE_PROVIDER: 'GUIDES' } },
  'candidate.record': {
    holds: "Recording a client's housing need, and what the partner itself recorded of it when",
    sees: { CENTRAL_MUNICIPALITY: 'ITSELF', CASE_COORDINATOR: 'ITSELF', CARE_PROVIDER: 'ITSELF' },
  },
  trajectory: {
    holds: 'Trajectories and stays of clients, pseudonymised',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN', ...handed },
  },
  'trajectory.care': {
    holds:
      'Care detail of one client: cause, target group and support need, and what they can be read from: route, provider, facility, destination',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', ...handed },
  },
  'trajectory.register': {
    holds: 'Registering a client',
    sees: {
      ACCESS_POINT: 'ITSELF',
      COMMUNITY_TEAM: 'ITSELF',
      CARE_PROVIDER: 'ITSELF',
      MUNICIPALITY: 'ITSELF',
    },
  },
  'trajectory.correct': {
    holds:
      'Putting right what a registration says: whoever registered the client and still sees it, and those in charge',
    sees: {
      CENTRAL_MUNICIPALITY: 'ITSELF',
      CASE_COORDINATOR: 'ITSELF',
      ACCESS_POINT: 'ITSELF',
      COMMUNITY_TEAM: 'ITSELF',
      CARE_PROVIDER: 'ITSELF',
      MUNICIPALITY: 'ITSELF',
    },
  },
  'trajectory.report': {
    holds: 'Reporting what happened in a trajectory, each role its own kinds of events',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN', ...handed },
  },
  'trajectory.handOver': {
    holds: 'Handing a trajectory over to the next partner',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', ACCESS_POINT: 'HANDED' },
  },
  'trajectory.shield': {
    holds: "Saying of a client that it is of women's shelter: whoever guides it, and those in charge",
    sees: { CENTRAL_MUNICIPALITY: 'ITSELF', CASE_COORDINATOR: 'ITSELF', CARE_PROVIDER: 'ITSELF' },
  },
  'trajectory.stateCare': {
    holds: 'Stating cause, target group, age band and support need of a client',
    sees: { CASE_COORDINATOR: 'ALL', CARE_PROVIDER: 'GUIDES', ACCESS_POINT: 'HANDED' },
  },
  'trajectory.extract': {
    holds: 'Trajectories for research: no client can be told from nine others, with how that was reached',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  agenda: {
    holds: 'Need, pledges and realised places of the agenda',
    sees: everyone,
  },
  programme: {
    holds: 'Action lines, actions and their progress per edition',
    sees: everyone,
  },
  'indicator.published': {
    holds: 'Indicators: definitions, published series, and figures over public facts',
    sees: everyone,
  },
  'indicator.own': {
    holds: "Exact figures of indicators over the partner's own clients, beside the published ones",
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN' },
  },
  'indicator.inactivity': {
    holds:
      'Changing after how many days without a sign a client of a product counts as left in the indicators',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'audit.own': {
    holds: "Audit lines of the partner's own acts",
    sees: {
      CENTRAL_MUNICIPALITY: 'ALL',
      MUNICIPALITY: 'ITSELF',
      HOUSING_ASSOCIATION: 'ITSELF',
      CARE_PROVIDER: 'ITSELF',
      CASE_COORDINATOR: 'ALL',
      ACCESS_POINT: 'ITSELF',
      PUBLIC_HEALTH: 'ITSELF',
      COMMUNITY_TEAM: 'ITSELF',
      PROGRAMME_TEAM: 'ITSELF',
    },
  },
  'audit.client': {
    holds: "Who read or changed what is known of one's own clients: when, in which role, which activity",
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN' },
  },
  'audit.client.partner': {
    holds: "Which partner read one's own client: that may be who guides the client",
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES' },
  },
  dwelling: {
    holds: 'Dwellings that housing associations announce',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'LETS', CARE_PROVIDER: 'NOMINATED', MUNICIPALITY: 'NOMINATED' },
  },
  'dwelling.announce': {
    holds: 'Announcing a dwelling, and withdrawing it, with the reason',
    sees: { HOUSING_ASSOCIATION: 'LETS' },
  },
  'dwelling.supply': {
    holds: 'How many dwellings are announced, beside the demand, of those that one sees oneself',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'LETS' },
  },
  'dwelling.region': {
    holds: 'How many dwellings all associations together announced',
    sees: inCharge,
  },
  nomination: {
    holds: 'Nominations and offers, step by step',
    sees: {
      ...inCharge,
      HOUSING_ASSOCIATION: 'ASSIGNED',
      CARE_PROVIDER: 'GUIDES',
      MUNICIPALITY: 'ORIGIN_OR_HOME',
    },
  },
  'nomination.client': {
    holds:
      'Of which trajectory and municipality the client of a nomination is, and for which municipality it was decided',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES', MUNICIPALITY: 'ORIGIN_OR_HOME' },
  },
  'nomination.care': {
    holds:
      'Who guides the client of a nomination, and the reason of the application, which tells the target group',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES' },
  },
  'nomination.actor': {
    holds: 'Which partner took a step of a nomination: that may be who guides the client',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'ASSIGNED', CARE_PROVIDER: 'GUIDES' },
  },
  'nomination.submit': {
    holds: 'Nominating a client for a home',
    sees: { ...inCharge, CARE_PROVIDER: 'GUIDES' },
  },
  'nomination.decide': {
    holds: 'Assessing, deciding on, reserving, assigning, taking back and withdrawing nominations',
    sees: inCharge,
  },
  'nomination.answer': {
    holds: 'Offering a dwelling for a nomination, and all that follows up to the lease and the home',
    sees: { HOUSING_ASSOCIATION: 'ASSIGNED' },
  },
  'fitting.nomination': {
    holds: 'Dwellings held against the need of a nomination, of those that one sees oneself',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'ASSIGNED' },
  },
  'fitting.list': {
    holds: 'How many candidates of the published list need such a dwelling',
    sees: { ...inCharge, HOUSING_ASSOCIATION: 'LETS' },
  },
  quota: {
    holds:
      'Quota as agreed per scheme and year, with shares and key of division, and how long the steps of a nomination may take',
    sees: everyone,
  },
  'quota.set': {
    holds: 'Deciding how many nominations a quota has, and what was decided',
    sees: { CENTRAL_MUNICIPALITY: 'ALL' },
  },
  'quota.use': {
    holds: 'How much of a quota is used, reserved and left: it counts clients',
    sees: inCharge,
  },
  ...clientSlices,
} as const satisfies Record<string, SliceRule>;

export type SliceName = keyof typeof matrix;

export const isSlice = (name: unknown): name is SliceName => typeof name === 'string' && name in matrix;

/** The relation through which a role sees a slice, or null: then slice and fields do not exist for the role. */
export function relationOf(role: Role, slice: SliceName): Relation | null {
  const sees: Partial<Record<Role, Relation>> = matrix[slice].sees;
  return sees[role] ?? null;
}

export const sees = (role: Role, slice: SliceName): boolean => relationOf(role, slice) !== null;
