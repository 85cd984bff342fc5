import type { Client } from 'pg';
import { facility } from '../../../seeds/factories';
import { insert } from '../../../seeds/insert';
import { seed } from '../../../seeds/seed';
import { Pseudonyms } from '../../../src/disclosure/pseudonym';
import { serviceDataSource } from '../../../src/database/data-source';
import { migrate } from '../../../src/database/migrate';
import { publishWhenDue } from '../../../src/jobs/publish';
import { connected } from './connected';
import type { Ground } from './ground';
import { careProviders, municipalities, products } from './names';

export interface Size {
  /** Clients, each with one trajectory. */
  population: number;
  /** Made-up facilities, beside those of the documents. */
  facilities: number;
  /** Capacity mutations of each made-up facility, one a week. */
  lines: number;
}

type Progress = (done: string) => void;

/** Fills a database: the region's data, a population, facilities with a history, the publications of this week. */
export async function fill(ground: Ground, size: Size, tell: Progress, database?: string): Promise<void> {
  const ownerUrl = ground.ownerUrl(database);
  await migrate(ownerUrl, ground.serviceUrl(database));
  await seed(ownerUrl, {
    population: size.population,
    pseudonyms: new Pseudonyms('the secret of the benchmark'),
    progress: (made) => tell(`${made.toLocaleString('en')} clients`),
  });
  await connected(ownerUrl, (owner) => addFacilities(owner, size, tell));
  await publish(ground.serviceUrl(database));
  tell('published');
  await connected(ground.adminUrl(database), (admin) => admin.query('vacuum analyze'));
}

/** Facilities of one statement: the projection of a statement's lines is made at its end. */
const batch = 500;

async function addFacilities(owner: Client, { facilities, lines }: Size, tell: Progress): Promise<void> {
  const made = Array.from({ length: facilities }, (_, i) => madeUp(i));
  await insert(owner, 'hub.facility', made);
  await owner.query('analyze hub.facility');
  // While the ledger grows this fast its statistics lag behind: then the planner looks for the last report of a facility
  // among all lines, newest first, and a batch takes minutes. Told how many lines a facility has, it does not.
  await owner.query(`${facilityOfLine} set (n_distinct = ${-1 / lines})`);
  for (let start = 0; start < facilities; start += batch) {
    await owner.query(addLedgers, [made.slice(start, start + batch).map(({ id }) => id), lines]);
    tell(`${(Math.min(start + batch, facilities) * lines).toLocaleString('en')} capacity mutations`);
    if (start === 0)
      await owner.query('analyze hub.capacity_mutation, hub.capacity_state, hub.facility_places');
  }
  await owner.query(`${facilityOfLine} reset (n_distinct)`);
}

const facilityOfLine = 'alter table hub.capacity_mutation alter column facility_id';

/** Every fifth facility is run by the first provider; the others take turns for the rest. */
function madeUp(i: number) {
  const [first, ...others] = careProviders;
  return facility({
    id: `bench-${String(i).padStart(6, '0')}`,
    name: `Bench facility ${String(i).padStart(6, '0')}`,
    operator_id: i % 5 === 0 ? first : others[i % others.length],
    municipality_id: municipalities[i % municipalities.length],
    product_id: products[i % products.length],
  });
}

/** An opening, then a count every week until this Monday, and once a place out of use: by week, as reports come in. */
const addLedgers = `
  insert into hub.capacity_mutation
    (facility_id, kind, place_kind, number, reason, effective_on, reported_at, reporter_id, reference, synthetic)
  select f.id, line.kind, case line.kind when 'OPENING' then 'REGULAR' end,
    case line.kind when 'OPENING' then places when 'OUT_OF_USE' then 1
      else round(places * (0.85 + (hashtext(f.id || week) & 1023) / 5000.0)) end,
    case line.kind when 'OUT_OF_USE' then 'MAINTENANCE' end,
    day, day + interval '9 hours', f.operator_id, 'bench-' || f.id || '-' || week, true
  from hub.facility f
  cross join lateral (select 10 + (hashtext(f.id) & 63) as places) size
  cross join generate_series(1, $2::integer) week
  cross join lateral (select date_trunc('week', current_date)::date - 7 * ($2 - week) as day) date
  cross join lateral (
    select case week when 1 then 'OPENING' when 40 then 'OUT_OF_USE' else 'OCCUPANCY_COUNT' end as kind
  ) line
  where f.id = any ($1)
  order by week, f.id`;

/** As the hub does at its start; here, so that what it writes is analysed too. It may take as long as it takes. */
async function publish(url: string): Promise<void> {
  const service = serviceDataSource({ url, poolSize: 1, statementTimeoutMs: 0 }, []);
  await service.initialize();
  try {
    await publishWhenDue(service);
  } finally {
    await service.destroy();
  }
}
