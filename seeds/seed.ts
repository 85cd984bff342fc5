import { Client } from 'pg';
import type { Pseudonyms } from '../src/disclosure/pseudonym';
import { insert } from './insert';
import { loadPopulation } from './load-population';
import { loadReference } from './reference';
import { syntheticAcceptance } from './synthetic/acceptance';
import { syntheticNominations, type Candidate } from './synthetic/nominations';
import { syntheticLedger, type CountedFacility } from './synthetic/occupancy';

export interface SeedOptions {
  /** Synthetic clients to make. */
  population: number;
  /** The hub's pseudonyms, under which partners get to know the synthetic clients. */
  pseudonyms: Pseudonyms;
  /** The day on which the synthetic clients stand as they do; today when not given. */
  today?: string;
  /** Whether synthetic clients that are there already are taken away first. */
  replace?: boolean;
  /** Told how many clients have been made so far. */
  progress?: (made: number) => void;
}

/** The database holds a synthetic population already. */
export class AlreadySeeded extends Error {
  constructor(clients: number) {
    super(
      `The database holds ${clients} synthetic clients already. To take them away and make new ones, add --replace. ` +
        'Reference data and the capacity ledger stay as they are.',
    );
  }
}

/** Fills a database that is empty: the region's reference data and a synthetic population. */
export async function seedWhenEmpty(ownerUrl: string, options: SeedOptions): Promise<void> {
  await inTransaction(ownerUrl, async (client) => {
    if (await isEmpty(client)) await fill(client, options);
  });
}

/** Fills a database; one transaction, so that nothing is half there. Throws AlreadySeeded unless told to replace. */
export async function seed(ownerUrl: string, options: SeedOptions): Promise<void> {
  await inTransaction(ownerUrl, async (client) => {
    if (options.replace) await removePopulation(client);
    const { rows } = await client.query<{ clients: number }>(
      'select count(*)::integer as clients from hub.client',
    );
    if (rows[0]!.clients > 0) throw new AlreadySeeded(rows[0]!.clients);
    await fill(client, options);
  });
}

async function fill(client: Client, options: SeedOptions): Promise<void> {
  const today = options.today ?? (await currentDay(client));
  if (await isEmpty(client)) {
    await loadReference(client);
    if (options.population > 0) await addSyntheticReports(client, today);
  }
  if (options.population > 0) {
    await loadPopulation(client, { ...options, today });
    await addSyntheticNominations(client, today);
  }
  // Everybody has its pseudonyms: nobody needs to look for those that lack.
  await client.query('select hub.remember_pseudonyms_issued()');
}

/** What providers report, made up for the facilities of which places and operator are known. */
async function addSyntheticReports(client: Client, today: string): Promise<void> {
  const facilities = await countedFacilities(client);
  await insert(client, 'hub.capacity_mutation', syntheticLedger(facilities, today));
  await insert(client, 'hub.acceptance_statement', syntheticAcceptance(facilities, today));
}

/** A few nominations, known by their ids, of some who have been ready to move on for a while and were not nominated. */
async function addSyntheticNominations(client: Client, today: string): Promise<void> {
  const { rows: candidates } = await client.query<Candidate>(
    `
    select t.id, t.route, t.municipality_id as municipality
    from hub.trajectory t
    join hub.housing_need n on n.trajectory_id = t.id
    join hub.trajectory_event e on e.trajectory_id = t.id and e.kind = 'MOVE_ON_READY'
    where t.synthetic and t.phase = 'MOVE_ON_READY' and not t.shielded and n.housing_market = 'DRECHTSTEDEN'
      and e.happened_on <= $1::date - 90 and not exists (select from hub.nomination where trajectory_id = t.id)
    order by t.id limit 20`,
    [today],
  );
  const rows = syntheticNominations(candidates, today);
  await insert(client, 'hub.dwelling', rows.dwellings);
  await insert(client, 'hub.nomination', rows.nominations);
  await insert(client, 'hub.nomination_reason', rows.reasons);
  await insert(client, 'hub.nomination_step', rows.steps);
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('select from hub.document limit 1');
  return rowCount === 0;
}

/** With the people go the lists that they stood on: those of other people do not follow from them. */
async function removePopulation(client: Client): Promise<void> {
  // Steps are append-only for everybody; only what is made up is taken away, by whoever owns the table.
  await client.query(`
    delete from published.candidate_list where synthetic;
    delete from published.candidate_memory;
    delete from published.extract_release where synthetic;
    delete from published.publication where name = 'CANDIDATE_LISTS';
    alter table hub.nomination_step disable trigger append_only;
    alter table hub.dwelling_withdrawal disable trigger append_only;
    delete from hub.nomination_step where nomination_id in (select id from hub.nomination where synthetic);
    delete from hub.nomination_reason where nomination_id in (select id from hub.nomination where synthetic);
    delete from hub.nomination where synthetic;
    delete from hub.dwelling_withdrawal where dwelling_id in (select id from hub.dwelling where synthetic);
    delete from hub.dwelling where synthetic;
    update hub.dwelling d set state = 'AVAILABLE'
      where state in ('NOMINATED', 'LET') and not exists (select from hub.nomination n where n.dwelling_id = d.id);
    alter table hub.nomination_step enable trigger append_only;
    alter table hub.dwelling_withdrawal enable trigger append_only;
    alter table hub.client_match disable trigger append_only;
    delete from hub.client_match using hub.trajectory t where t.synthetic and t.id in (trajectory_id, other_id);
    alter table hub.client_match enable trigger append_only;
    delete from hub.unmatched_trajectory u using hub.trajectory t where t.id = u.trajectory_id and t.synthetic;
    delete from hub.client_reference c using hub.client k where k.id = c.client_id and k.synthetic;
    delete from hub.housing_need where synthetic;
    delete from hub.pseudonym where synthetic;
    delete from hub.trajectory_party where synthetic;
    delete from hub.trajectory_norm n using hub.trajectory t where t.id = n.trajectory_id and t.synthetic;
    delete from hub.stay where synthetic;
    delete from hub.trajectory_event where synthetic;
    delete from hub.trajectory_care where synthetic;
    delete from hub.trajectory where synthetic;
    delete from hub.client where synthetic;
  `);
}

async function countedFacilities(client: Client): Promise<CountedFacility[]> {
  const { rows } = await client.query<CountedFacility>(`
    select f.id, f.operator_id as operator, f.product_id as product,
      p.regular + p.reserve as places
    from hub.facility f
    cross join lateral (
      select regular, reserve from hub.facility_places where facility_id = f.id order by from_date desc limit 1
    ) p
    where f.operator_id is not null and p.regular + p.reserve > 0
    order by f.id`);
  return rows;
}

async function currentDay(client: Client): Promise<string> {
  const { rows } = await client.query<{ today: string }>(
    `select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as today`,
  );
  return rows[0]!.today;
}

async function inTransaction(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
