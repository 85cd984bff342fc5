import type { Client } from 'pg';
import { insert } from '../../seeds/insert';
import { sees } from '../../src/access/matrix';
import { roles } from '../../src/identity/role';
import { pseudonymsOf } from '../../src/secrets';
import { testLogins } from '../setup/test-database';
import { callerAs } from './callers';

/** By which every partner that sees clients calls one. */
export const clientReferences = ['dossier-1', 'dossier-2'];

/** What the synthetic clients lack: some who wait to be matched, some who were, own references, and what was erased. */
export async function addClientRows(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ id: string; client_id: string }>(
    `select id, client_id from hub.trajectory where not shielded and phase in ('SHELTERED', 'REGISTERED')
     order by registered_on, id limit 12`,
  );
  await addMatches(
    owner,
    rows.map(({ id }) => id),
  );
  await addReferences(owner, [rows[0]!.client_id, rows[5]!.client_id]);
  await addErasures(owner);
  await insert(
    owner,
    'hub.retention_run',
    [1, 2, 3].map((day) => ({
      ...{ id: `00000000-0000-4000-8000-00000000010${day}`, ran_at: `2025-01-0${day}T03:00:00.123456Z` },
      ...{ ran_on: `2025-01-0${day}`, retention_days: 1096, closed_until: `2022-01-0${day}` },
      ...{ trajectories: day, clients: 0 },
    })),
  );
}

async function addMatches(owner: Client, trajectories: string[]): Promise<void> {
  const by = { actor_id: callerAs('CASE_COORDINATOR').partnerId, actor_role: 'CASE_COORDINATOR' };
  const matches = trajectories.slice(0, 6).map((trajectory_id, i) => ({
    ...{ id: `00000000-0000-4000-8000-0000000002${10 + i}`, trajectory_id, ...by, reference: `match-${i}` },
    ...{ kind: i % 2 === 0 ? 'NEW' : 'LINKED', other_id: i % 2 === 0 ? null : trajectories[i + 6] },
    ...{
      reason: i % 2 === 0 ? null : 'CAME_BACK',
      recorded_at: `2026-10-0${1 + (i % 3)}T12:00:00.12345${i % 3}Z`,
    },
  }));
  await insert(owner, 'hub.client_match', matches);
  await insert(
    owner,
    'hub.unmatched_trajectory',
    trajectories.map((trajectory_id, i) => ({
      ...{
        trajectory_id,
        registered_by_id: 'leger-des-heils',
        since: `2026-10-0${1 + (i % 3)}T12:00:00.123456Z`,
      },
    })),
  );
}

async function addReferences(owner: Client, clients: string[]): Promise<void> {
  const pseudonyms = pseudonymsOf({ pseudonymKey: null }, testLogins().dataDir);
  const partners = new Set(
    roles.filter((role) => sees(role, 'trajectory.reference')).map((role) => callerAs(role).partnerId),
  );
  const rows = [...partners].flatMap((partner_id) =>
    clientReferences.map((reference, i) => ({
      ...{ partner_id, hash: pseudonyms.ofReference(partner_id, reference), client_id: clients[i] },
    })),
  );
  await insert(owner, 'hub.client_reference', rows);
}

async function addErasures(owner: Client): Promise<void> {
  const rows = roles
    .filter((role) => sees(role, 'erasure'))
    .map((role, i) => ({
      ...{
        id: `00000000-0000-4000-8000-0000000003${10 + i}`,
        what: i % 2 === 0 ? 'EVENT' : 'TEXT',
        subject: 'x',
      },
      ...{ ground: i % 2 === 0 ? 'INCORRECT' : 'OBJECTION', trajectories: i % 2 === 0 ? 1 : 0 },
      ...{ decided_by_id: callerAs(role).partnerId, decided_by_role: role, reference: `erased-${i}` },
      erased_at: `2026-10-0${1 + (i % 3)}T12:00:00.123456Z`,
    }));
  await insert(owner, 'hub.erasure', rows);
}
