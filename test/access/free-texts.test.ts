import { getNamedType, GraphQLString, isInputObjectType, type GraphQLInputType } from 'graphql';
import { ErasedText } from '../../src/features/erasure/erasure.type';
import { buildWholeSchema } from '../../src/schema';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles } from './as-role';

/** Every text that a caller can write, and how it is taken away when it names somebody. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What `eraseText` reaches, by the kind that it is asked by. */
const reached: Record<keyof typeof ErasedText, string> = {
  CAPACITY_NOTE: 'hub.capacity_mutation.note',
  ERROR_REPORT: 'hub.error_report.text',
  ERROR_ANSWER: 'hub.error_answer.text',
  ACCEPTANCE_NOTE: 'hub.acceptance_statement.note',
  NOMINATION_MANDATE: 'hub.nomination_step.mandate',
  QUOTA_SOURCE: 'hub.quota_decision.source',
  OPERATOR_CHANGE_REASON: 'hub.operator_change.reason',
  FACILITY_TARGET_GROUP: 'hub.facility_registration.target_group',
};

const ofAFacility = 'says what a facility is and where: a public fact, and nothing else tells it apart';
const ofAFile = 'goes after seven days, and what was taken from it is a line of the ledger';
const ofTheHub = 'the hub makes it, nobody writes it';
const ofTheCaller = 'who the caller is, which the row rules hold it to';
const exceptions: Record<string, string> = {
  ...Object.fromEntries(
    ['client_match', 'housing_need_report', 'nomination_step', 'registration_correction', 'shielding']
      .concat('trajectory_event')
      .map((table) => [`hub.${table}.actor_role`, ofTheCaller]),
  ),
  'hub.audit_event.partner_id': ofTheCaller,
  'hub.audit_event.role': ofTheCaller,
  'hub.audit_event.activity': ofTheHub,
  'hub.audit_event.subjects': 'keys of what was read or done, kept as the law wants it',
  'hub.audit_event.request_id': ofTheHub,
  'hub.client_reference.hash': ofTheHub,
  'hub.pseudonym.value': ofTheHub,
  'hub.quota_decision.division': 'codes and numbers',
  'hub.registration_correction.route': 'one of the codes of the schema',
  'hub.capacity_file_row.facility_id': ofAFile,
  'hub.capacity_file_row.findings': ofAFile,
  'hub.capacity_file_row.reason': ofAFile,
  'hub.capacity_file_row.version': ofAFile,
  'hub.facility_registration.name': ofAFacility,
  'hub.facility_registration.street': ofAFacility,
  'hub.facility_registration.facility_id': ofTheHub,
  'hub.facility_registration.unit': 'one of the codes of the schema',
  'hub.capacity_file.file_name': ofAFile,
  'hub.capacity_file.header': ofAFile,
  'hub.capacity_file.findings': ofAFile,
  'hub.capacity_file_row.note': ofAFile,
};

/** The caller's own key of what it does: without it a repeated call counts twice. With a client it is taken away. */
const isOwnKey = (column: string) => column.endsWith('.reference');

/** Columns of texts that a caller may write, but for codes, keys of other tables and what has one form. */
async function writtenTexts(): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select distinct n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     cross join unnest($1::text[]) role
     where n.nspname in ('hub', 'published') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
       and (has_column_privilege(role, c.oid, a.attnum, 'insert')
         or has_column_privilege(role, c.oid, a.attnum, 'update'))
       and not exists (select from pg_constraint k
         where k.conrelid = c.oid and a.attnum = any (k.conkey) and (k.contype = 'f'
           or k.contype = 'c' and cardinality(k.conkey) = 1
             and pg_get_constraintdef(k.oid) ~ '(= ANY|<@|~ |IS NULL|= ''[A-Z]+'')'))
     order by 1`,
    [databaseRoles],
  );
  return rows.map(({ name }) => name);
}

it('is taken away by a kind of its own, or is named here with the reason why not', async () => {
  const known = new Set([...Object.values(reached), ...Object.keys(exceptions)]);
  const written = await writtenTexts();
  expect(written.filter((name) => !known.has(name) && !isOwnKey(name))).toEqual([]);
  // And no name stays here of what nobody writes any more.
  expect([...known].filter((name) => !written.includes(name))).toEqual([]);
});

it('has a kind of which it is told which text it takes away', () => {
  expect(Object.keys(reached).sort()).toEqual(Object.values(ErasedText).sort());
});

/** The fields of inputs of mutations that take any text, also of what a function of the owner writes. */
function givenTexts(): Set<string> {
  const found = new Set<string>();
  const look = (name: string, type: GraphQLInputType): void => {
    const named = getNamedType(type);
    if (named === GraphQLString) found.add(name);
    if (!isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields())) look(`${named.name}.${field.name}`, field.type);
  };
  for (const mutation of Object.values(buildWholeSchema().getMutationType()!.getFields()))
    for (const { name, type } of mutation.args) look(`${mutation.name}.${name}`, type);
  return found;
}

/** Of each the column in which it comes to stand, or why it stands in none. */
const written: Record<string, string> = {
  'AnswerErrorReportInput.text': reached.ERROR_ANSWER,
  'BindReferenceInput.clientReference': 'kept as a hash, which goes with the client',
  'ChangeOperatorInput.operator': 'a partner that there is',
  'ChangeOperatorInput.reason': reached.OPERATOR_CHANGE_REASON,
  'DecideNominationInput.mandate': reached.NOMINATION_MANDATE,
  'RecordHousingNeedInput.expectedPeriod': 'a quarter or half-year',
  'RegisterFacilityInput.name': 'hub.facility_registration.name',
  'RegisterFacilityInput.neighbourhood': 'a code of its form',
  'RegisterFacilityInput.operator': 'a partner that there is',
  'RegisterFacilityInput.product': 'a product that there is',
  'RegisterFacilityInput.street': 'hub.facility_registration.street',
  'RegisterFacilityInput.targetGroup': reached.FACILITY_TARGET_GROUP,
  'RegisterTrajectoryInput.clientReference': 'kept as a hash, which goes with the client',
  'ReportCapacityMutationInput.note': reached.CAPACITY_NOTE,
  'ReportErrorInput.text': reached.ERROR_REPORT,
  'SetInactivityInput.product': 'a product that there is',
  'SetQuotaInput.source': reached.QUOTA_SOURCE,
  'SetReportIntervalInput.product': 'a product that there is',
  'StateAcceptanceInput.note': reached.ACCEPTANCE_NOTE,
};

it('that an input takes comes to stand in one of these columns, or in none', () => {
  const isKept = (name: string) => !/\.(reference|seenVersion)$/.test(name);
  const known = new Set([...Object.values(reached), ...Object.keys(exceptions)]);
  expect([...givenTexts()].filter(isKept).sort()).toEqual(Object.keys(written).sort());
  for (const column of Object.values(written)) if (column.startsWith('hub.')) expect(known).toContain(column);
});
