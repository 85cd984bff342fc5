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

/** Loads synthetic clients by COPY, with what their events mean. */
export async function loadPopulation(
  client: Client,
  { population, pseudonyms, today, progress }: Load,
): Promise<void> {
  const isLarge = population >= large;
  const putBack = isLarge ? await takeOff(client) : nothing;
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
  // Without knowing how many there are, the planner would read whole tables for every few of them.
  await client.query(`analyze ${loaded.join(', ')}`);
  await client.query(partiesInPhase);
  await putBack();
  await client.query(switchTriggers('enable'));
}

const nothing: PutBack = async () => undefined;

/** Indexes and keys are made when all rows are there. */
async function takeOff(client: Client): Promise<PutBack> {
  // Millions of keys are sorted and compared in memory, and not through files.
  await client.query(`set local maintenance_work_mem = '512MB'; set local work_mem = '128MB'`);
  const foreignKeys = await takeOffForeignKeys(client, loaded);
  const indexes = await takeOffIndexes(client, loaded);
  return async () => {
    await indexes();
    await foreignKeys();
  };
}

const loaded: readonly string[] = [...filled.map(([table]) => table), 'pseudonym'].map(
  (table) => `hub.${table}`,
);

/** Whom a trajectory was handed to sees it while it is in the phase of that role. */
const partiesInPhase = `
  update hub.trajectory_party p set in_phase = hub.in_phase(p.role, t.phase, t.decided)
  from hub.trajectory t
  where t.id = p.trajectory_id and p.synthetic and p.in_phase <> hub.in_phase(p.role, t.phase, t.decided)`;

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
] as const;

const switchTriggers = (to: 'disable' | 'enable'): string =>
  triggers.map(([table, trigger]) => `alter table hub.${table} ${to} trigger ${trigger}`).join(';');

/** Under the lock that events take, so that none is recorded meanwhile. */
async function lastPosition(client: Client): Promise<number> {
  await client.query(`select pg_advisory_xact_lock(hashtext('hub.trajectory_event'))`);
  const { rows } = await client.query<{ last: string }>(`select nextval('hub.trajectory_position') as last`);
  return Number(rows[0]!.last);
}
