import type { Client } from 'pg';
import type { Pseudonyms } from '../src/disclosure/pseudonym';
import { copy } from './copy';
import { takeOffForeignKeys, takeOffIndexes, type PutBack } from './take-off';
import { nextOf, readDeadlines } from './synthetic/deadlines';
import { population, type ClientRows } from './synthetic/population';
import { pseudonymRows, readRecipients } from './synthetic/pseudonyms';

interface Load {
  /** Synthetic clients to make. */
  population: number;
  pseudonyms: Pseudonyms;
  today: string;
  progress?: (made: number) => void;
}

/** From so many clients on indexes are built when all are there. */
const large = 50_000;

/**
 * Loads synthetic clients by COPY. What triggers do for one row at a time, such as giving an event its position, is
 * done here for all of them, and what the events mean is worked out once when all are there.
 */
export async function loadPopulation(client: Client, { today, progress, ...load }: Load): Promise<void> {
  const recipients = await readRecipients(client);
  const deadlines = await readDeadlines(client);
  const putBack = load.population < large ? nothingOff : await takeOff(client);
  await client.query(switchTriggers('disable'));
  let position = await lastPosition(client);
  let made = 0;
  for (const rows of population(load.population, today)) {
    for (const event of rows.events) event.position = position += 1;
    for (const nomination of rows.nominations) Object.assign(nomination, nextOf(nomination, deadlines));
    await copyAll(client, rows);
    await copy(client, 'hub.pseudonym', pseudonymRows(rows, recipients, load.pseudonyms));
    progress?.((made += rows.clients.length));
  }
  await client.query(`select setval('hub.trajectory_position', $1)`, [position]);
  await putBack.indexes();
  await client.query(analyze(['trajectory', ...loaded]));
  await projectAll(client);
  await client.query(analyze(projected));
  await putBack.foreignKeys();
  await client.query(switchTriggers('enable'));
}

const nothing: PutBack = async () => undefined;
const nothingOff = { indexes: nothing, foreignKeys: nothing };

/** What the events mean is found by indexes, and checked by foreign keys when it is all worked out. */
async function takeOff(client: Client): Promise<typeof nothingOff> {
  const filled = ['trajectory', ...loaded, ...needs];
  const foreignKeys = await takeOffForeignKeys(client, named([...filled, 'stay', 'trajectory_norm']));
  return { foreignKeys, indexes: await takeOffIndexes(client, named(filled)) };
}

const named = (tables: readonly string[]): string[] => tables.map((table) => `hub.${table}`);

async function copyAll(client: Client, rows: ClientRows): Promise<void> {
  await copy(client, 'hub.client', rows.clients);
  await copy(client, 'hub.trajectory', rows.trajectories);
  await copy(client, 'hub.trajectory_care', rows.care);
  await copy(client, 'hub.trajectory_event', rows.events);
  await copy(client, 'hub.trajectory_party', rows.parties);
  await copy(client, 'hub.housing_need', rows.needs);
  await copy(client, 'hub.housing_area', rows.areas);
  await copy(client, 'hub.housing_exclusion', rows.exclusions);
  await copy(client, 'hub.dwelling', rows.dwellings);
  await copy(client, 'hub.dwelling_withdrawal', rows.dwellingWithdrawals);
  await copy(client, 'hub.nomination', rows.nominations);
  await copy(client, 'hub.nomination_reason', rows.nominationReasons);
  await copy(client, 'hub.nomination_step', rows.nominationSteps);
}

/** Without knowing how many there are now, the planner would read whole tables for every few of them. */
const analyze = (tables: readonly string[]): string => `analyze ${named(tables).join(', ')}`;

const loaded = [
  ...['client', 'trajectory_care', 'trajectory_event', 'trajectory_party', 'pseudonym'],
  ...['dwelling', 'dwelling_withdrawal', 'nomination', 'nomination_reason', 'nomination_step'],
];
const needs = ['housing_need', 'housing_area', 'housing_exclusion'];
const projected = ['trajectory', 'stay', 'trajectory_norm', ...needs];

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

/** So many trajectories are worked out at once: of many more the planner would compare all with all. */
const atOnce = 500;

async function projectAll(client: Client): Promise<void> {
  let last: string | null = '00000000-0000-0000-0000-000000000000';
  while (last) {
    const { rows }: { rows: Array<{ last: string | null }> } = await client.query(projectNext, [
      last,
      atOnce,
    ]);
    last = rows[0]!.last;
  }
}

const projectNext = `
  with next as (select id from hub.trajectory where id > $1 and synthetic order by id limit $2)
  select (select id from next order by id desc limit 1) as last, hub.project_trajectories(array(select id from next))`;
