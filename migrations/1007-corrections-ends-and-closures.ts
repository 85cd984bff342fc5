import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the ledger can say more: corrections that take the place of a line, lines that end by themselves, and closures;
 * and what it meant on a date as it was known on a moment. One function reads a ledger in order of date. The projection
 * keeps what it gives for all that is known now; for an earlier moment it is asked anew.
 */
export class CorrectionsEndsAndClosures1000000001007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(moments);
    await runner.query(linesInForce);
    await runner.query(fold);
    await runner.query(projection);
    await runner.query(known);
    await runner.query(references);
  }

  async down(): Promise<void> {
    throw new Error('Corrections have no way back: restore a backup.');
  }
}

const columns = `
  alter table hub.capacity_mutation
    add column ends_on date,
    add column corrects_id uuid,
    add column withdrawn boolean not null default false,
    add unique (id, facility_id),
    add foreign key (corrects_id, facility_id) references hub.capacity_mutation (id, facility_id),
    drop constraint capacity_mutation_kind_check,
    -- Which kinds have a number.
    drop constraint capacity_mutation_check1;
  alter table hub.capacity_mutation
    add check (kind in ('OPENING', 'EXPANSION', 'REDUCTION', 'OUT_OF_USE', 'BACK_IN_USE', 'OCCUPANCY_COUNT',
      'CONFIRMATION', 'CLOSURE', 'CORRECTION')),
    add check (kind = 'CORRECTION' or (kind in ('CONFIRMATION', 'CLOSURE')) = (number is null)),
    add check ((kind = 'CORRECTION') = (corrects_id is not null)),
    add check (not withdrawn or (kind = 'CORRECTION' and number is null)),
    add check (ends_on is null
      or (ends_on > effective_on and kind in ('OPENING', 'EXPANSION', 'OUT_OF_USE', 'CORRECTION')));
  create index on hub.capacity_mutation (corrects_id, position) where corrects_id is not null;
  create index on hub.capacity_mutation (facility_id) where corrects_id is not null;
  create index on hub.capacity_mutation (facility_id, ends_on) where ends_on is not null;
  create index on hub.capacity_mutation (facility_id, effective_on) where kind = 'CLOSURE';

  -- Whether a partner reported what the places are from then on; before that they are what a document states.
  alter table hub.facility_places add column reported boolean not null default false;
`;

/**
 * The moment of a line is taken under the lock that orders the lines, and the line is refused when its transaction then
 * takes longer than half a minute. So the lines of a moment that lies a minute back are all there: what was known then
 * never changes any more. To the millisecond, as moments are told: who asks what was known at the moment of a line knows
 * that line.
 */
const moments = `
  alter table hub.capacity_mutation alter column reported_at drop default;

  create or replace function hub.take_ledger_position() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform pg_advisory_xact_lock(hashtext('hub.capacity_mutation'));
    new.position := nextval('hub.ledger_position');
    new.version := 1 + coalesce((select max(version) from hub.capacity_mutation where facility_id = new.facility_id), 0);
    new.reported_at := coalesce(new.reported_at, date_trunc('milliseconds', clock_timestamp()));
    if (select corrects_id from hub.capacity_mutation where id = new.corrects_id) is not null then
      raise exception 'A correction names the line that was reported first' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;

  create function hub.refuse_late_line() returns trigger language plpgsql as $$
  begin
    if clock_timestamp() - new.reported_at > interval '30 seconds' then
      raise exception 'The transaction took too long after its line was reported' using errcode = 'lock_not_available';
    end if;
    return null;
  end $$;
  -- Lines that come with a moment of their own, seeds and restored ones, are history: they lie before the transaction.
  create constraint trigger in_time after insert on hub.capacity_mutation deferrable initially deferred
    for each row when (new.reported_at >= date_trunc('milliseconds', now())) execute function hub.refuse_late_line();
`;

/** A corrected line holds in the words of its last correction, in its own place; a withdrawn one does not hold. */
const linesInForce = `
  create function hub.lines_in_force(facility text, known timestamptz)
    returns table (id uuid, root_id uuid, ordinal bigint, kind text, place_kind text, number integer, effective_on date,
      ends_on date, reported_at timestamptz, reporter_id text, synthetic boolean)
    language sql stable as $$
    select line.id, line.id, line.position, line.kind, line.place_kind, line.number, line.effective_on, line.ends_on,
      line.reported_at, line.reporter_id, line.synthetic
    from hub.capacity_mutation line
    where line.facility_id = facility and line.corrects_id is null and line.reported_at <= known
      and not exists (
        select from hub.capacity_mutation correction
        where correction.corrects_id = line.id and correction.reported_at <= known)
    union all
    select last.id, root.id, root.position, root.kind, root.place_kind, last.number, last.effective_on, last.ends_on,
      last.reported_at, last.reporter_id, last.synthetic
    from hub.capacity_mutation last
    join hub.capacity_mutation root on root.id = last.corrects_id
    where last.facility_id = facility and last.corrects_id is not null and last.reported_at <= known and not last.withdrawn
      and not exists (
        select from hub.capacity_mutation later
        where later.corrects_id = last.corrects_id and later.position > last.position and later.reported_at <= known)
  $$;
`;

/**
 * What a ledger means from a date on: a row for each date on which something happens. The same order and the same rules
 * as capacity.rules.ts, which checks a report before it is recorded; a test holds the two against each other.
 */
const fold = `
  create function hub.fold_ledger(facility text, since date, known timestamptz)
    returns table (from_date date, regular integer, reserve integer, reported boolean, places_changed boolean,
      out_of_use integer, occupied integer, counted_on date, reported_at timestamptz, reported_by_id text, synthetic boolean)
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
          if event.kind = 'OPENING' and regular + reserve = 0 then
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
        when event.kind = 'OCCUPANCY_COUNT' then
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
  drop function hub.project_places, hub.project_states;

  create or replace function hub.project_capacity() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    touched record;
  begin
    for touched in
      -- A correction changes what holds from the earliest date that the line ever had.
      select facility_id, min(least(effective_on, case when corrects_id is not null then (
          select min(said.effective_on) from hub.capacity_mutation said
          where said.id = added.corrects_id or said.corrects_id = added.corrects_id) end)) as since
      from added group by facility_id
    loop
      perform hub.project(touched.facility_id, touched.since);
    end loop;
    return null;
  end $$;

  create function hub.project(facility text, since date) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  declare
    newest integer := (select max(version) from hub.capacity_mutation where facility_id = facility);
  begin
    delete from hub.facility_places where facility_id = facility and from_date >= since;
    delete from hub.capacity_state where facility_id = facility and from_date >= since;
    with folded as materialized (
      select * from hub.fold_ledger(facility, since, 'infinity')
    ), places as (
      insert into hub.facility_places (facility_id, from_date, regular, reserve, reported)
        select facility, from_date, regular, reserve, reported from folded where places_changed
    )
    insert into hub.capacity_state
      (facility_id, from_date, places, out_of_use, occupied, counted_on, reported_at, reported_by_id, version, synthetic)
      select facility, from_date, regular + reserve, out_of_use, occupied, counted_on, reported_at, reported_by_id, newest,
        synthetic
      from folded;
    update hub.capacity_state set version = newest
      where facility_id = facility and version <> newest and from_date >= (
        select max(from_date) from hub.capacity_state where facility_id = facility and from_date <= current_date);
  end $$;
`;

/**
 * The tables of the projection as they would have been on a moment. The exact state is read with the caller's own eyes;
 * places are public while the ledger is not, so those are read with the owner's.
 */
const known = `
  create function hub.capacity_states_known(facility text, known timestamptz) returns setof hub.capacity_state
    language sql stable as $$
    -- Whoever is shown the facility's state has the row from before all time; nothing was reported of it yet.
    select facility, '-infinity'::date, null, null, null, null, null, null, 0, false
    from hub.capacity_state state where state.facility_id = facility and state.from_date = '-infinity'
    union all
    select facility, folded.from_date, folded.regular + folded.reserve, folded.out_of_use, folded.occupied,
      folded.counted_on, folded.reported_at, folded.reported_by_id,
      (select max(version) from hub.capacity_mutation where facility_id = facility and reported_at <= known),
      folded.synthetic
    from hub.fold_ledger(facility, '-infinity', known) folded
  $$;

  create function hub.facility_places_known(facility text, known timestamptz) returns setof hub.facility_places
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select facility, folded.from_date, folded.regular, folded.reserve, folded.reported
    from hub.fold_ledger(facility, '-infinity', known) folded where folded.places_changed
  $$;

  create view hub.upcoming_places with (security_invoker) as
    select * from hub.facility_places where from_date > current_date;
`;

/** A reference is used up for its reporter also when the facility has another operator now, whose ledger it may not see. */
const references = `
  create function hub.used_references(named text[]) returns setof text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select reference from hub.capacity_mutation
    where reporter_id = nullif(current_setting('hub.partner', true), '') and reference = any (named)
  $$;
`;
