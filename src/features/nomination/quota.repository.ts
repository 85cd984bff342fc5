import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { GivenQuota, QuotaInUse } from './quota.rules';
import { reservedSql, usedSql } from './quota.sql';

export interface QuotaState {
  municipality: string | null;
  agreed: number;
  left: number;
}

/**
 * What is left of the quota that a nomination would take from: the region's and the municipality's share, as far as they
 * were agreed. Waits for whoever takes from the same, so that the last place goes to one. For those who see all
 * nominations.
 */
export async function quotaFor(
  unit: UnitOfWork,
  { scheme, year, municipalityId }: { scheme: string; year: number; municipalityId: string },
): Promise<QuotaState[]> {
  await takeTurn(unit, `quota:${scheme}:${year}`);
  return unit.query<QuotaState>(
    `select m.name as municipality, q.agreed, q.agreed - ${usedSql('q')} - ${reservedSql('q')} as left
     from hub.quota q left join hub.municipality m on m.id = q.municipality_id
     where q.scheme = $1 and q.year = $2 and (q.municipality_id is null or q.municipality_id = $3)`,
    [scheme, year, municipalityId],
  );
}

/** What the central municipality decides of a quota. */
export interface QuotaDecision extends GivenQuota {
  scheme: string;
  source: string;
}

/** What a quota is held against, and what was agreed so far. Waits for whoever takes from it or sets it. */
export async function quotaInUse(
  unit: UnitOfWork,
  { scheme, year, municipalityId }: QuotaDecision,
): Promise<QuotaInUse & { agreed: number | null }> {
  await takeTurn(unit, `quota:${scheme}:${year}`);
  const [found] = await unit.query<QuotaInUse & { agreed: number | null }>(
    `select ${usedSql('q')} + ${reservedSql('q')} as used, (
       select coalesce(json_object_agg(m.municipality_id, ${usedSql('m')} + ${reservedSql('m')}), '{}')
       from (select q.scheme, q.year, id as municipality_id from hub.municipality) m) as "usedBy",
       max(known.agreed) filter (where known.municipality_id is not distinct from q.municipality_id) as agreed,
       max(known.agreed) filter (where known.municipality_id is null) as total,
       coalesce(sum(known.agreed) filter (where known.municipality_id <> coalesce(q.municipality_id, '')), 0)::integer
         as shares
     from (select $1::text as scheme, $2::integer as year, $3::text as municipality_id) q
     left join lateral hub.quota_in(q.scheme, q.year) known on true
     group by q.scheme, q.year, q.municipality_id`,
    [scheme, year, municipalityId],
  );
  return found!;
}

/** What the caller decided under a reference, with the key of the quota. */
export async function decidedQuotaAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(QuotaDecision & { quotaId: string }) | undefined> {
  const [found] = await query<QuotaDecision & { quotaId: string }>(
    `select hub.quota_key(scheme, municipality_id, year) as "quotaId", scheme, municipality_id as "municipalityId", year,
       agreed, source, below_use as "belowUse", beyond_total as "beyondTotal", division
     from hub.quota_decision where decided_by_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Records a decision and returns the key of the quota that follows from it. */
export async function addQuotaDecision(
  { query, caller }: UnitOfWork,
  decision: QuotaDecision,
  reference: string,
): Promise<string> {
  const { scheme, municipalityId, year, agreed, source, belowUse, beyondTotal, division } = decision;
  const [added] = await query<{ quotaId: string }>(
    `insert into hub.quota_decision (scheme, municipality_id, year, agreed, source, below_use, beyond_total, division,
       decided_by_id, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning hub.quota_key(scheme, municipality_id, year) as "quotaId"`,
    [
      ...[scheme, municipalityId, year, agreed, source, belowUse, beyondTotal],
      ...[division && JSON.stringify(division), caller.partnerId, reference],
    ],
  );
  return added!.quotaId;
}
