import type { Client } from 'pg';
import type { Pseudonyms } from '../src/disclosure/pseudonym';
import { batchesOf, filled, type Making } from './batches';
import { batchesAhead } from './batches-ahead';
import { copy } from './copy';
import { takeOffForeignKeys, takeOffIndexes, type PutBack } from './take-off';
import { readDeadlines } from './synthetic/deadlines';
import { readRecipients } from './synthetic/pseudonyms';

interface Load {
  /** Synthetic clients to make. */
  population: number;
  pseudonyms: Pseudonyms;
  today: string;
  progress?: (made: number) => void;
}

/** From so many clients on indexes are built when all are there. */
const large = 50_000;

/** Loads synthetic clients by COPY. What their events mean is worked out once when all are there. */
export async function loadPopulation(
  client: Client,
  { population, pseudonyms, today, progress }: Load,
): Promise<void> {
  const isLarge = population >= large;
  const putBack = isLarge ? await takeOff(client) : nothingOff;
  await client.query(switchTriggers('disable'));
  const making: Making = {
    ...{ population, today, secret: pseudonyms.secret },
    recipients: await readRecipients(client),
    deadlines: await readDeadlines(client),
    lastPosition: await lastPosition(client),
  };
  let { lastPosition: position } = making;
  let made = 0;
  for await (const batch of isLarge ? batchesAhead(making) : batchesOf(making)) {
    for (const table of batch.tables) await copy(client, table);
    position = batch.lastPosition;
    progress?.((made += batch.clients));
  }
  await client.query(`select setval('hub.trajectory_position', $1)`, [position]);
  await putBack.indexesToProject();
  await client.query(analyze(loaded));
  await projectAll(client);
  await client.query(analyze(projected));
  await putBack.others();
  await client.query(switchTriggers('enable'));
}

const nothing: PutBack = async () => undefined;
const nothingOff = { indexesToProject: nothing, others: nothing };

/** What the events mean is found by indexes of what was loaded; where it is written to, indexes and keys are made afterwards. */
async function takeOff(client: Client): Promise<typeof nothingOff> {
  // Millions of keys are sorted and compared in memory, and not through files.
  await client.query(`set local maintenance_work_mem = '512MB'; set local work_mem = '128MB'`);
  const foreignKeys = await takeOffForeignKeys(client, named([...loaded, ...projected]));
  const indexes = await takeOffIndexes(client, named(['trajectory']));
  const others: PutBack = async () => {
    await indexes();
    await foreignKeys();
  };
  const read = loaded.filter((table) => table !== 'trajectory');
  return { indexesToProject: await takeOffIndexes(client, named(read)), others };
}

const named = (tables: readonly string[]): string[] => tables.map((table) => `hub.${table}`);

/** Without knowing how many there are now, the planner would read whole tables for every few of them. */
const analyze = (tables: readonly string[]): string => `analyze ${named(tables).join(', ')}`;

const loaded: readonly string[] = [...filled.map(([table]) => table), 'pseudonym'];
const projected = ['trajectory', 'stay', 'trajectory_norm'];

const triggers = [
  ['trajectory_event', 'take_position'],
  ['trajectory_event', 'project'],
  ['trajectory_party', 'begin_party'],
  ['trajectory_party', 'follow_party'],
  ['housing_need', 'is_open'],
  ['nomination', 'take_from_trajectory'],
  ['nomination_step', 'take_step'],
  ['nomination_step', 'tell_trajectory'],
  ['dwelling_withdrawal', 'withdraw_dwelling'],
  // Of a trajectory, when it is worked out: a need is open or not and no nomination is under way already.
  ['trajectory', 'open_needs'],
  ['trajectory', 'withdraw_with_trajectory'],
] as const;

const switchTriggers = (to: 'disable' | 'enable'): string =>
  triggers.map(([table, trigger]) => `alter table hub.${table} ${to} trigger ${trigger}`).join(';');

/** Under the lock that events take, so that none is recorded meanwhile. */
async function lastPosition(client: Client): Promise<number> {
  await client.query(`select pg_advisory_xact_lock(hashtext('hub.trajectory_event'))`);
  const { rows } = await client.query<{ last: string }>(`select nextval('hub.trajectory_position') as last`);
  return Number(rows[0]!.last);
}

/** Some five hundred trajectories: of many more at once the planner would compare all with all. */
const pagesAtOnce = 8;

/** In the order in which they lie: what belongs to neighbours was loaded together, and is read together. */
async function projectAll(client: Client): Promise<void> {
  const { rows } = await client.query<{ pages: number }>(pagesOfTrajectories);
  for (let page = 0; page < rows[0]!.pages; page += pagesAtOnce)
    await client.query(projectPages, [`(${page},0)`, `(${page + pagesAtOnce},0)`]);
}

const pagesOfTrajectories = `
  select ceil(pg_relation_size('hub.trajectory') / current_setting('block_size')::numeric)::integer as pages`;

/** What was worked out lies behind these pages, or is worked out once more, which changes nothing. */
const projectPages = `
  select hub.project_trajectories(array(
    select id from hub.trajectory where ctid >= $1::tid and ctid < $2::tid and synthetic))`;
