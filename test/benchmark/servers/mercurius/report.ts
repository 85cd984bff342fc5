import { keyOf, toGlobalId } from '../../../../src/graphql/global-id';
import type { LedgerLine } from '../../../../src/features/capacity/capacity.rules';
import type { WayFrom } from '../../../../src/features/capacity/counting-way.rules';
import { refusalOf, type ReportInput } from '../count-rules';
import { query, recordAct, type Context } from './context';
import { facilityByKey } from './resolvers';

const refused = (code: string) => ({
  alreadyReported: false,
  capacityMutation: null,
  facility: null,
  userErrors: [{ code }],
});

/** The hub's steps in the hub's order. */
export async function reportCapacityMutation(
  _root: unknown,
  { input }: { input: ReportInput },
  context: Context,
): Promise<unknown> {
  const { partnerId } = context.caller;
  const key = keyOf('Facility', input.facility) ?? '';
  const [facility] = await query(context, 'select operator_id from hub.facility where id = $1', [key]);
  if (facility?.operator_id !== partnerId) return refused('NOT_YOUR_FACILITY');
  await query(context, 'select from pg_advisory_xact_lock(hashtext($1))', [`capacity.report:${partnerId}`]);
  const earlier = await query(
    context,
    'select id from hub.capacity_mutation where reporter_id = $1 and reference = $2',
    [partnerId, input.reference],
  );
  if (earlier.length > 0) return refused('REFERENCE_REUSED');
  const [day] = await query<{ today: string }>(context, 'select current_date as today', []);
  const code = refusalOf(input, {
    ...{ ledger: await ledgerOf(context, key), ways: await waysOf(context, key), today: day!.today },
  });
  if (code) return refused(code);
  const line = await addLine(context, key, input);
  await recordAct(context, 'capacity.report', [key, line.id]);
  return {
    alreadyReported: false,
    capacityMutation: { ...line, id: toGlobalId('CapacityMutation', line.id) },
    facility: await facilityByKey(context, key),
    userErrors: [],
  };
}

const ledgerOf = (context: Context, key: string): Promise<LedgerLine[]> =>
  query<LedgerLine>(
    context,
    `select id, kind, place_kind as "placeKind", number, effective_on as "effectiveOn", ends_on as "endsOn"
     from hub.capacity_mutation where facility_id = $1 order by position`,
    [key],
  );

const waysOf = (context: Context, key: string): Promise<WayFrom[]> =>
  query<WayFrom>(
    context,
    'select from_date as from, way from hub.counting_way where facility_id = $1 order by from_date, position',
    [key],
  );

async function addLine(
  context: Context,
  key: string,
  { kind, number, effectiveOn, reference }: ReportInput,
): Promise<{ id: string }> {
  const [line] = await query<{ id: string }>(
    context,
    `insert into hub.capacity_mutation (facility_id, kind, number, effective_on, reporter_id, reference)
     values ($1, $2, $3, $4, $5, $6)
     returning id, kind, number, effective_on as "effectiveOn", reference`,
    [key, kind, number, effectiveOn, context.caller.partnerId, reference],
  );
  return line!;
}
