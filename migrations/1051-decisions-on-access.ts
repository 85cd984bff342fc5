import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the access point proposes before access is decided: an event as any other, which changes no phase. And that the decision
 * can hand the client over itself: then both were told under one reference.
 */
export class DecisionsOnAccess1000000001051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds);
    await runner.query(phases);
    await runner.query(
      'alter table hub.trajectory_party add column with_decision boolean not null default false',
    );
  }

  async down(): Promise<void> {
    throw new Error('The events of trajectories have no way back: restore a backup.');
  }
}

/** A check over two columns has no name of its own to find it by. */
const kinds = `
  do $$
  declare
    unnamed text;
  begin
    select conname into strict unnamed from pg_constraint
      where conrelid = 'hub.trajectory_event'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%destination IS NULL%';
    execute format('alter table hub.trajectory_event drop constraint %I', unnamed);
  end $$;
  alter table hub.trajectory_event
    drop constraint trajectory_event_kind_check,
    add constraint trajectory_event_kind_check check (kind in ('REGISTERED', 'ACCESS_GRANT_PROPOSED',
      'ACCESS_REFUSAL_PROPOSED', 'ACCESS_GRANTED', 'ACCESS_REFUSED', 'STAY_STARTED', 'STAY_ENDED', 'TRIAGED', 'MOVE_ON_READY',
      'NOMINATED', 'OFFERED', 'HOUSED', 'FOLLOW_UP_STARTED', 'RETURNED', 'CLOSED', 'CORRECTION', 'ERASED')),
    add constraint trajectory_event_destination_of_kind_check check (destination is null
      or kind in ('ACCESS_GRANT_PROPOSED', 'ACCESS_GRANTED', 'STAY_ENDED', 'CORRECTION'));
`;

const phases = `
  create or replace function hub.phase_after(before text, kind text) returns text language sql immutable as $$
    select case
      -- A first stay may come before the decision.
      when kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED') then
        case when before in ('REGISTERED', 'RETURNED') then 'ACCESS_DECIDED' else before end
      when kind = 'STAY_STARTED' then
        case when coalesce(before, 'REGISTERED') in ('REGISTERED', 'ACCESS_DECIDED', 'RETURNED') then 'SHELTERED' else before end
      when kind = 'FOLLOW_UP_STARTED' then 'FOLLOW_UP'
      when kind in ('STAY_ENDED', 'ACCESS_GRANT_PROPOSED', 'ACCESS_REFUSAL_PROPOSED') then before
      else kind
    end
  $$;
`;
