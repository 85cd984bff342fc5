import type { UnitOfWork } from '../../database/unit-of-work';

/** A dwelling as its association announces it. */
export interface GivenDwelling {
  municipalityId: string;
  kind: string;
  rooms: number;
  rentBand: string;
  accessibility: string;
  availableFrom: string;
  reference: string;
}

/** The caller's dwelling with this reference, if it announced one. */
export async function announcedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(GivenDwelling & { id: string }) | undefined> {
  const [found] = await query<GivenDwelling & { id: string }>(
    `select id, municipality_id as "municipalityId", kind, rooms, rent_band as "rentBand", accessibility,
       available_from as "availableFrom", reference
     from hub.dwelling where association_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Whether a municipality lies in the caller's working area of today. */
export async function worksIn({ query }: UnitOfWork, municipalityId: string): Promise<boolean> {
  const [found] = await query<{ own: boolean }>('select $1 = any (access.own_municipalities()) as own', [
    municipalityId,
  ]);
  return found!.own;
}

/** Announces a dwelling and returns its id. */
export async function addDwelling(
  { query, caller }: UnitOfWork,
  { municipalityId, kind, rooms, rentBand, accessibility, availableFrom, reference }: GivenDwelling,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into hub.dwelling (association_id, municipality_id, kind, rooms, rent_band, accessibility, available_from, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [caller.partnerId, municipalityId, kind, rooms, rentBand, accessibility, availableFrom, reference],
  );
  return added!.id;
}

export interface OwnDwelling {
  state: string;
  /** How it was withdrawn, if it was. */
  reason: string | null;
  reference: string | null;
}

/** A dwelling of the caller. */
export async function ownDwelling(
  { query, caller }: UnitOfWork,
  id: string,
): Promise<OwnDwelling | undefined> {
  const [found] = await query<OwnDwelling>(
    `select d.state, w.reason, w.reference from hub.dwelling d left join hub.dwelling_withdrawal w on w.dwelling_id = d.id
     where d.id = $1 and d.association_id = $2`,
    [id, caller.partnerId],
  );
  return found;
}

export async function addWithdrawal(
  { query }: UnitOfWork,
  id: string,
  { reason, reference }: { reason: string; reference: string },
): Promise<void> {
  await query('insert into hub.dwelling_withdrawal (dwelling_id, reason, reference) values ($1, $2, $3)', [
    id,
    reason,
    reference,
  ]);
}
