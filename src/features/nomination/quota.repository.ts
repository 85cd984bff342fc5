import { takeTurn } from '../../database/take-turn';
import type { UnitOfWork } from '../../database/unit-of-work';
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
