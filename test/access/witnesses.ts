import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { addFile, addQuotaDecision, addStayCounting } from './decision-witnesses';
import { addNeed, addNeedReport, demand } from './need-witnesses';
import { addRelease } from './release-witness';
import type { SliceName } from '../../src/access/matrix';
import type { Relation } from '../../src/access/relations';
import { addMatching, addSuccession, arrangeClientRows, clientTables } from './client-witnesses';
import { addAssigned, arrangeNominations, nominationTables } from './nomination-witnesses';

/** Who asks in these tests: one partner, for which any role may act. */
export const caller = 'caller';
export const somebodyElse = 'somebody-else';

/** Partners with the caller's working area at another time. */
export const leftToday = 'left-today';
export const joinsTomorrow = 'joins-tomorrow';
export const joinedToday = 'joined-today';

const here = { municipality: 'GM0505', market: 'DRECHTSTEDEN' };
const elsewhere = { municipality: 'GM0512', market: 'ALBLASSERWAARD' };

/** The one relation in which a row stands to the caller; NONE when it is wholly somebody else's. */
export type Standing = Exclude<Relation, 'ALL'> | 'NONE';

/** What a row is about; every table of the same subject has a row for each of its standings. */
const standings = {
  facility: ['OPERATOR', 'LANDLORD', 'LOCATION', 'NONE'],
  trajectory: ['GUIDES', 'ORIGIN', 'HANDED', 'ASSIGNED', 'NONE'],
  list: ['HOUSING_MARKET', 'NONE'],
  act: ['ITSELF', 'NONE'],
  erasure: ['ITSELF', 'NONE'],
  run: ['NONE'],
  needReport: ['ITSELF', 'NONE'],
  correction: ['ITSELF', 'NONE'],
  file: ['ITSELF', 'NONE'],
  errorReport: ['REPORTER_OR_OPERATOR', 'NONE'],
  decision: ['NONE'],
  quotaDecision: ['NONE'],
  release: ['NONE'],
  nomination: ['ASSIGNED', 'GUIDES', 'ORIGIN_OR_HOME', 'NONE'],
  dwelling: ['LETS', 'NOMINATED', 'NONE'],
  withdrawnDwelling: ['LETS', 'NONE'],
} as const satisfies Record<string, readonly Standing[]>;

type Subject = keyof typeof standings;

/** A table that holds a slice. */
export interface WitnessTable {
  slice: SliceName;
  table: string;
  subject: Subject;
  /** Column that says which subject a row is about. */
  key: string;
}

export const witnessTables: readonly WitnessTable[] = [
  { slice: 'facility.address', table: 'hub.facility_address', subject: 'facility', key: 'facility_id' },
  { slice: 'acceptance.state', table: 'hub.acceptance_statement', subject: 'facility', key: 'facility_id' },
  { slice: 'facility.manage', table: 'hub.facility_registration', subject: 'decision', key: 'facility_id' },
  { slice: 'facility.manage', table: 'hub.operator_change', subject: 'decision', key: 'facility_id' },
  { slice: 'capacity.exact', table: 'hub.capacity_state', subject: 'facility', key: 'facility_id' },
  { slice: 'capacity.exact', table: 'hub.counting_way', subject: 'facility', key: 'facility_id' },
  { slice: 'capacity.exact', table: 'hub.stay_change', subject: 'facility', key: 'facility_id' },
  { slice: 'capacity.ledger', table: 'hub.capacity_mutation', subject: 'facility', key: 'facility_id' },
  { slice: 'capacity.ledger', table: 'hub.error_correction', subject: 'facility', key: 'facility_id' },
  { slice: 'capacity.file', table: 'hub.capacity_file', subject: 'file', key: 'id' },
  { slice: 'capacity.file', table: 'hub.capacity_file_row', subject: 'file', key: 'file_id' },
  { slice: 'capacity.file', table: 'hub.capacity_file_commit', subject: 'file', key: 'file_id' },
  { slice: 'error-report.read', table: 'hub.error_report', subject: 'errorReport', key: 'id' },
  { slice: 'error-report.read', table: 'hub.error_answer', subject: 'errorReport', key: 'error_report_id' },
  { slice: 'candidate.published', table: 'published.candidate_list', subject: 'list', key: 'id' },
  { slice: 'candidate.published', table: 'published.candidate', subject: 'list', key: 'list_id' },
  { slice: 'candidate.published', table: 'published.housing_demand', subject: 'list', key: 'list_id' },
  { slice: 'candidate.need', table: 'hub.housing_need', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'candidate.need', table: 'hub.housing_area', subject: 'trajectory', key: 'need_id' },
  { slice: 'candidate.exclusion', table: 'hub.housing_exclusion', subject: 'trajectory', key: 'area_id' },
  { slice: 'candidate.record', table: 'hub.housing_need_report', subject: 'needReport', key: 'id' },
  { slice: 'trajectory', table: 'hub.trajectory', subject: 'trajectory', key: 'id' },
  { slice: 'trajectory', table: 'hub.stay', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'trajectory', table: 'hub.trajectory_event', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'trajectory', table: 'hub.trajectory_norm', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'trajectory.care', table: 'hub.trajectory_care', subject: 'trajectory', key: 'trajectory_id' },
  { slice: 'trajectory.extract', table: 'published.extract_release', subject: 'release', key: 'id' },
  { slice: 'trajectory.extract', table: 'published.extract_record', subject: 'release', key: 'release_id' },
  ...nominationTables,
  ...clientTables,
  { slice: 'quota.set', table: 'hub.quota_decision', subject: 'quotaDecision', key: 'id' },
  { slice: 'audit.own', table: 'hub.audit_event', subject: 'act', key: 'request_id' },
];

export const standingsOf = ({ subject }: WitnessTable): readonly Standing[] => standings[subject];

type Keys = Partial<Record<Standing, string>>;

/** The key of the row of every standing, by subject. */
export type Witnesses = Record<Subject, Keys>;

/** Puts the rows of every table in place, as the owner. */
export async function arrangeWitnesses(owner: Client): Promise<Witnesses> {
  await arrangePartners(owner);
  return {
    facility: await perStanding('facility', (standing) => addFacility(owner, standing)),
    trajectory: await perStanding('trajectory', (standing) => addTrajectory(owner, standing)),
    list: await arrangeLists(owner),
    file: await perStanding('file', (standing) =>
      addFile(owner, standing === 'ITSELF' ? caller : somebodyElse),
    ),
    errorReport: await perStanding('errorReport', (standing) => addReport(owner, standing)),
    decision: await perStanding('decision', () => addDecision(owner)),
    ...(await arrangeClientRows(owner, [caller, somebodyElse], () => addTrajectory(owner, 'NONE'))),
    needReport: await perStanding('needReport', async (standing) =>
      addNeedReport(owner, {
        ...{ trajectory_id: await addTrajectory(owner, 'NONE') },
        ...{ actor_id: standing === 'ITSELF' ? caller : somebodyElse },
      }),
    ),
    quotaDecision: await perStanding('quotaDecision', () => addQuotaDecision(owner)),
    release: await perStanding('release', () => addRelease(owner)),
    ...(await arrangeNominations(owner, { caller, somebodyElse, addTrajectory })),
  };
}

async function perStanding(subject: Subject, add: (standing: Standing) => Promise<string>): Promise<Keys> {
  const keys: Keys = {};
  for (const standing of standings[subject]) keys[standing] = await add(standing);
  return keys;
}

async function arrangePartners(owner: Client): Promise<void> {
  const partners = [caller, somebodyElse, leftToday, joinsTomorrow, joinedToday];
  await insert(
    owner,
    'hub.partner',
    partners.map((id) => factories.partner({ id })),
  );
  const { rows } = await owner.query<{ yesterday: string; today: string; tomorrow: string }>(
    `select (current_date - 1)::text as yesterday, current_date::text as today, (current_date + 1)::text as tomorrow`,
  );
  const { yesterday, today, tomorrow } = rows[0]!;
  await insert(owner, 'hub.working_area', [
    factories.workingArea(caller, here.municipality),
    factories.workingArea(somebodyElse, elsewhere.municipality),
    factories.workingArea(leftToday, here.municipality, { valid_from: yesterday, valid_to: today }),
    factories.workingArea(joinsTomorrow, here.municipality, { valid_from: tomorrow }),
    factories.workingArea(joinedToday, here.municipality, { valid_from: today, valid_to: tomorrow }),
  ]);
}

/** A facility that stands in one relation to the caller, with an address, a state, a line in its ledger and what is said of it. */
export async function addFacility(owner: Client, standing: Standing, given: TableRow = {}): Promise<string> {
  const facility = factories.facility({
    operator_id: standing === 'OPERATOR' ? caller : somebodyElse,
    landlord_id: standing === 'LANDLORD' ? caller : somebodyElse,
    municipality_id: standing === 'LOCATION' ? here.municipality : elsewhere.municipality,
    ...given,
  });
  await insert(owner, 'hub.facility', [facility]);
  await insert(owner, 'hub.capacity_mutation', [
    factories.capacityMutation({
      facility_id: facility.id,
      kind: 'OPENING',
      place_kind: 'REGULAR',
      number: 10,
      reporter_id: somebodyElse,
    }),
  ]);
  await addStayCounting(owner, facility);
  await insert(owner, 'hub.acceptance_statement', [
    factories.acceptanceStatement({ facility_id: facility.id, stated_by_id: facility.operator_id }),
  ]);
  await addAnsweredReport(owner, { facility_id: facility.id });
  return String(facility.id);
}

/** An error report by somebody else, unless it is said by whom, with its answer. */
export async function addAnsweredReport(owner: Client, given: TableRow): Promise<string> {
  const report = factories.errorReport({ reporter_id: somebodyElse, ...given });
  await insert(owner, 'hub.error_report', [report]);
  await insert(owner, 'hub.error_answer', [factories.errorAnswer(report, { answered_by_id: somebodyElse })]);
  await insert(owner, 'hub.error_correction', [factories.errorCorrection(report)]);
  return String(report.id);
}

/** On a facility of somebody else, by the caller or not. */
const addReport = (owner: Client, standing: Standing): Promise<string> =>
  addAnsweredReport(owner, {
    facility_id: 'kromhout-crisisopvang',
    reporter_id: standing === 'REPORTER_OR_OPERATOR' ? caller : somebodyElse,
  });

/** A facility that somebody else registered and gave another operator. */
async function addDecision(owner: Client): Promise<string> {
  const registration = factories.facilityRegistration();
  const { facility_id } = registration;
  await insert(owner, 'hub.facility_registration', [registration]);
  await insert(owner, 'hub.operator_change', [factories.operatorChange({ facility_id })]);
  await addSuccession(owner, String(facility_id), [leftToday, joinsTomorrow]);
  return String(facility_id);
}

/** A client who stands in one relation to the caller, with care, events, a stay, a norm and a housing need. */
export async function addTrajectory(
  owner: Client,
  standing: Standing,
  given: TableRow = {},
): Promise<string> {
  const client = factories.client();
  const trajectory = factories.trajectory({
    client_id: client.id,
    provider_id: standing === 'GUIDES' ? caller : somebodyElse,
    municipality_id: standing === 'ORIGIN' ? here.municipality : elsewhere.municipality,
    ...given,
  });
  await insert(owner, 'hub.client', [client]);
  await insert(owner, 'hub.trajectory', [trajectory]);
  await insert(owner, 'hub.trajectory_care', [factories.trajectoryCare(trajectory)]);
  await insert(owner, 'hub.trajectory_event', [
    factories.trajectoryEvent({
      ...{ trajectory_id: trajectory.id, kind: 'REGISTERED' },
      ...{ actor_id: somebodyElse, actor_role: 'ACCESS_POINT' },
    }),
  ]);
  if (standing === 'HANDED') await handToCaller(owner, trajectory);
  await addNeed(owner, trajectory);
  const trajectoryId = String(trajectory.id);
  if (standing === 'ASSIGNED')
    await addAssigned(owner, { trajectoryId, associationId: caller, actorId: somebodyElse });
  // Last: an event makes these anew from the events.
  await owner.query(
    `insert into hub.trajectory_norm (trajectory_id, episode, kind, from_date, due)
     values ($1, 0, 'TRIAGE', '2026-01-01', '2026-02-12')`,
    [trajectory.id],
  );
  await insert(owner, 'hub.stay', [factories.stay(trajectory, { facility_id: 'kromhout-crisisopvang' })]);
  await addMatching(owner, trajectoryId, somebodyElse);
  return trajectoryId;
}

/** Hands a client to the caller in every role that clients are handed to, as if in the phase of each. */
async function handToCaller(owner: Client, trajectory: TableRow): Promise<void> {
  const parties = ['ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM'].map((role) =>
    factories.trajectoryParty(trajectory, { partner_id: caller, role, opened_by_id: somebodyElse }),
  );
  await insert(owner, 'hub.trajectory_party', parties);
  await owner.query('update hub.trajectory_party set in_phase = true where trajectory_id = $1', [
    trajectory.id,
  ]);
}

/** One list per housing market, with a record for every partner that asks in these tests. */
async function arrangeLists(owner: Client): Promise<Keys> {
  const keys = { HOUSING_MARKET: randomUUID(), NONE: randomUUID() };
  const lists = [
    { id: keys.HOUSING_MARKET, ...here },
    { id: keys.NONE, ...elsewhere },
  ];
  await owner.query('delete from published.candidate_list');
  await insert(
    owner,
    'published.candidate_list',
    lists.map(({ id, market }) => ({
      ...{ id, housing_market: market, week: '2026-11-16', published_at: '2026-11-16T00:00:00Z' },
      ...{ under_five: false, synthetic: true },
    })),
  );
  const recipients = [caller, leftToday, joinsTomorrow, joinedToday];
  await insert(
    owner,
    'published.candidate',
    lists.flatMap((list) => recipients.map((recipient) => candidate(list, recipient))),
  );
  await insert(owner, 'published.housing_demand', lists.map(demand));
  return keys;
}

export const candidate = (list: { id: string; market: string }, recipient: string): TableRow => ({
  id: randomUUID(),
  list_id: list.id,
  recipient_id: recipient,
  housing_market: list.market,
  period_order: '9999',
  withheld: [],
  synthetic: true,
});
