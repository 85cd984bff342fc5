import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A trajectory is a list of events, and what they mean is kept beside it: phase, stays and norms. Whom it was handed to,
 * and under which pseudonym a partner knows it.
 */
export class TrajectoryEvents1000000001020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(events);
    await runner.query(moments);
    await runner.query(parties);
    await runner.query(pseudonyms);
    await runner.query(fold);
    await runner.query(projection);
    await runner.query(registration);
    await runner.query(seen);
  }

  async down(): Promise<void> {
    throw new Error('The events of trajectories have no way back: restore a backup.');
  }
}

const destinations = `('SHELTER', 'SHELTERED_HOUSING', 'SUPPORTED_AT_HOME', 'TRANSITIONAL_HOUSING', 'OWN_HOME',
  'FAMILY_OR_FRIENDS', 'CARE_INSTITUTION', 'DETENTION', 'ABROAD', 'STREET', 'OTHER', 'UNKNOWN')`;

/**
 * Who sees a trajectory sees its events: their policy asks the trajectory by key, so that the append-only rows need no
 * copies of what can change.
 */
const events = `
  alter table hub.trajectory
    drop constraint trajectory_phase_check,
    add check (phase in ('REGISTERED', 'ACCESS_DECIDED', 'SHELTERED', 'TRIAGED', 'MOVE_ON_READY', 'NOMINATED', 'OFFERED',
      'HOUSED', 'FOLLOW_UP', 'RETURNED', 'CLOSED')),
    alter column phase set default 'REGISTERED',
    -- Whether access was granted or refused since the registration, or since the client came back.
    add column decided boolean not null default false;

  create sequence hub.trajectory_position;

  create table hub.trajectory_event (
    id uuid primary key default gen_random_uuid(),
    position bigint not null unique,
    known_at timestamptz not null,
    trajectory_id uuid not null references hub.trajectory,
    kind text not null check (kind in ('REGISTERED', 'ACCESS_GRANTED', 'ACCESS_REFUSED', 'STAY_STARTED', 'STAY_ENDED',
      'TRIAGED', 'MOVE_ON_READY', 'NOMINATED', 'OFFERED', 'HOUSED', 'FOLLOW_UP_STARTED', 'RETURNED', 'CLOSED',
      'CORRECTION')),
    happened_on date not null,
    facility_id text references hub.facility,
    destination text check (destination in ${destinations}),
    corrects_id uuid,
    withdrawn boolean not null default false,
    actor_id text not null references hub.partner,
    actor_role text not null,
    reference text not null check (length(reference) between 1 and 100),
    synthetic boolean not null default false,
    unique (actor_id, reference),
    unique (id, trajectory_id),
    foreign key (corrects_id, trajectory_id) references hub.trajectory_event (id, trajectory_id),
    check (kind = 'CORRECTION' or (kind in ('STAY_STARTED', 'STAY_ENDED')) = (facility_id is not null)),
    check (destination is null or kind in ('ACCESS_GRANTED', 'STAY_ENDED', 'CORRECTION')),
    check ((kind = 'CORRECTION') = (corrects_id is not null)),
    check (not withdrawn or kind = 'CORRECTION')
  );
  create index on hub.trajectory_event (trajectory_id, position);
  create index on hub.trajectory_event (corrects_id, position) where corrects_id is not null;

  create table hub.trajectory_norm (
    trajectory_id uuid not null references hub.trajectory,
    episode integer not null,
    kind text not null check (kind in ('TRIAGE', 'SHELTER')),
    from_date date not null,
    due date not null,
    done_on date,
    primary key (trajectory_id, episode, kind)
  );
`;

/** Taken under a lock as those of the capacity ledger are, for the same reasons. */
const moments = `
  create function hub.take_trajectory_position() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform pg_advisory_xact_lock(hashtext('hub.trajectory_event'));
    new.position := nextval('hub.trajectory_position');
    new.known_at := coalesce(new.known_at, clock_timestamp());
    if new.corrects_id is not null
      and (select corrects_id from hub.trajectory_event where id = new.corrects_id) is not null then
      raise exception 'A correction names the event that was reported first' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger take_position before insert on hub.trajectory_event
    for each row execute function hub.take_trajectory_position();

  create function hub.refuse_late_event() returns trigger language plpgsql as $$
  begin
    if clock_timestamp() - new.known_at > interval '30 seconds' then
      raise exception 'The transaction took too long after its event was reported' using errcode = 'lock_not_available';
    end if;
    return null;
  end $$;
  create constraint trigger in_time after insert on hub.trajectory_event deferrable initially deferred
    for each row when (new.known_at >= now()) execute function hub.refuse_late_event();

  create trigger append_only before update or truncate on hub.trajectory_event
    for each statement execute function hub.refuse_change();
  -- Made-up people can be taken away again.
  create trigger kept before delete on hub.trajectory_event
    for each row when (not old.synthetic) execute function hub.refuse_change();
`;

/**
 * To whom a trajectory was handed, by whom. The partners in charge and the municipality of origin need no row. Access
 * point, public health and community team see it in their phase only.
 */
const parties = `
  create table hub.trajectory_party (
    id uuid primary key default gen_random_uuid(),
    trajectory_id uuid not null references hub.trajectory,
    partner_id text not null references hub.partner,
    role text not null check (role in ('CARE_PROVIDER', 'ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM')),
    opened_on date not null,
    closed_on date,
    in_phase boolean not null,
    opened_by_id text not null references hub.partner,
    reference text not null check (length(reference) between 1 and 100),
    synthetic boolean not null default false
  );
  create unique index on hub.trajectory_party (trajectory_id, partner_id, role) where closed_on is null;
  create unique index on hub.trajectory_party (opened_by_id, reference, role, partner_id);
  create index on hub.trajectory_party (partner_id);
  create index on hub.trajectory_party (trajectory_id);

  create function hub.in_phase(role text, phase text, decided boolean) returns boolean language sql immutable as $$
    select case role
      when 'CARE_PROVIDER' then true
      -- A first stay may precede the decision, which then still is to be proposed.
      when 'ACCESS_POINT' then phase in ('REGISTERED', 'ACCESS_DECIDED', 'RETURNED') or (phase = 'SHELTERED' and not decided)
      when 'PUBLIC_HEALTH' then phase in ('ACCESS_DECIDED', 'SHELTERED', 'TRIAGED')
      when 'COMMUNITY_TEAM' then phase in ('REGISTERED', 'HOUSED', 'FOLLOW_UP', 'RETURNED')
    end
  $$;

  create function hub.begin_party() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    select hub.in_phase(new.role, t.phase, t.decided) into strict new.in_phase
      from hub.trajectory t where t.id = new.trajectory_id;
    return new;
  end $$;
  create trigger begin_party before insert on hub.trajectory_party
    for each row execute function hub.begin_party();

  -- One provider guides a client: who gets it takes it over from who had it.
  create function hub.follow_party() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.trajectory_party set closed_on = greatest(opened_on, new.opened_on)
      where trajectory_id = new.trajectory_id and role = 'CARE_PROVIDER' and closed_on is null and id <> new.id;
    update hub.trajectory set provider_id = new.partner_id
      where id = new.trajectory_id and provider_id is distinct from new.partner_id;
    return null;
  end $$;
  create trigger follow_party after insert on hub.trajectory_party
    for each row when (new.role = 'CARE_PROVIDER') execute function hub.follow_party();
`;

/** The pseudonyms that were issued. Each stands in the order in which its partner reads its trajectories. */
const pseudonyms = `
  create table hub.pseudonym (
    value text primary key,
    recipient_id text not null references hub.partner,
    trajectory_id uuid not null references hub.trajectory,
    purpose text not null check (purpose in ('CHAIN')),
    year integer not null,
    registered_on date not null,
    synthetic boolean not null default false,
    unique (trajectory_id, recipient_id, purpose)
  );
  create index on hub.pseudonym (recipient_id, registered_on, value);

  create function hub.place_pseudonym() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    select t.registered_on into strict new.registered_on from hub.trajectory t where t.id = new.trajectory_id;
    return new;
  end $$;
  create trigger place before insert on hub.pseudonym
    for each row when (new.registered_on is null) execute function hub.place_pseudonym();

  create table hub.client_reference (
    partner_id text not null references hub.partner,
    hash text not null,
    client_id uuid not null references hub.client,
    primary key (partner_id, hash)
  );
  create index on hub.client_reference (client_id);

  -- What a recipient calls a row below a trajectory: it cannot be joined with what another recipient calls it.
  create function hub.key_under(pseudonym text, id uuid) returns text language sql immutable strict parallel safe as
    $$ select encode(substr(sha256(convert_to(pseudonym || ':' || id::text, 'UTF8')), 1, 16), 'hex') $$;
`;

/**
 * What events mean, as of a day, as known on a moment: the same as trajectory.rules.ts and norms.ts, which check an event
 * before it is recorded; a test draws events and holds the two against each other.
 */
const fold = `
  -- A corrected event holds in the words of its last correction, in its own place; a withdrawn one does not hold.
  create function hub.trajectory_events_in_force(trajectories uuid[], day date, known timestamptz)
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
    where root.corrects_id is null and root.known_at <= known
      and coalesce(not said.withdrawn, true) and coalesce(said.happened_on, root.happened_on) <= day
  $$;

  create function hub.phase_after(before text, kind text) returns text language sql immutable as $$
    select case
      -- A first stay may come before the decision.
      when kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED') then
        case when before in ('REGISTERED', 'RETURNED') then 'ACCESS_DECIDED' else before end
      when kind = 'STAY_STARTED' then
        case when coalesce(before, 'REGISTERED') in ('REGISTERED', 'ACCESS_DECIDED', 'RETURNED') then 'SHELTERED' else before end
      when kind = 'FOLLOW_UP_STARTED' then 'FOLLOW_UP'
      when kind = 'STAY_ENDED' then before
      else kind
    end
  $$;
  create aggregate hub.phase_of(text) (sfunc = hub.phase_after, stype = text);

  create function hub.fold_trajectories(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, phase text, registered_on date, closed_on date, decided boolean)
    language sql stable as $$
    select folded.trajectory_id, folded.phase, folded.first_on,
      case folded.phase when 'CLOSED' then folded.last_closed_on end, coalesce(folded.last_round <> 'RETURNED', false)
    from (
      select e.trajectory_id, hub.phase_of(e.kind order by e.happened_on, e.ordinal) as phase,
        min(e.happened_on) as first_on,
        max(e.happened_on) filter (where e.kind = 'CLOSED') as last_closed_on,
        (array_agg(e.kind order by e.happened_on desc, e.ordinal desc)
          filter (where e.kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED', 'RETURNED')))[1] as last_round
      from hub.trajectory_events_in_force(trajectories, day, known) e
      group by e.trajectory_id
    ) folded
  $$;

  -- [started_on, ended_on). A stay has the key of the event by which it began.
  create function hub.fold_stays(trajectories uuid[], day date, known timestamptz)
    returns table (id uuid, trajectory_id uuid, facility_id text, started_on date, ended_on date)
    language sql stable as $$
    select effective.id, effective.trajectory_id, effective.facility_id, effective.happened_on, effective.next_on
    from (
      select moved.*, lead(moved.happened_on) over (
          partition by moved.trajectory_id, moved.facility_id order by moved.happened_on, moved.ordinal) as next_on
      from (
        select e.*, lag(e.kind) over (
            partition by e.trajectory_id, e.facility_id order by e.happened_on, e.ordinal) as before
        from hub.trajectory_events_in_force(trajectories, day, known) e
        where e.kind in ('STAY_STARTED', 'STAY_ENDED')
      ) moved
      -- Of two beginnings in one place the first counts, and an end only after a beginning.
      where (moved.kind = 'STAY_STARTED') = (moved.before is distinct from 'STAY_STARTED')
    ) effective
    where effective.kind = 'STAY_STARTED'
  $$;

  create function hub.fold_norms(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, episode integer, kind text, from_date date, due date, done_on date)
    language sql stable as $$
    with stays as (
      select s.trajectory_id, s.started_on, coalesce(s.ended_on, 'infinity') as ended_on
      from hub.fold_stays(trajectories, day, known) s
    ), marked as (
      -- Stays with gaps of up to 14 days are one episode.
      select s.*, s.started_on > max(s.ended_on) over before_it + 14 as later
      from stays s
      window before_it as (partition by s.trajectory_id order by s.started_on, s.ended_on
        rows between unbounded preceding and 1 preceding)
    ), numbered as (
      select m.*, count(*) filter (where m.later) over (
          partition by m.trajectory_id order by m.started_on, m.ended_on rows unbounded preceding) as episode
      from marked m
    ), episodes as (
      select n.trajectory_id, n.episode::integer, min(n.started_on) as started_on, max(n.ended_on) as ended_on
      from numbered n group by n.trajectory_id, n.episode
    ), rounds as (
      -- What belongs to an episode: all from the end of the one before it until it is followed by another.
      select t.id as trajectory_id, coalesce(e.episode, 0) as episode, e.started_on, e.ended_on,
        coalesce(lag(e.ended_on) over by_episode, '-infinity') as after,
        case when lead(e.episode) over by_episode is null then 'infinity' else e.ended_on end as before
      from unnest(trajectories) wanted(id)
      join hub.trajectory t on t.id = wanted.id
      left join episodes e on e.trajectory_id = t.id
      where t.route = 'SHELTER'
      window by_episode as (partition by t.id order by e.episode)
    ), dated as (
      select r.trajectory_id, r.episode, r.started_on, r.ended_on,
        min(e.happened_on) filter (where e.kind = 'ACCESS_GRANTED') as access_on,
        min(e.happened_on) filter (where e.kind = 'TRIAGED') as triaged_on
      from rounds r
      left join hub.trajectory_events_in_force(trajectories, day, known) e
        on e.trajectory_id = r.trajectory_id and e.kind in ('ACCESS_GRANTED', 'TRIAGED')
        and e.happened_on >= r.after and e.happened_on < r.before
      group by r.trajectory_id, r.episode, r.started_on, r.ended_on
    )
    -- Triage within six weeks of access, or of the first night where that came first.
    select d.trajectory_id, d.episode, 'TRIAGE', least(d.access_on, d.started_on), least(d.access_on, d.started_on) + 42,
      d.triaged_on
    from dated d where d.access_on is not null or d.started_on is not null
    union all
    -- At most three calendar months in shelter.
    select d.trajectory_id, d.episode, 'SHELTER', d.started_on, (d.started_on + interval '3 months')::date,
      nullif(d.ended_on, 'infinity')
    from dated d where d.started_on is not null
  $$;
`;

const projection = `
  -- A few trajectories of many: a plan that was made while the tables were small would read all of them for ever after.
  create function hub.project_trajectories() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  declare
    touched uuid[] := array(select distinct trajectory_id from added);
  begin
    update hub.trajectory t
      set phase = f.phase, registered_on = f.registered_on, closed_on = f.closed_on, decided = f.decided
      from hub.fold_trajectories(touched, 'infinity', 'infinity') f
      where t.id = f.trajectory_id and (t.phase, t.registered_on, t.closed_on, t.decided)
        is distinct from (f.phase, f.registered_on, f.closed_on, f.decided);
    update hub.pseudonym p set registered_on = t.registered_on
      from unnest(touched) wanted(id) join hub.trajectory t on t.id = wanted.id
      where p.trajectory_id = wanted.id and p.registered_on <> t.registered_on;
    update hub.trajectory_party p set in_phase = hub.in_phase(p.role, t.phase, t.decided)
      from unnest(touched) wanted(id) join hub.trajectory t on t.id = wanted.id
      where p.trajectory_id = wanted.id and p.in_phase <> hub.in_phase(p.role, t.phase, t.decided);

    delete from hub.stay s using unnest(touched) wanted(id) where s.trajectory_id = wanted.id
      and not exists (select from hub.fold_stays(touched, 'infinity', 'infinity') f where f.id = s.id);
    insert into hub.stay
      (id, trajectory_id, facility_id, provider_id, municipality_id, shielded, started_on, ended_on, synthetic)
      select f.id, f.trajectory_id, f.facility_id, t.provider_id, t.municipality_id, t.shielded, f.started_on, f.ended_on,
        t.synthetic
      from hub.fold_stays(touched, 'infinity', 'infinity') f join hub.trajectory t on t.id = f.trajectory_id
      on conflict (id) do update
        set facility_id = excluded.facility_id, started_on = excluded.started_on, ended_on = excluded.ended_on
        where (stay.facility_id, stay.started_on, stay.ended_on)
          is distinct from (excluded.facility_id, excluded.started_on, excluded.ended_on);

    delete from hub.trajectory_norm n using unnest(touched) wanted(id) where n.trajectory_id = wanted.id;
    insert into hub.trajectory_norm (trajectory_id, episode, kind, from_date, due, done_on)
      select * from hub.fold_norms(touched, 'infinity', 'infinity');
    return null;
  end $$;
  create trigger project after insert on hub.trajectory_event
    referencing new table as added for each statement execute function hub.project_trajectories();
`;

/**
 * A registration makes rows that its caller may not make one by one, and issues pseudonyms to partners whose trajectories
 * it does not see: this is all that happens with the owner's rights.
 */
const registration = `
  -- Who learns of a registration by its being one: those in charge, who registers, and the municipality of origin.
  create function hub.recipients_of(municipality text, shielded boolean, shelter boolean) returns setof text
    language sql stable as $$
    select nullif(current_setting('hub.partner', true), '')
    union
    select r.partner_id from hub.partner_role r where r.role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR')
    union
    select r.partner_id from hub.partner_role r
    join hub.working_area w on w.partner_id = r.partner_id and w.municipality_id = municipality
    where r.role in ('MUNICIPALITY', case when shelter then 'ACCESS_POINT' end) and not shielded
      and coalesce(w.valid_from <= current_date, true) and coalesce(current_date < w.valid_to, true)
  $$;

  create function hub.register_trajectory(given jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := nullif(current_setting('hub.partner', true), '');
    my_role constant text := upper(substr(current_setting('role'), length('hub_') + 1));
    trajectory constant uuid := given ->> 'trajectory';
    municipality constant text := given ->> 'municipality';
    happened_on constant date := given ->> 'happenedOn';
    reference constant text := given ->> 'reference';
    on_shelter_route constant boolean := given ->> 'route' = 'SHELTER';
    is_shielded constant boolean := (given ->> 'shielded')::boolean;
    client uuid;
  begin
    perform pg_advisory_xact_lock(hashtext('client:' || me || (given ->> 'clientHash')));
    select client_id into client from hub.client_reference where partner_id = me and hash = given ->> 'clientHash';
    if client is null then
      client := gen_random_uuid();
      insert into hub.client (id, synthetic) values (client, false);
      insert into hub.client_reference (partner_id, hash, client_id) values (me, given ->> 'clientHash', client);
    end if;
    insert into hub.trajectory (id, client_id, route, municipality_id, provider_id, registered_on, shielded, synthetic)
      values (trajectory, client, given ->> 'route', municipality, case my_role when 'CARE_PROVIDER' then me end,
        happened_on, is_shielded, false);
    insert into hub.trajectory_care (trajectory_id, provider_id, causes, synthetic)
      values (trajectory, case my_role when 'CARE_PROVIDER' then me end, '{}', false);
    insert into hub.trajectory_party (trajectory_id, partner_id, role, opened_on, opened_by_id, reference)
      select trajectory, me, my_role, happened_on, me, reference
      where my_role in ('CARE_PROVIDER', 'ACCESS_POINT', 'COMMUNITY_TEAM')
      union
      -- On the shelter route a registration is for the access point.
      select trajectory, r.partner_id, r.role, happened_on, me, reference
      from hub.partner_role r
      where on_shelter_route and not is_shielded and r.role = 'ACCESS_POINT'
        and r.partner_id in (select hub.recipients_of(municipality, false, true));
    insert into hub.pseudonym (value, recipient_id, trajectory_id, purpose, year)
      select p.value, r.id, trajectory, 'CHAIN', (given ->> 'year')::integer
      from hub.recipients_of(municipality, is_shielded, on_shelter_route) r(id)
      left join jsonb_to_recordset(given -> 'pseudonyms') as p(recipient text, value text) on p.recipient = r.id;
    insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference)
      values (trajectory, 'REGISTERED', happened_on, me, my_role, reference);
  end $$;

  -- What the caller's own reference was used for, also where it sees the trajectory no more.
  create function hub.own_event(own_reference text)
    returns table (id uuid, trajectory_id uuid, kind text, happened_on date, facility_id text, destination text,
      corrects_id uuid, withdrawn boolean, route text, municipality_id text, shielded boolean, client_hash text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.id, e.trajectory_id, e.kind, e.happened_on, e.facility_id, e.destination, e.corrects_id, e.withdrawn, t.route,
      t.municipality_id, t.shielded,
      (select string_agg(c.hash, ' ') from hub.client_reference c where c.client_id = t.client_id and c.partner_id = e.actor_id)
    from hub.trajectory_event e join hub.trajectory t on t.id = e.trajectory_id
    where e.actor_id = nullif(current_setting('hub.partner', true), '') and e.reference = own_reference
  $$;
`;

/** What a caller sees, under its own pseudonyms: no key of a table is in these. */
const seen = `
  create view hub.seen_trajectory with (security_invoker) as
    select p.value as id, t.route, t.phase, t.municipality_id, t.provider_id, p.registered_on, t.closed_on, t.synthetic,
      (select case when bool_or(coalesce(n.done_on, current_date) > n.due) then 'MISSED'
          when bool_or(n.done_on is null) then 'DUE' when count(*) > 0 then 'MET' end
        from hub.trajectory_norm n where n.trajectory_id = t.id) as norm_status
    from hub.pseudonym p join hub.trajectory t on t.id = p.trajectory_id;

  create view hub.seen_stay with (security_invoker) as
    select hub.key_under(p.value, s.id) as id, p.value as trajectory_id, s.facility_id, s.started_on, s.ended_on, s.synthetic
    from hub.pseudonym p join hub.stay s on s.trajectory_id = p.trajectory_id;

  create view hub.seen_current_stay with (security_invoker) as
    select * from hub.seen_stay where started_on <= current_date and (ended_on is null or ended_on > current_date);

  create view hub.seen_trajectory_event with (security_invoker) as
    select hub.key_under(p.value, e.id) as id, p.value as trajectory_id, e.position, e.kind, e.happened_on, e.known_at,
      e.facility_id, e.destination, hub.key_under(p.value, e.corrects_id) as corrects, e.withdrawn, e.actor_id, e.actor_role,
      case when e.actor_id = nullif(current_setting('hub.partner', true), '') then e.reference end as reference, e.synthetic
    from hub.pseudonym p join hub.trajectory_event e on e.trajectory_id = p.trajectory_id;

  create view hub.seen_norm with (security_invoker) as
    select p.value || '.' || n.episode || '.' || n.kind as id, p.value as trajectory_id, n.episode * 2 + (n.kind = 'SHELTER')::integer as place,
      n.kind, n.from_date, n.due, n.done_on
    from hub.pseudonym p join hub.trajectory_norm n on n.trajectory_id = p.trajectory_id;

  create view hub.seen_care with (security_invoker) as
    select p.value as trajectory_id, c.causes, c.target_group, c.synthetic
    from hub.pseudonym p join hub.trajectory_care c on c.trajectory_id = p.trajectory_id;
`;
