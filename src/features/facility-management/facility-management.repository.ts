import type { UnitOfWork } from '../../database/unit-of-work';
import type { OperatorHistory } from './facility-management.rules';

/** What is registered of a facility. */
export interface Registration {
  name: string;
  municipality: string;
  product: string;
  operator: string;
  unit: string;
  confidential: boolean;
  street: string | null;
  neighbourhood: string | null;
  targetGroup: string | null;
}

const registrationColumns = `name, municipality_id as municipality, product_id as product, operator_id as operator, unit,
  confidential, street, neighbourhood, target_group as "targetGroup"`;

/** The caller's registration with this reference, if it made one. */
export async function registeredAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(Registration & { facilityId: string }) | undefined> {
  const [found] = await query<Registration & { facilityId: string }>(
    `select facility_id as "facilityId", ${registrationColumns}
     from hub.facility_registration where registered_by_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Which of the things that a registration names do not exist. */
export async function missingOf(
  { query }: UnitOfWork,
  { municipality, product, operator }: Pick<Registration, 'municipality' | 'product' | 'operator'>,
): Promise<{ municipality: boolean; product: boolean; operator: boolean }> {
  const [found] = await query<{ municipality: boolean; product: boolean; operator: boolean }>(
    `select not exists (select from hub.municipality where id = $1) as municipality,
       not exists (select from hub.product where id = $2) as product,
       not exists (select from hub.partner_role where partner_id = $3 and role = 'CARE_PROVIDER') as operator`,
    [municipality, product, operator],
  );
  return found!;
}

/** The keys of all facilities. */
export async function takenKeys({ query }: UnitOfWork): Promise<Set<string>> {
  const rows = await query<{ id: string }>('select id from hub.facility');
  return new Set(rows.map(({ id }) => id));
}

/** Registers a facility; the database makes it from this. */
export async function addRegistration(
  { query, caller }: UnitOfWork,
  facilityId: string,
  given: Registration,
  reference: string,
): Promise<void> {
  const { name, municipality, product, operator, unit, confidential, street, neighbourhood, targetGroup } =
    given;
  await query(
    `insert into hub.facility_registration (facility_id, name, municipality_id, product_id, operator_id, unit,
       confidential, street, neighbourhood, target_group, registered_by_id, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[facilityId, name, municipality, product, operator, unit, confidential, street, neighbourhood],
      ...[targetGroup, caller.partnerId, reference],
    ],
  );
}

export interface OperatorChange {
  facilityId: string;
  operator: string;
  effectiveOn: string;
  reason: string;
}

/** The caller's change of an operator with this reference, if it made one. */
export async function changedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<OperatorChange | undefined> {
  const [found] = await query<OperatorChange>(
    `select facility_id as "facilityId", operator_id as operator, effective_on as "effectiveOn", reason
     from hub.operator_change where decided_by_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Who ran a facility since when, and the day of today; undefined when there is no such facility. */
export async function historyOf(
  { query }: UnitOfWork,
  facilityId: string,
): Promise<{ history: OperatorHistory; today: string } | undefined> {
  const [found] = await query<{ today: string }>(
    'select current_date as today from hub.facility where id = $1',
    [facilityId],
  );
  if (!found) return undefined;
  const history = await query<{ operator: string; since: string }>(
    `select operator_id as operator, since::text from hub.facility_operator where facility_id = $1
     order by facility_operator.since`,
    [facilityId],
  );
  return { history, today: found.today };
}

/** Whether a partner can run a facility. */
export async function isCareProvider({ query }: UnitOfWork, partner: string): Promise<boolean> {
  const sql = `select from hub.partner_role where partner_id = $1 and role = 'CARE_PROVIDER'`;
  return (await query(sql, [partner])).length > 0;
}

/** Records a change of operator; one for today takes effect with it. */
export async function addChange(
  { query, caller }: UnitOfWork,
  { facilityId, operator, effectiveOn, reason }: OperatorChange,
  reference: string,
): Promise<void> {
  await query(
    `insert into hub.operator_change (facility_id, operator_id, effective_on, reason, decided_by_id, reference)
     values ($1, $2, $3, $4, $5, $6)`,
    [facilityId, operator, effectiveOn, reason, caller.partnerId, reference],
  );
}
