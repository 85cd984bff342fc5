import { sees } from '../../src/access/matrix';
import { roles, type Role } from '../../src/identity/role';
import { databaseRole, databaseRoles } from './as-role';

/** What the publisher reads besides public facts: what it publishes from. */
export const readByPublisher = [
  'hub.capacity_mutation',
  'hub.capacity_state',
  'hub.client',
  'hub.counting_way',
  'hub.dwelling',
  'hub.housing_area',
  'hub.housing_need',
  'hub.nomination',
  'hub.nomination_step',
  'hub.retention_run',
  'hub.stay',
  'hub.stay_change',
  'hub.trajectory',
  'hub.trajectory_care',
  'hub.trajectory_event',
  'hub.trajectory_norm',
  'published.candidate',
  'published.candidate_list',
  'published.candidate_memory',
  'published.extract_record',
  'published.extract_release',
  'published.occupancy_panel',
  'published.snapshot_key',
];

/** What it publishes in place of what was there before. */
export const replacedByPublisher = [
  'published.candidate',
  'published.candidate_list',
  'published.candidate_memory',
  'published.free_places',
  'published.housing_demand',
  'published.occupancy',
  'published.occupancy_panel',
  'published.publication',
];

/** What it adds to, and never takes away. */
export const addedByPublisher = [
  'published.extract_record',
  'published.extract_release',
  'published.indicator_cell',
  'published.indicator_table',
  'published.occupancy_done',
  'published.occupancy_period',
  'published.snapshot',
  'published.snapshot_key',
];

/** Besides its own acts and error reports, which every role writes. */
export const written: Partial<Record<Role, string[]>> = {
  CARE_PROVIDER: [
    'hub.acceptance_statement',
    'hub.capacity_file',
    'hub.capacity_file_commit',
    'hub.capacity_file_row',
    'hub.capacity_mutation',
    'hub.counting_way',
    'hub.error_answer',
    'hub.error_correction',
    'hub.housing_need_report',
    ...['hub.nomination', 'hub.nomination_reason', 'hub.nomination_step'],
  ],
  CENTRAL_MUNICIPALITY: [
    'hub.counting_way',
    'hub.error_answer',
    'hub.error_correction',
    'hub.facility_registration',
    'hub.housing_need_report',
    'hub.operator_change',
    'hub.partner_succession',
    'hub.quota_decision',
    ...['hub.nomination', 'hub.nomination_reason', 'hub.nomination_step'],
  ],
  CASE_COORDINATOR: [
    'hub.housing_need_report',
    ...['hub.nomination', 'hub.nomination_reason', 'hub.nomination_step'],
  ],
  HOUSING_ASSOCIATION: ['hub.dwelling', 'hub.dwelling_withdrawal', 'hub.nomination_step'],
};

/** The roles that see clients one by one. */
const ofClients = roles.filter((role) => sees(role, 'trajectory')).map(databaseRole);

/** With the rights of a role that nobody becomes, under the row policies of a municipality. */
const ofInhabitants = ['hub_inhabitants', 'hub_municipality'];

/** What runs with the rights of the owner, and for whom: each says of what it reads or writes only what it names. */
export const ownersFunctions: Record<string, readonly string[]> = {
  apply_operator_changes: ['hub_publisher'],
  apply_successions: ['hub_publisher'],
  both_go_on: ['hub_access_point'],
  both_nominated: ['hub_case_coordinator'],
  client_of_reference: databaseRoles.filter((role) => ofClients.includes(role)),
  erase_client: ['hub_central_municipality'],
  erase_corrected_event: databaseRoles.filter((role) => ofClients.includes(role)),
  erase_text: ['hub_care_provider', 'hub_central_municipality'],
  inhabitants_fold_norms: ofInhabitants,
  inhabitants_fold_stays: ofInhabitants,
  inhabitants_fold_trajectories: ofInhabitants,
  inhabitants_indicator_units: ofInhabitants,
  inhabitants_trajectory_events_in_force: ofInhabitants,
  issue_corrected_pseudonyms: roles.filter((role) => sees(role, 'trajectory.correct')).map(databaseRole),
  issue_pseudonyms: ['hub_publisher'],
  late_recipients: ['hub_publisher'],
  missing_pseudonyms: ['hub_publisher'],
  predecessors: databaseRoles.filter((role) => ofClients.includes(role)),
  predecessors_in: databaseRoles.filter((role) => ofClients.includes(role)),
  reduce_closed_trajectories: ['hub_publisher'],
  remember_pseudonyms_issued: ['hub_publisher'],
  settle_registration: ['hub_access_point', 'hub_care_provider', 'hub_community_team', 'hub_municipality'],
  facility_places_known: [...databaseRoles, 'hub_everyone', 'hub_inhabitants', 'hub_publisher'],
  nomination_under_way: ['hub_care_provider', 'hub_case_coordinator', 'hub_central_municipality'],
  own_event: databaseRoles.filter(
    (role) => !['hub_dashboard', 'hub_housing_association', 'hub_programme_team'].includes(role),
  ),
  register_trajectory: ['hub_access_point', 'hub_care_provider', 'hub_community_team', 'hub_municipality'],
  reported_in_role: databaseRoles.filter((role) => ofClients.includes(role)),
  reported_itself: ['hub_municipality'],
  state_care: ['hub_access_point', 'hub_care_provider', 'hub_case_coordinator'],
  stay_movements: ['hub_care_provider', 'hub_case_coordinator', 'hub_central_municipality'],
  used_references: ['hub_care_provider'],
};

/**
 * Nobody reads these; of pseudonyms and parties everybody what is its own, which a test of their own says; and everybody reads
 * all that is published of indicators.
 */
export const aside =
  'hub.client hub.client_reference hub.pseudonyms_issued published.candidate_memory hub.pseudonym hub.trajectory_party ' +
  'hub.care_statement hub.erased_movement published.occupancy_panel published.snapshot_key published.snapshot published.indicator_table published.indicator_cell';
