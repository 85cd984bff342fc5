import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { SuccessionRole } from './succession.type';

export interface GivenSuccession {
  predecessor: string;
  successor: string;
  role: CodeOf<typeof SuccessionRole>;
  effectiveOn: string;
}

/** What the caller's reference was used for. */
export async function decidedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(GivenSuccession & { id: string }) | undefined> {
  const [found] = await query<GivenSuccession & { id: string }>(
    `select id, predecessor_id as predecessor, successor_id as successor, role, effective_on as "effectiveOn"
     from hub.partner_succession where decided_by_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

export interface SuccessionFacts {
  inRole: boolean;
  successorExists: boolean;
  decided: boolean;
  today: string;
  last: string;
}

export async function factsOf(
  { query }: UnitOfWork,
  { predecessor, successor, role }: GivenSuccession,
): Promise<SuccessionFacts> {
  const [found] = await query<SuccessionFacts>(
    `select exists (select from hub.partner_role where partner_id = $1 and role = $3) as "inRole",
       exists (select from hub.partner where id = $2) as "successorExists",
       exists (select from hub.partner_succession where predecessor_id = $1 and role = $3) as decided,
       current_date as today, (current_date + interval '5 years')::date as last`,
    [predecessor, successor, role],
  );
  return found!;
}

export async function addSuccession(
  { query, caller }: UnitOfWork,
  { predecessor, successor, role, effectiveOn }: GivenSuccession,
  reference: string,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into hub.partner_succession (predecessor_id, successor_id, role, effective_on, decided_by_id, reference)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [predecessor, successor, role, effectiveOn, caller.partnerId, reference],
  );
  return added!.id;
}
