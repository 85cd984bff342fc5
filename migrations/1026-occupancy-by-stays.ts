import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A facility reports its occupancy by counts, or from a day on by the stays of its clients. What comes and goes by stays is
 * a ledger of its own, without clients: so many more or fewer from a day on, and when the hub learned of it. The fold of the
 * capacity ledger reads it where stays count.
 */
export class OccupancyByStays1000000001026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(moments);
    await runner.query(stayLines);
    await runner.query(fold);
    await runner.query(projection);
    await runner.query(keeping);
    await runner.query(fence);
  }

  async down(): Promise<void> {
    throw new Error('What was counted by stays has no way back: restore a backup.');
  }
}

const tables = `
  create table hub.counting_way (
    id uuid primary key default gen_random_uuid(),
    position bigint not null unique,
    facility_id text not null references hub.facility,
    way text not null check (way in ('COUNTS', 'STAYS')),
    from_date date not null,
    known_at timestamptz not null,
    decided_by_id text not null references hub.partner,
    reference text not null check (length(reference) between 1 and 100),
    -- Whoever decides for a facility sees what was decided for it, and not what it decided for one that it had before.
    unique (facility_id, decided_by_id, reference),
    check (from_date >= (known_at at time zone 'Europe/Amsterdam')::date)
  );
  create index on hub.counting_way (facility_id, from_date, position);

  create table hub.stay_change (
    position bigint primary key,
    facility_id text not null references hub.facility,
    on_date date not null,
    change integer not null check (change <> 0),
    known_at timestamptz not null,
    -- Null when it is no report of the operator's own.
    reporter_id text references hub.partner,
    synthetic boolean not null
  );
  create index on hub.stay_change (facility_id, on_date);

  create trigger append_only before update or delete or truncate on hub.counting_way
    for each statement execute function hub.refuse_change();
  create trigger append_only before update or delete or truncate on hub.stay_change
    for each statement execute function hub.refuse_change();

  alter table hub.capacity_state
    add column counted_by text not null default 'COUNTS' check (counted_by in ('COUNTS', 'STAYS'));
`;

/**
 * Moments as those of the capacity ledger, under the same lock. Where both are needed the lock of the events comes first:
 * whoever records a stay has it already.
 */
const moments = `
  create function hub.take_occupancy_position() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    -- A stay that somebody is recording now is waited for: it could not know yet that it counts.
    if tg_table_name = 'counting_way' then
      perform pg_advisory_xact_lock(hashtext('hub.trajectory_event'));
    end if;
    perform pg_advisory_xact_lock(hashtext('hub.capacity_mutation'));
    new.position := nextval('hub.ledger_position');
    new.known_at := coalesce(new.known_at, date_trunc('milliseconds', clock_timestamp()));
    return new;
  end $$;
  create trigger take_position before insert on hub.counting_way
    for each row execute function hub.take_occupancy_position();
  create trigger take_position before insert on hub.stay_change
    for each row execute function hub.take_occupancy_position();

  create constraint trigger in_time after insert on hub.counting_way deferrable initially deferred
    for each row when (new.known_at >= date_trunc('milliseconds', now())) execute function hub.refuse_late_event();
  create constraint trigger in_time after insert on hub.stay_change deferrable initially deferred
    for each row when (new.known_at >= date_trunc('milliseconds', now())) execute function hub.refuse_late_event();
`;

/** How many are in it after each day from a date on, as far as stays count; null from the day on which they no longer do. */
const stayLines = `
  create function hub.stay_lines(facility text, since date, known timestamptz)
    returns table (on_date date, number integer, reported_at timestamptz, reporter_id text, synthetic boolean)
    language sql stable as $$
    with decided as (
      -- Of what was decided for one day the last holds.
      select distinct on (w.from_date) w.from_date, w.way from hub.counting_way w
      where w.facility_id = facility and w.known_at <= known
      order by w.from_date, w.position desc
    ), ways as (
      select d.from_date, d.way from (
        select from_date, way, lag(way, 1, 'COUNTS') over (order by from_date) as before from decided
      ) d where d.way <> d.before
    ), dated as (
      select e.day, sum(e.change)::integer as change, max(e.report) as report, bool_or(e.synthetic) as synthetic,
        bool_or(e.begins) as begins
      from (
        -- All that was before is one sum.
        select greatest(c.on_date, since - 1) as day, c.change,
          case when c.reporter_id is not null then c.position end as report, c.synthetic, false as begins
        from hub.stay_change c where c.facility_id = facility and c.known_at <= known and exists (select from ways)
        union all
        select from_date, 0, null, false, true from ways
      ) e
      group by e.day
    ), summed as (
      select d.day, d.begins, sum(d.change) over so_far as number, bool_or(d.synthetic) over so_far as made_up,
        -- What was told of the days before is told of the first on which it counts.
        case when d.begins then max(d.report) over so_far else d.report end as report,
        (select w.way from ways w where w.from_date <= d.day order by w.from_date desc limit 1) as way
      from dated d window so_far as (order by d.day)
    )
    select s.day, case s.way when 'STAYS' then s.number::integer end, told.known_at, told.reporter_id,
      s.way = 'STAYS' and s.made_up
    from summed s left join hub.stay_change told on told.position = s.report and s.way = 'STAYS'
    where s.day >= since and (s.way = 'STAYS' or s.begins)
  $$;
`;

/**
 * As in 1007, with the days on which stays count. A count of before says nothing of the time in which they do, and nothing is
 * known after that time until somebody counts.
 */
const fold = `
  drop function hub.fold_ledger;

  create function hub.fold_ledger(facility text, since date, known timestamptz)
    returns table (from_date date, regular integer, reserve integer, reported boolean, places_changed boolean,
      out_of_use integer, occupied integer, counted_on date, reported_at timestamptz, reported_by_id text, synthetic boolean,
      counted_by text)
    language plpgsql stable as $$
  #variable_conflict use_column
  declare
    event record;
    last_closure date;
    change integer;
  begin
    select s.out_of_use, s.occupied, s.counted_on, s.reported_at, s.reported_by_id, s.synthetic
      into out_of_use, occupied, counted_on, reported_at, reported_by_id, synthetic
      from hub.capacity_state s where s.facility_id = facility and s.from_date < since and s.from_date > '-infinity'
      order by s.from_date desc limit 1;
    select p.regular, p.reserve, p.reported into regular, reserve, reported
      from hub.facility_places p where p.facility_id = facility and p.from_date < since order by p.from_date desc limit 1;
    select max(line.effective_on) into last_closure
      from hub.lines_in_force(facility, known) line where line.kind = 'CLOSURE' and line.effective_on < since;
    select w.way into counted_by from hub.counting_way w
      where w.facility_id = facility and w.from_date < since and w.known_at <= known
      order by w.from_date desc, w.position desc limit 1;
    counted_by := coalesce(counted_by, 'COUNTS');
    out_of_use := coalesce(out_of_use, 0);
    reported := coalesce(reported, false);
    synthetic := coalesce(synthetic, false);

    for event in
      select line.effective_on as on_date, case line.kind when 'CLOSURE' then 2 else 1 end as turn, line.ordinal,
        line.kind, line.place_kind, line.number, line.reported_at, line.reporter_id, line.synthetic, null::date as began
      from hub.lines_in_force(facility, known) line where line.effective_on >= since
      union all
      -- What ends by itself is taken back, before anything else of that day.
      select line.ends_on, 0, line.ordinal, case line.kind when 'OUT_OF_USE' then 'BACK_IN_USE' else 'REDUCTION' end,
        line.place_kind, line.number, null, line.reporter_id, line.synthetic, line.effective_on
      from hub.lines_in_force(facility, known) line where line.ends_on >= since
      union all
      -- Whether stays count is settled before anything else of the day too.
      select stays.on_date, 0, 0, 'STAYS', null, stays.number, stays.reported_at, stays.reporter_id, stays.synthetic, null
      from hub.stay_lines(facility, since, known) stays
      order by 1, 2, 3
    loop
      if from_date <> event.on_date then
        return next;
        places_changed := false;
      end if;
      from_date := event.on_date;
      -- A closure took away all that there was before it.
      continue when event.began <= last_closure;
      change := case event.kind when 'REDUCTION' then -event.number else event.number end;
      case
        when event.kind in ('OPENING', 'EXPANSION', 'REDUCTION') then
          -- A count of before a time without places says nothing of the time after it.
          if event.kind = 'OPENING' and regular + reserve = 0 and counted_by = 'COUNTS' then
            occupied := null;
            counted_on := null;
            synthetic := false;
          end if;
          regular := coalesce(regular, 0) + case event.place_kind when 'REGULAR' then change else 0 end;
          reserve := coalesce(reserve, 0) + case event.place_kind when 'RESERVE' then change else 0 end;
        when event.kind = 'CLOSURE' then
          regular := 0;
          reserve := 0;
          out_of_use := 0;
          last_closure := event.on_date;
        when event.kind = 'OUT_OF_USE' then out_of_use := out_of_use + change;
        when event.kind = 'BACK_IN_USE' then out_of_use := out_of_use - change;
        when event.kind = 'STAYS' then
          counted_by := case when event.number is null then 'COUNTS' else 'STAYS' end;
          occupied := event.number;
          counted_on := case counted_by when 'STAYS' then event.on_date end;
          synthetic := event.synthetic;
        -- A count is refused where stays count; should one be there, it says nothing.
        when event.kind = 'OCCUPANCY_COUNT' and counted_by = 'COUNTS' then
          occupied := event.number;
          counted_on := event.on_date;
          synthetic := event.synthetic;
        else null;
      end case;
      if event.kind in ('OPENING', 'EXPANSION', 'REDUCTION', 'CLOSURE') then
        places_changed := true;
        reported := reported or event.reporter_id is not null;
      end if;
      -- What is told more than a month later says nothing of how fresh the state is.
      if event.reporter_id is not null and event.reported_at >= coalesce(reported_at, '-infinity')
        and event.on_date > event.reported_at::date - 31 then
        reported_at := event.reported_at;
        reported_by_id := event.reporter_id;
      end if;
    end loop;
    if from_date is not null then
      return next;
    end if;
  end $$;
`;

const projection = `
  create or replace function hub.project(facility text, since date) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  declare
    newest integer := coalesce((select max(version) from hub.capacity_mutation where facility_id = facility), 0);
  begin
    delete from hub.facility_places where facility_id = facility and from_date >= since;
    delete from hub.capacity_state where facility_id = facility and from_date >= since and from_date > '-infinity';
    with folded as materialized (
      select * from hub.fold_ledger(facility, since, 'infinity')
    ), places as (
      insert into hub.facility_places (facility_id, from_date, regular, reserve, reported)
        select facility, from_date, regular, reserve, reported from folded where places_changed
    )
    insert into hub.capacity_state
      (facility_id, from_date, places, out_of_use, occupied, counted_on, reported_at, reported_by_id, version, synthetic,
        counted_by)
      select facility, from_date, regular + reserve, out_of_use, occupied, counted_on, reported_at, reported_by_id, newest,
        synthetic, counted_by
      from folded;
    update hub.capacity_state set version = newest
      where facility_id = facility and version <> newest and from_date >= (
        select max(from_date) from hub.capacity_state where facility_id = facility and from_date <= current_date);
  end $$;

  create or replace function hub.capacity_states_known(facility text, known timestamptz) returns setof hub.capacity_state
    language sql stable as $$
    -- Whoever is shown the facility's state has the row from before all time; nothing was reported of it yet.
    select facility, '-infinity'::date, null, null, null, null, null, null, 0, false, 'COUNTS'
    from hub.capacity_state state where state.facility_id = facility and state.from_date = '-infinity'
    union all
    select facility, folded.from_date, folded.regular + folded.reserve, folded.out_of_use, folded.occupied,
      folded.counted_on, folded.reported_at, folded.reported_by_id,
      coalesce((select max(version) from hub.capacity_mutation where facility_id = facility and reported_at <= known), 0),
      folded.synthetic, folded.counted_by
    from hub.fold_ledger(facility, '-infinity', known) folded
  $$;
`;

/** What happens to a stay happens to the occupancy of its facility, once that was ever counted by stays. */
const keeping = `
  create function hub.moves_of(stay hub.stay, sign integer)
    returns table (facility_id text, on_date date, change integer, synthetic boolean) language sql immutable as $$
    select stay.facility_id, moved.on_date, moved.change, stay.synthetic
    from (values (stay.started_on, sign), (stay.ended_on, -sign)) moved(on_date, change)
    where moved.on_date is not null
  $$;

  create type hub.stay_move as (facility_id text, on_date date, change integer, synthetic boolean);

  create function hub.add_stay_changes(moves hub.stay_move[]) returns void language sql
    set search_path = pg_catalog, pg_temp as $$
    insert into hub.stay_change (facility_id, on_date, change, reporter_id, synthetic)
      select m.facility_id, m.on_date, sum(m.change), (
          -- A report of its operator's own counts as one.
          select f.operator_id from hub.facility f
          where f.id = m.facility_id and f.operator_id = nullif(current_setting('hub.partner', true), '')),
        m.synthetic
      from unnest(moves) m
      group by m.facility_id, m.on_date, m.synthetic having sum(m.change) <> 0
  $$;

  create function hub.follow_stays() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    moves hub.stay_move[];
  begin
    if not exists (select from hub.counting_way) then
      return null;
    end if;
    if tg_op = 'DELETE' and pg_trigger_depth() = 1 then
      -- Not put right by an event but taken away: who was still in it leaves today. What was counted stays as it was.
      moves := array(
        select (r.facility_id, greatest(r.started_on, current_date), -1, r.synthetic)::hub.stay_move
        from removed r where r.ended_on is null and r.facility_id in (select facility_id from hub.counting_way));
    elsif tg_op <> 'INSERT' then
      moves := array(
        select (m.facility_id, m.on_date, m.change, m.synthetic)::hub.stay_move
        from removed cross join lateral hub.moves_of(removed, -1) m
        where m.facility_id in (select facility_id from hub.counting_way));
    end if;
    if tg_op <> 'DELETE' then
      moves := moves || array(
        select (m.facility_id, m.on_date, m.change, m.synthetic)::hub.stay_move
        from added cross join lateral hub.moves_of(added, 1) m
        where m.facility_id in (select facility_id from hub.counting_way));
    end if;
    if cardinality(moves) > 0 then
      perform hub.add_stay_changes(moves);
    end if;
    return null;
  end $$;
  create trigger follow_added after insert on hub.stay referencing new table as added
    for each statement execute function hub.follow_stays();
  create trigger follow_changed after update on hub.stay referencing old table as removed new table as added
    for each statement execute function hub.follow_stays();
  create trigger follow_removed after delete on hub.stay referencing old table as removed
    for each statement execute function hub.follow_stays();

  create function hub.project_stay_changes() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    touched record;
  begin
    for touched in
      -- Before stays counted nothing changes.
      select a.facility_id, greatest(min(a.on_date), (
          select min(from_date) from hub.counting_way w where w.facility_id = a.facility_id)) as since
      from added a group by a.facility_id
    loop
      perform hub.project(touched.facility_id, touched.since);
    end loop;
    return null;
  end $$;
  create trigger project after insert on hub.stay_change referencing new table as added
    for each statement execute function hub.project_stay_changes();
`;

/** Both ways never mix for one facility at one date. */
const fence = `
  create function hub.counted_by(facility text, day date) returns text language sql stable as $$
    select coalesce((
      select way from hub.counting_way where facility_id = facility and from_date <= day
      order by from_date desc, position desc limit 1), 'COUNTS')
  $$;

  create function hub.begin_counting_way() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if new.way = 'STAYS' and exists (select from hub.lines_in_force(new.facility_id, 'infinity') line
        where line.kind = 'OCCUPANCY_COUNT' and line.effective_on >= new.from_date) then
      raise exception 'This day was counted already.' using errcode = 'check_violation';
    end if;
    -- The stays that the hub knows already; from now on they are followed.
    if not exists (select from hub.counting_way where facility_id = new.facility_id and id <> new.id) then
      perform hub.add_stay_changes(array(
        select (m.facility_id, m.on_date, m.change, m.synthetic)::hub.stay_move
        from hub.stay s cross join lateral hub.moves_of(s, 1) m where s.facility_id = new.facility_id));
    end if;
    perform hub.project(new.facility_id, new.from_date);
    return null;
  end $$;
  create trigger begin_counting_way after insert on hub.counting_way
    for each row execute function hub.begin_counting_way();

  create function hub.refuse_count_beside_stays() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if not new.withdrawn and hub.counted_by(new.facility_id, new.effective_on) = 'STAYS'
      and 'OCCUPANCY_COUNT' in (new.kind, (select kind from hub.capacity_mutation where id = new.corrects_id)) then
      raise exception 'On this day stays count.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  -- By its name after the trigger that takes the lock.
  create trigger way_of_counting before insert on hub.capacity_mutation
    for each row when (new.kind in ('OCCUPANCY_COUNT', 'CORRECTION')) execute function hub.refuse_count_beside_stays();
`;
