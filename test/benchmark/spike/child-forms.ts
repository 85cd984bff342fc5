import { municipality, provider } from './operations';
import type { ChildForm } from './policies';
import { compiledProbe, costs, measure, page, probe, underForm, type Probe } from './probes';
import { table } from '../report';
import type { SpikeDatabase } from './spike-database';

const guard = /case when \(select true from (capacity_state [^)]*)\) then (\(.*?limit 1\)) end/;
/** The compiled statement without the look at the anchor row. */
const unguarded = (text: string) => text.replace(guard, '$2');
/** The guard written with `exists`, which PostgreSQL may hash. */
const guardedWithExists = (text: string) =>
  text.replace(guard, 'case when exists (select from $1) then $2 end');

const addressProbes: Probe[] = [
  compiledProbe('O1 association', 'O1 facilities, association'),
  compiledProbe('O1 municipality', 'O1 facilities, municipality'),
  probe(
    'the addresses of 50 facilities in one batch',
    municipality,
    `select * from facility_address
     where facility_id = any(array(select id from facility order by name, id limit 50))`,
  ),
  probe('all own addresses', municipality, 'select * from facility_address'),
];

const careProbes: Probe[] = [
  compiledProbe('O3 provider (50 trajectories with care)', 'O3 trajectories, provider'),
  probe(
    'count of own care rows by cause',
    provider,
    'select cause, count(*) from trajectory_care group by cause',
  ),
  probe(
    'first 50 trajectories with cause DEBT, by date',
    provider,
    `select t.id from trajectory t
     where exists (select from trajectory_care c where c.trajectory_id = t.id and c.cause = 'DEBT') ${page}`,
  ),
  probe(
    'first 50 trajectories ordered by cause (left join)',
    provider,
    `select t.id, c.cause from trajectory t left join trajectory_care c on c.trajectory_id = t.id
     order by c.cause, t.id limit 50`,
  ),
];

/** A page of facilities and whether each one's occupancy is withheld. */
const withheld = (label: string, sees: string): Probe =>
  probe(label, provider, `select f.id, ${sees} from facility f order by f.name, f.id limit 50`);
const historyOf = 'from capacity_state s where s.facility_id = f.id';
const anchorOf = `${historyOf} and s.from_date = '-infinity'`;

const lastOfWeek = `select c.occupied from capacity_state c
  where c.facility_id = f.id and c.from_date <= '2016-01-04' order by c.from_date desc limit 1`;
const anchored = `(select true from capacity_state a where a.facility_id = f.id and a.from_date = '-infinity')`;

const capacityProbes: Probe[] = [
  compiledProbe('O1 provider, guarded', 'O1 facilities, provider'),
  compiledProbe('O1 provider, unguarded', 'O1 facilities, provider', unguarded),
  compiledProbe('O1 provider, guarded with exists', 'O1 facilities, provider', guardedWithExists),
  compiledProbe('O1 municipality, guarded', 'O1 facilities, municipality'),
  compiledProbe('O1 municipality, unguarded', 'O1 facilities, municipality', unguarded),
  withheld('withheld of 50 facilities: scalar look at the anchor', `(select true ${anchorOf}) is null`),
  withheld('the same: no anchor exists', `not exists (select ${anchorOf})`),
  withheld('the same: no row of the history exists', `not exists (select ${historyOf})`),
  probe(
    'own occupancy of one week, summed from the child',
    provider,
    `select sum(occupied) from capacity_state where from_date = '2016-01-04'`,
  ),
  probe(
    'the same, from the parent, with the filter operator = me',
    provider,
    `select sum((${lastOfWeek})) from facility f where f.operator_id = 'provider-0' and ${anchored}`,
  ),
];

const parentForms: ChildForm[] = ['exists', 'scalar', 'array'];
const childForms: ChildForm[] = [...parentForms, 'copied column'];
type Slice = 'address' | 'care' | 'capacity';

async function compare(
  database: SpikeDatabase,
  slice: Slice,
  probes: Probe[],
  forms: ChildForm[],
): Promise<string> {
  const columns: string[][] = [];
  for (const form of forms) {
    const cells: string[] = [];
    await underForm(database, { [slice]: form }, async () => {
      for (const each of probes) cells.push(await measure(database, each));
    });
    columns.push(cells);
  }
  const rows = probes.map(({ label }, i) => [label, ...columns.map((cells) => cells[i]!)]);
  return table([`statement ${costs}`, ...forms], rows);
}

/** How each slice best finds its owner. */
export const childFormReports = async (database: SpikeDatabase): Promise<Record<string, string>> => ({
  'facility_address: how the slice finds its owner': await compare(
    database,
    'address',
    addressProbes,
    parentForms,
  ),
  'trajectory_care: how the child finds its owner': await compare(database, 'care', careProbes, childForms),
  'capacity_state: how the child finds its owner': await compare(
    database,
    'capacity',
    capacityProbes,
    childForms,
  ),
});
