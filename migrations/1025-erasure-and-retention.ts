import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Content that is taken away, on request or when its time is over. A tombstone stays: the row with its key, and what it
 * counts for.
 */
export class ErasureAndRetention1000000001025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tombstones);
    await runner.query(onlyHere);
    await runner.query(takingAway);
    await runner.query(reducing);
    await runner.query(erasures);
    await runner.query(erasingClients);
    await runner.query(erasingEvents);
    await runner.query(erasingTexts);
    await runner.query(retention);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back.');
  }
}

const tombstones = `
  -- As before, without what was erased.
  create or replace function hub.trajectory_events_in_force(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, id uuid, ordinal bigint, kind text, happened_on date, facility_id text,
      destination text)
    language sql stable as $$
    select root.trajectory_id, root.id, root.position, root.kind, coalesce(said.happened_on, root.happened_on),
      coalesce(said.facility_id, root.facility_id), case when said.id is null then root.destination else said.destination end
    -- Not "= any": of a long list the planner would rather read the whole table.
    from unnest(trajectories) wanted(id)
    join hub.trajectory_event root on root.trajectory_id = wanted.id
    left join lateral (
      select * from hub.trajectory_event correction
      where correction.corrects_id = root.id and correction.known_at <= known
      order by correction.position desc limit 1
    ) said on true
    where root.corrects_id is null and root.known_at <= known and root.kind <> 'ERASED'
      and coalesce(not said.withdrawn, true) and coalesce(said.happened_on, root.happened_on) <= day
  $$;

  create index on hub.trajectory (closed_on, id) where closed_on is not null and reduced_on is null;

  -- ERASED: something happened, and what it was is gone.
  alter table hub.trajectory_event
    drop constraint trajectory_event_kind_check,
    add constraint trajectory_event_kind_check check (kind in ('REGISTERED', 'ACCESS_GRANTED', 'ACCESS_REFUSED',
      'STAY_STARTED', 'STAY_ENDED', 'TRIAGED', 'MOVE_ON_READY', 'NOMINATED', 'OFFERED', 'HOUSED', 'FOLLOW_UP_STARTED',
      'RETURNED', 'CLOSED', 'CORRECTION', 'ERASED'));
`;

/** What else append-only means for these tables. Made-up events can be deleted. */
const neverElse: Record<string, string> = {
  trajectory_event: 'truncate',
  nomination_step: 'delete or truncate',
  client_match: 'delete or truncate',
  capacity_mutation: 'delete or truncate',
  error_report: 'delete or truncate',
  error_answer: 'delete or truncate',
  acceptance_statement: 'delete or truncate',
};

/** Rows of append-only tables are changed by one function only, while it runs; it is the owner's and granted to nobody. */
const onlyHere = Object.entries(neverElse)
  .map(
    ([table, never]) => `
  drop trigger append_only on hub.${table};
  create trigger append_only before ${never} on hub.${table}
    for each statement execute function hub.refuse_change();
  create trigger content_stays before update on hub.${table}
    for each statement when (current_setting('hub.taking_away', true) is distinct from 'yes')
    execute function hub.refuse_change();`,
  )
  .join('\n');

const takingAway = `
  -- The one function that changes rows of append-only tables.
  create function hub.take_content_away(what text, keys uuid[]) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform set_config('hub.taking_away', 'yes', true);
    case what
      -- Of trajectories: what their reporters called things, which leads to their files.
      when 'REFERENCES' then
        update hub.trajectory_event set reference = 'taken away ' || id
          where trajectory_id = any (keys) and reference not like 'taken away %';
        update hub.nomination_step s set reference = 'taken away ' || s.id, mandate = case when s.mandate is not null then '-' end
          from hub.nomination n where n.id = s.nomination_id and n.trajectory_id = any (keys) and s.actor_id is not null;
        update hub.client_match set reference = 'taken away ' || id
          where trajectory_id = any (keys) or other_id = any (keys);
      -- Of trajectories: what happened, where and when. How many registrations there were in a quarter stays true.
      when 'EVENTS' then
        update hub.trajectory_event set
          kind = case kind when 'REGISTERED' then kind else 'ERASED' end,
          happened_on = date_trunc('quarter', happened_on)::date,
          known_at = date_trunc('quarter', known_at at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam',
          facility_id = null, destination = null, corrects_id = null, withdrawn = false
          where trajectory_id = any (keys);
      -- Of events that were put right: what they said before. The last word takes the place of the first.
      when 'CORRECTED' then
        update hub.trajectory_event root set
          kind = case when last.withdrawn then 'ERASED' else root.kind end,
          happened_on = case when last.withdrawn then date_trunc('quarter', root.happened_on)::date else last.happened_on end,
          facility_id = case when not last.withdrawn then coalesce(last.facility_id, root.facility_id) end,
          destination = case when not last.withdrawn then last.destination end,
          reference = case when last.withdrawn then 'taken away ' || root.id else root.reference end
          from (select distinct on (corrects_id) * from hub.trajectory_event
            where corrects_id = any (keys) order by corrects_id, position desc) last
          where root.id = last.corrects_id;
        update hub.trajectory_event set kind = 'ERASED', happened_on = date_trunc('quarter', happened_on)::date,
          facility_id = null, destination = null, corrects_id = null, withdrawn = false, reference = 'taken away ' || id
          where corrects_id = any (keys);
      when 'NOTE' then
        update hub.capacity_mutation set note = null where id = any (keys);
      when 'REPORT' then
        update hub.error_report set text = '-' where id = any (keys);
      when 'ANSWER' then
        update hub.error_answer set text = '-' where error_report_id = any (keys);
      when 'ACCEPTANCE' then
        update hub.acceptance_statement set note = null where id = any (keys);
        -- The statement that holds shows the same to everybody.
        update hub.facility_acceptance f set note = null from hub.acceptance_statement s
          where s.id = any (keys) and f.facility_id = s.facility_id and f.stated_by_id = s.stated_by_id;
    end case;
    perform set_config('hub.taking_away', 'no', true);
  end $$;
`;

/** What nobody needs once a trajectory is over: who knew it under which name. */
const reducing = `
  create function hub.reduce_trajectories(keys uuid[]) returns void language plpgsql as $$
  declare
    clients constant uuid[] := array(select distinct client_id from hub.trajectory where id = any (keys));
  begin
    perform hub.take_content_away('REFERENCES', keys);
    delete from hub.pseudonym where trajectory_id = any (keys);
    delete from hub.trajectory_party where trajectory_id = any (keys);
    delete from hub.unmatched_trajectory where trajectory_id = any (keys);
    delete from hub.housing_need where trajectory_id = any (keys);
    delete from hub.nomination_reason r using hub.nomination n
      where n.id = r.nomination_id and n.trajectory_id = any (keys);
    update hub.trajectory set reduced_on = coalesce(reduced_on, current_date) where id = any (keys);
    delete from hub.client_reference c where c.client_id = any (clients)
      and not exists (select from hub.trajectory t where t.client_id = c.client_id and t.reduced_on is null);
  end $$;
`;

const erasures = `
  create table hub.erasure (
    id uuid primary key default gen_random_uuid(),
    what text not null check (what in ('CLIENT', 'EVENT', 'TEXT')),
    -- What the caller named: its pseudonym of a trajectory, its key of an event, or the id of what held the text.
    subject text not null,
    ground text not null check (ground in ('INCORRECT', 'NO_LONGER_NEEDED', 'CONSENT_WITHDRAWN', 'OBJECTION', 'UNLAWFUL',
      'LEGAL_OBLIGATION')),
    trajectories integer not null,
    decided_by_id text not null references hub.partner,
    decided_by_role text not null,
    erased_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (decided_by_id, reference)
  );
  create index on hub.erasure (erased_at, id);
  create trigger append_only before update or delete or truncate on hub.erasure
    for each statement execute function hub.refuse_change();

  create function hub.record_erasure(given jsonb, trajectories integer) returns void language sql as $$
    insert into hub.erasure (what, subject, ground, trajectories, decided_by_id, decided_by_role, reference)
    values (given ->> 'what', given ->> 'subject', given ->> 'ground', trajectories,
      nullif(current_setting('hub.partner', true), ''), upper(substr(current_setting('role'), length('hub_') + 1)),
      given ->> 'reference')
  $$;
`;

/** All trajectories of the client, also those that no other partner knows to be of the same one. */
const erasingClients = `
  create function hub.erase_client(named uuid, given jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    client constant uuid := (select client_id from hub.trajectory where id = named);
    keys uuid[];
  begin
    perform pg_advisory_xact_lock(hashtext('hub.client_match'));
    keys := array(select id from hub.trajectory where client_id = client order by id);
    perform pg_advisory_xact_lock(hashtextextended('trajectory:' || wanted.id, 0)) from unnest(keys) wanted(id);
    -- Closed first: what is under way for a home is withdrawn with it, and a dwelling that was held is free.
    update hub.trajectory set closed_on = coalesce(closed_on, greatest(current_date, registered_on)) where id = any (keys);
    perform hub.reduce_trajectories(keys);
    perform hub.take_content_away('EVENTS', keys);
    delete from hub.stay where trajectory_id = any (keys);
    delete from hub.trajectory_norm where trajectory_id = any (keys);
    delete from hub.trajectory_care where trajectory_id = any (keys);
    update hub.trajectory set phase = 'CLOSED', decided = false, provider_id = null, municipality_id = null, shielded = true,
      registered_on = date_trunc('quarter', registered_on)::date,
      closed_on = greatest(date_trunc('quarter', closed_on)::date, date_trunc('quarter', registered_on)::date),
      erased_on = current_date
      where id = any (keys);
    perform hub.record_erasure(given, cardinality(keys));
  end $$;
`;

const erasingEvents = `
  -- The event as it was first reported, where the caller may take away what it said before it was put right.
  create function hub.erase_corrected_event(event uuid, given jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    perform from hub.trajectory_event e
      where e.id = event and e.corrects_id is null
        and exists (select from hub.trajectory_event c where c.corrects_id = e.id)
        and (current_setting('role') = 'hub_central_municipality'
          or e.actor_id = nullif(current_setting('hub.partner', true), '')
            and e.actor_role = upper(substr(current_setting('role'), length('hub_') + 1)));
    if not found then
      return false;
    end if;
    perform hub.take_content_away('CORRECTED', array[event]);
    perform hub.record_erasure(given, 1);
    return true;
  end $$;
`;

const erasingTexts = `
  -- Free text of a line of the ledger, of an error report or of its answer, or of what was stated of a facility on accepting
  -- clients: one's own, or for those who look after all.
  create function hub.erase_text(kind text, key text, given jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := case when current_setting('role') <> 'hub_central_municipality'
      then nullif(current_setting('hub.partner', true), '') end;
    keys constant uuid[] := case kind
      when 'NOTE' then array(select id from hub.capacity_mutation
        where id = key::uuid and note is not null and (me is null or reporter_id = me))
      when 'REPORT' then array(select id from hub.error_report
        where id = key::uuid and (me is null or reporter_id = me))
      when 'ANSWER' then array(select error_report_id from hub.error_answer
        where error_report_id = key::uuid and (me is null or answered_by_id = me))
      when 'ACCEPTANCE' then array(select id from hub.acceptance_statement
        where facility_id = key and note is not null and (me is null or stated_by_id = me))
    end;
  begin
    if cardinality(keys) = 0 then
      return false;
    end if;
    perform hub.take_content_away(kind, keys);
    perform hub.record_erasure(given, 0);
    return true;
  end $$;
`;

const retention = `
  create table hub.retention_run (
    id uuid primary key default gen_random_uuid(),
    ran_at timestamptz not null default now(),
    ran_on date not null default current_date unique,
    retention_days integer not null,
    -- Closed on this day or earlier.
    closed_until date not null,
    trajectories integer not null,
    clients integer not null
  );
  create index on hub.retention_run (ran_at, id);
  create trigger append_only before update or delete or truncate on hub.retention_run
    for each statement execute function hub.refuse_change();

  -- Some of those whose time is over: how many, and of how many of their clients nothing else is left.
  create function hub.reduce_closed_trajectories(closed_until date, most integer)
    returns table (trajectories integer, clients integer)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    keys uuid[] := array(
      select t.id from hub.trajectory t
      where t.closed_on is not null and t.reduced_on is null and t.closed_on <= closed_until
      order by t.closed_on, t.id limit most for no key update);
  begin
    perform hub.reduce_trajectories(keys);
    return query select cardinality(keys), (
      select count(distinct t.client_id)::integer from hub.trajectory t
      where t.id = any (keys) and not exists (
        select from hub.trajectory o where o.client_id = t.client_id and o.reduced_on is null));
  end $$;
`;
