import type { UnitOfWork } from '../../database/unit-of-work';
import { earlierApplicationSql } from './earlier-application.sql';
import type { GivenStep } from './given-step';
import type { Standing, Step } from './nomination.rules';

/** A nomination that the caller sees, as far as its next step asks. */
export interface FoundNomination extends Standing {
  version: string;
  scheme: string;
  housingMarket: string;
  submittedOn: string;
  shielded: boolean;
}

export async function nominationOf({ query }: UnitOfWork, id: string): Promise<FoundNomination | undefined> {
  const [found] = await query<FoundNomination>(
    `select state, since, last_step as "lastStep", association_id as "associationId", dwelling_id as "dwellingId", lease,
       shown_version::text as version, scheme, housing_market as "housingMarket", submitted_on as "submittedOn", shielded
     from hub.nomination where id = $1`,
    [id],
  );
  return found;
}

/** The trajectory behind a nomination that the caller sees: the hub's own key, which stays inside. */
export async function trajectoryOf({ query }: UnitOfWork, id: string): Promise<{ id: string } | undefined> {
  const [found] = await query<{ id: string }>(
    'select trajectory_id as id from hub.nomination where id = $1',
    [id],
  );
  return found;
}

/** The steps that the caller sees, in order. */
export const stepsTaken = (
  { query }: UnitOfWork,
  nominationId: string,
): Promise<Array<Pick<Step, 'kind' | 'happenedOn'>>> =>
  query(
    'select kind, happened_on as "happenedOn" from hub.nomination_step where nomination_id = $1 order by ordinal',
    [nominationId],
  );

/** What a reference of the caller was used for. */
export type RecordedStep = Omit<GivenStep, 'seenVersion'> & { id: string };

export async function stepAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<RecordedStep | undefined> {
  const [found] = await query<RecordedStep>(
    `select id, nomination_id as "nominationId", kind, happened_on as "happenedOn", reference, decision,
       on_behalf_of_id as "onBehalfOfId", mandate, override, ground, association_id as "associationId",
       dwelling_id as "dwellingId", lease
     from hub.nomination_step where actor_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Adds a step; what the nomination comes to is the database's. Returns the step's id. */
export async function addStep({ query, caller }: UnitOfWork, given: GivenStep): Promise<string> {
  const row = {
    ...{ nomination_id: given.nominationId, kind: given.kind, happened_on: given.happenedOn },
    ...{ actor_id: caller.partnerId, actor_role: caller.role, reference: given.reference },
    ...{ decision: given.decision, on_behalf_of_id: given.onBehalfOfId, mandate: given.mandate },
    ...{ override: given.override, ground: given.ground, association_id: given.associationId },
    ...{ dwelling_id: given.dwellingId, lease: given.lease },
  };
  // What is not said is not written: nobody has a right to the columns of every step.
  const columns = (Object.keys(row) as Array<keyof typeof row>).filter((column) => row[column] !== null);
  const places = columns.map((_, i) => `$${i + 1}`);
  const [added] = await query<{ id: string }>(
    `insert into hub.nomination_step (${columns.join(', ')}) values (${places.join(', ')}) returning id`,
    columns.map((column) => row[column]),
  );
  return added!.id;
}

/** Whether a partner lets homes in a housing market. */
export async function letsIn(
  { query }: UnitOfWork,
  partnerId: string,
  housingMarket: string,
): Promise<'YES' | 'ELSEWHERE' | 'NO_ASSOCIATION'> {
  const [found] = await query<{ association: boolean; here: boolean }>(
    `select exists (select from hub.partner_role where partner_id = $1 and role = 'HOUSING_ASSOCIATION') as association,
       exists (
         select from hub.working_area w join hub.municipality m on m.id = w.municipality_id
         where w.partner_id = $1 and m.housing_market = $2
           and coalesce(w.valid_from <= current_date, true) and coalesce(current_date < w.valid_to, true)) as here`,
    [partnerId, housingMarket],
  );
  if (!found!.association) return 'NO_ASSOCIATION';
  return found!.here ? 'YES' : 'ELSEWHERE';
}

/** The housing market of a municipality; undefined when there is no such municipality. */
export async function marketOf({ query }: UnitOfWork, municipalityId: string): Promise<string | undefined> {
  const [found] = await query<{ market: string }>(
    'select housing_market as market from hub.municipality where id = $1',
    [municipalityId],
  );
  return found?.market;
}

export interface FoundDwelling {
  associationId: string;
  state: string;
  housingMarket: string;
}

/** A dwelling that the caller sees. */
export async function dwellingOf({ query }: UnitOfWork, id: string): Promise<FoundDwelling | undefined> {
  const [found] = await query<FoundDwelling>(
    `select d.association_id as "associationId", d.state, m.housing_market as "housingMarket"
     from hub.dwelling d join hub.municipality m on m.id = d.municipality_id where d.id = $1`,
    [id],
  );
  return found;
}

/** The date of the newest earlier application of the same client for the same reason. For those who see all of them. */
export async function earlierApplicationOn({ query }: UnitOfWork, id: string): Promise<string | null> {
  const [found] = await query<{ date: string | null }>(
    `select ${earlierApplicationSql('n')} as date from hub.nomination n where n.id = $1`,
    [id],
  );
  return found!.date;
}
