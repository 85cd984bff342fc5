import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail as partners read it: what one did oneself, and who read one's own clients. A line names clients by the pseudonyms of
 * whoever read, which nobody else is to learn: so which trajectories those were is kept beside it, by a trigger of the owner.
 */
export class AuditTrail1000000001050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(clientReads);
    await runner.query(views);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view hub.seen_client_read, hub.seen_audit_line;
      drop trigger keep_clients on hub.audit_event;
      drop trigger forget_reads on hub.trajectory;
      drop function hub.keep_clients_of_act, hub.keep_clients, hub.forget_client_reads;
      drop table hub.client_read;
      alter table hub.audit_event drop column line_id;
      create index on hub.audit_event (partner_id, id);
    `);
  }
}

const clientReads = `
  -- By which callers know a line: its number would tell how much others do.
  alter table hub.audit_event add column line_id uuid not null default gen_random_uuid();
  drop index hub.audit_event_partner_id_id_idx;
  create index on hub.audit_event (partner_id, occurred_at, line_id);
  create index on hub.audit_event (occurred_at, line_id);

  -- One row per line and client, as long as anybody knows the client by a name.
  create table hub.client_read (
    id uuid primary key default gen_random_uuid(),
    occurred_at timestamptz not null,
    partner_id text not null,
    role text not null,
    activity text not null,
    trajectory_id uuid not null
  );
  create index on hub.client_read (trajectory_id, occurred_at, id);
  create index on hub.client_read (occurred_at, id);

  -- Subjects are pseudonyms, nominations and housing needs; which trajectories those are is for the trigger alone.
  -- Each found by its key: an act names few.
  create function hub.keep_clients(line hub.audit_event) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  declare
    keys constant uuid[] := array(select subject::uuid from unnest(line.subjects) subject
      where subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');
  begin
    insert into hub.client_read (occurred_at, partner_id, role, activity, trajectory_id)
      select line.occurred_at, line.partner_id, line.role, line.activity, c.trajectory_id
      from (
        select p.trajectory_id from hub.pseudonym p where p.value = any (line.subjects)
        union select n.trajectory_id from hub.nomination n where n.id = any (keys)
        union select h.trajectory_id from hub.housing_need h where h.id = any (keys)
      ) c;
  end $$;

  create function hub.keep_clients_of_act() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform hub.keep_clients(new);
    return null;
  end $$;
  create trigger keep_clients after insert on hub.audit_event for each row
    when (new.activity ~ '(^| )(trajectory[.]|nomination[.]|candidate[.]need)')
    execute function hub.keep_clients_of_act();

  select hub.keep_clients(e) from hub.audit_event e
    where e.activity ~ '(^| )(trajectory[.]|nomination[.]|candidate[.]need)';

  create trigger append_only before update or truncate on hub.client_read
    for each statement execute function hub.refuse_change();
  create trigger content_stays before delete on hub.client_read
    for each statement when (current_setting('hub.taking_away', true) is distinct from 'yes')
    execute function hub.refuse_change();

  -- With the names under which a trajectory was known goes who read it by them. The lines of the trail stay.
  create function hub.forget_client_reads() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform set_config('hub.taking_away', 'yes', true);
    delete from hub.client_read where trajectory_id = new.id;
    perform set_config('hub.taking_away', 'no', true);
    return null;
  end $$;
  create trigger forget_reads after update of reduced_on on hub.trajectory for each row
    when (old.reduced_on is null and new.reduced_on is not null) execute function hub.forget_client_reads();
`;

/** With the caller's rights. What another partner did it did to what only that partner knows by these names. */
const views = `
  create view hub.seen_audit_line with (security_invoker) as
    select e.line_id as id, e.occurred_at, (e.occurred_at at time zone 'Europe/Amsterdam')::date as day, e.partner_id, e.role,
      string_to_array(e.activity, ' ') as activities,
      case when e.partner_id = nullif(current_setting('hub.partner', true), '') then e.subjects end as subjects, e.request_id
    from hub.audit_event e;

  create view hub.seen_client_read with (security_invoker) as
    select r.id, r.occurred_at, (r.occurred_at at time zone 'Europe/Amsterdam')::date as day, r.partner_id, r.role,
      string_to_array(r.activity, ' ') as activities, p.value as trajectory_id
    from hub.client_read r join hub.pseudonym p on p.trajectory_id = r.trajectory_id;
`;
