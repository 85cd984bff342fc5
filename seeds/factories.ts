import { randomUUID } from 'node:crypto';
import type { TableRow } from './insert';

/**
 * One small factory per entity, for the synthetic population and the tests alike: a valid row, marked as synthetic, in
 * which only what matters is said.
 */
let serial = 0;
const nextName = (kind: string) => `${kind}-${(serial += 1)}`;

export const partner = (given: TableRow = {}): TableRow => {
  const id = (given.id as string | undefined) ?? nextName('partner');
  return { id, name: `Synthetic ${id}`, kind: 'CARE_PROVIDER', ...given };
};

export const workingArea = (partnerId: string, municipalityId: string, given: TableRow = {}): TableRow => ({
  id: `${partnerId}-${municipalityId}`,
  partner_id: partnerId,
  municipality_id: municipalityId,
  valid_from: null,
  valid_to: null,
  ...given,
});

export const facility = (given: TableRow = {}): TableRow => {
  const id = (given.id as string | undefined) ?? nextName('facility');
  return {
    id,
    name: `Synthetic ${id}`,
    municipality_id: 'GM0505',
    product_id: 'sheltered-housing',
    operator_id: null,
    landlord_id: null,
    unit: 'PLACE',
    stated_status: 'OPEN',
    opened_on: null,
    ends_on: null,
    synthetic: true,
    ...given,
  };
};

export const capacityMutation = (given: TableRow): TableRow => ({
  place_kind: null,
  number: null,
  effective_on: '2026-01-01',
  reason: null,
  reported_at: '2026-01-01T09:00:00Z',
  reference: nextName('reference'),
  synthetic: true,
  ...given,
});

export const client = (given: TableRow = {}): TableRow => ({
  id: randomUUID(),
  record_key: randomUUID(),
  synthetic: true,
  ...given,
});

export const trajectory = (given: TableRow): TableRow => ({
  id: randomUUID(),
  route: 'SHELTER',
  phase: 'SHELTERED',
  municipality_id: 'GM0505',
  provider_id: null,
  registered_on: '2026-01-01',
  closed_on: null,
  shielded: false,
  synthetic: true,
  ...given,
});

/** What the policies ask of a client's row stands in each of its tables; it is taken from the trajectory. */
const ofTrajectory = ({ id, provider_id, municipality_id, shielded }: TableRow) => ({
  trajectory_id: id,
  provider_id,
  municipality_id,
  shielded,
});

export const trajectoryCare = (owner: TableRow, given: TableRow = {}): TableRow => ({
  trajectory_id: owner.id,
  provider_id: owner.provider_id,
  causes: [],
  target_group: null,
  age_band: null,
  support_need: null,
  synthetic: true,
  ...given,
});

export const housingNeed = (owner: TableRow, given: TableRow = {}): TableRow => ({
  id: randomUUID(),
  ...ofTrajectory(owner),
  housing_market: 'DRECHTSTEDEN',
  expected_half_year: '2027-H1',
  expected_quarter: null,
  kind_of_dwelling: 'INDEPENDENT_DWELLING',
  min_rooms: null,
  household_size: null,
  accessibility: null,
  rent_band: null,
  guidance_arranged: null,
  guidance_until: null,
  scheme: null,
  synthetic: true,
  ...given,
});

export const housingArea = (need: TableRow, given: TableRow = {}): TableRow => ({
  id: randomUUID(),
  need_id: need.id,
  housing_market: need.housing_market,
  municipality_id: 'GM0505',
  wish: 'PREFERRED',
  synthetic: true,
  ...given,
});

/** Why an area is excluded. */
export const housingExclusion = (area: TableRow, given: TableRow = {}): TableRow => ({
  area_id: area.id,
  reason: 'SAFETY',
  synthetic: true,
  ...given,
});

export const trajectoryEvent = (given: TableRow): TableRow => ({
  id: randomUUID(),
  happened_on: '2026-01-01',
  known_at: '2026-01-01T09:00:00Z',
  facility_id: null,
  destination: null,
  corrects_id: null,
  withdrawn: false,
  reference: nextName('event'),
  synthetic: true,
  ...given,
});

export const trajectoryParty = (owner: TableRow, given: TableRow): TableRow => ({
  trajectory_id: owner.id,
  opened_on: '2026-01-01',
  closed_on: null,
  reference: nextName('hand-over'),
  synthetic: true,
  ...given,
});

export const stay = (owner: TableRow, given: TableRow): TableRow => ({
  id: randomUUID(),
  ...ofTrajectory(owner),
  started_on: '2026-01-01',
  ended_on: null,
  synthetic: true,
  ...given,
});

/** The operator states it, so the facility must be its own by then. */
export const acceptanceStatement = (given: TableRow): TableRow => ({
  accepting: true,
  from_date: '2026-01-01',
  target_groups: ['FROM_SHELTER'],
  note: null,
  stated_at: '2026-01-01T09:00:00Z',
  reference: nextName('reference'),
  synthetic: true,
  ...given,
});

export const errorReport = (given: TableRow): TableRow => ({
  id: randomUUID(),
  about: 'PLACES',
  text: 'Er zijn meer plekken dan hier staat.',
  reported_at: '2026-01-01T09:00:00Z',
  reference: nextName('reference'),
  ...given,
});

export const errorAnswer = (report: TableRow, given: TableRow): TableRow => ({
  error_report_id: report.id,
  outcome: 'CORRECTED',
  text: 'Hersteld.',
  answered_at: '2026-01-02T09:00:00Z',
  ...given,
});

/** Every answer has one, also where no line of the ledger belongs to it. */
export const errorCorrection = (report: TableRow, given: TableRow = {}): TableRow => ({
  error_report_id: report.id,
  facility_id: report.facility_id,
  capacity_mutation_id: null,
  ...given,
});

/** The database makes the facility from it. */
export const facilityRegistration = (given: TableRow = {}): TableRow => ({
  facility_id: nextName('registered'),
  name: 'Registered facility',
  municipality_id: 'GM0505',
  product_id: 'sheltered-housing',
  operator_id: 'yulius',
  unit: 'PLACE',
  confidential: false,
  street: null,
  neighbourhood: null,
  target_group: null,
  registered_by_id: 'dordrecht',
  registered_at: '2026-01-01T09:00:00Z',
  reference: nextName('reference'),
  ...given,
});

export const operatorChange = (given: TableRow): TableRow => ({
  operator_id: 'antes',
  effective_on: '2099-01-01',
  reason: 'Aanbesteding',
  decided_by_id: 'dordrecht',
  decided_at: '2026-01-01T09:00:00Z',
  reference: nextName('reference'),
  ...given,
});

export const dwelling = (given: TableRow): TableRow => ({
  id: randomUUID(),
  municipality_id: 'GM0505',
  kind: 'INDEPENDENT_DWELLING',
  rooms: 2,
  rent_band: 'UP_TO_FIRST_CAP',
  accessibility: 'STEP_FREE',
  available_from: '2026-12-01',
  reference: nextName('reference'),
  state: 'AVAILABLE',
  announced_at: '2026-11-01T09:00:00Z',
  synthetic: true,
  ...given,
});

/** Its trajectory must have a housing need; what the nomination carries of it comes by itself. */
export const nomination = (owner: TableRow, given: TableRow = {}): TableRow => ({
  id: randomUUID(),
  trajectory_id: owner.id,
  scheme: 'PRIORITY_SCHEME',
  submitted_on: '2026-09-01',
  state: 'SUBMITTED',
  version: 0,
  synthetic: true,
  ...given,
});

/** The steps of a nomination must follow each other: the database refuses what does not. */
export const nominationStep = (owner: TableRow, given: TableRow): TableRow => ({
  id: randomUUID(),
  nomination_id: owner.id,
  happened_on: owner.submitted_on,
  recorded_at: '2026-09-01T09:00:00Z',
  actor_id: 'dordrecht',
  actor_role: 'CENTRAL_MUNICIPALITY',
  reference: nextName('reference'),
  ...{ decision: null, on_behalf_of_id: null, mandate: null, override: null, ground: null },
  ...{ association_id: null, dwelling_id: null, lease: null },
  synthetic: true,
  ...given,
});

export const quotaAgreement = (given: TableRow = {}): TableRow => ({
  id: nextName('quota'),
  scheme: 'HOUSING_FIRST',
  municipality_id: null,
  from_year: 2026,
  to_year: 2026,
  agreed: 25,
  allocation_key: null,
  synthetic: true,
  ...given,
});
