import type { ClientBase } from 'pg';
import type { Pseudonyms } from '../../src/disclosure/pseudonym';
import { groupBy } from '../../src/group-by';
import type { TableRow } from '../insert';
import type { ClientRows } from './population';

/** Who knows a client without being handed it. */
export interface Recipients {
  inCharge: readonly string[];
  /** The municipalities, by the code of where they work. */
  ofMunicipality: ReadonlyMap<string, ReadonlyArray<{ partner: string }>>;
}

export async function readRecipients(client: ClientBase): Promise<Recipients> {
  const inCharge = await client.query<{ partner: string }>(
    `select distinct partner_id as partner from hub.partner_role
     where role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR') order by 1`,
  );
  const areas = await client.query<{ partner: string; municipality: string }>(
    `select r.partner_id as partner, w.municipality_id as municipality
     from hub.partner_role r join hub.working_area w on w.partner_id = r.partner_id where r.role = 'MUNICIPALITY'`,
  );
  return {
    inCharge: inCharge.rows.map(({ partner }) => partner),
    ofMunicipality: groupBy(areas.rows, ({ municipality }) => municipality),
  };
}

/** A pseudonym for each partner that knows a synthetic client. */
export function pseudonymRows(
  { trajectories, parties }: ClientRows,
  { inCharge, ofMunicipality }: Recipients,
  pseudonyms: Pseudonyms,
): TableRow[] {
  const handed = groupBy(parties, ({ trajectory_id }) => String(trajectory_id));
  return trajectories.flatMap((trajectory) => {
    const id = String(trajectory.id);
    const recipients = new Set([
      ...inCharge,
      String(trajectory.provider_id),
      ...(ofMunicipality.get(String(trajectory.municipality_id)) ?? []).map(({ partner }) => partner),
      ...(handed.get(id) ?? []).map(({ partner_id }) => String(partner_id)),
    ]);
    const year = Number(String(trajectory.registered_on).slice(0, 4));
    return [...recipients].map((recipient) => ({
      value: pseudonyms.of({ recipient, purpose: 'CHAIN', year }, id),
      ...{ recipient_id: recipient, trajectory_id: id, purpose: 'CHAIN', year, synthetic: true },
      registered_on: trajectory.registered_on,
    }));
  });
}
