import { provider } from './operations';
import { costs, measure, page, probe as probeAs, type Probe } from './probes';
import { table } from '../report';
import type { SpikeDatabase } from './spike-database';

const probe = (label: string, text: string, ...values: unknown[]): Probe =>
  probeAs(label, provider, text, ...values);

const after = ['2020-01-01', '00000000-0000-0000-0000-000000000000'];
const afterText = `select t.id from trajectory t where (t.registered_on, t.id) > ($1::date, $2::uuid)`;
const keysetAsOr = `select t.id from trajectory t
  where t.registered_on > $1::date or (t.registered_on = $1::date and t.id > $2::uuid) ${page}`;
const firstPage = `(select * from trajectory t ${page}) p`;

/** Ways of writing that look harmless. */
const probes: Probe[] = [
  probe('page with the limit in the text', `${afterText} ${page}`, ...after),
  probe('page with the limit as a parameter', `${afterText} ${page.replace('50', '$3::int')}`, ...after, 50),
  probe(
    'optional filter: phase = $3 or $3 is null',
    `${afterText} and (t.phase = $3::text or $3::text is null) ${page}`,
    ...after,
    'RETURNED',
  ),
  probe(
    'filter in its own statement: phase = $3',
    `${afterText} and t.phase = $3::text ${page}`,
    ...after,
    'RETURNED',
  ),
  probe('keyset as or: date > $1 or (date = $1 and id > $2)', keysetAsOr, ...after),
  probe(
    'page, then left join of the slice',
    `select * from ${firstPage} left join trajectory_care c on c.trajectory_id = p.id`,
  ),
  probe(
    'page, then correlated sub-select of the slice',
    `select p.id, (select c.cause from trajectory_care c where c.trajectory_id = p.id) from ${firstPage}`,
  ),
  probe(
    'facilities ordered by address.street (left join)',
    `select f.id, a.street from facility f left join facility_address a on a.facility_id = f.id
     order by a.street, f.id limit 50`,
  ),
  probe(
    'facilities filtered by address.street',
    'select f.id from facility f join facility_address a on a.facility_id = f.id where a.street = $1',
    'Straat facility-40',
  ),
  probe(
    `route like 'SHEL%' (like is not leakproof)`,
    `select t.id from trajectory t where t.route like 'SHEL%' ${page}`,
  ),
];

export async function shapesReport(database: SpikeDatabase): Promise<string> {
  const rows: string[][] = [];
  for (const each of probes) {
    rows.push([
      each.label,
      await measure(database, each),
      await measure(database, each, 'force_generic_plan'),
    ]);
  }
  return table([`statement ${costs}`, 'custom plan', 'generic plan'], rows);
}
