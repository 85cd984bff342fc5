import type { MigrationInterface, QueryRunner } from 'typeorm';

const units = `('PLACE', 'DWELLING', 'UNIT', 'ROOM', 'BED', 'HOUSEHOLD', 'PERSON', 'FACILITY')`;

/**
 * Facilities and the ledger of their capacity. The public part of a facility, its address and its exact state are
 * tables of their own, because a table holds one slice. Address and state have a row for every facility (of the state
 * one at -infinity), so that a missing row can only mean that it was withheld.
 */
export class FacilitiesAndCapacity1000000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facilities);
    await runner.query(ledger);
    await runner.query(projection);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table hub.capacity_state, hub.facility_places, hub.capacity_mutation, hub.facility_address,
        hub.facility_statement, hub.facility cascade;
      drop function hub.add_slices_of_facility, hub.take_ledger_position, hub.refuse_change, hub.project_capacity;
      drop sequence hub.ledger_position;
    `);
  }
}

const facilities = `
  create table hub.facility (
    id text primary key check (id ~ '^[a-z0-9-]+$'),
    name text not null,
    municipality_id text references hub.municipality,
    product_id text not null references hub.product,
    operator_id text references hub.partner,
    landlord_id text references hub.partner,
    unit text check (unit in ${units}),
    stated_status text check (stated_status in ('PLANNED', 'OPEN', 'CLOSED')),
    opened_on date,
    opened_precision text check (opened_precision in ('DAY', 'MONTH', 'YEAR')),
    ends_on date,
    target_group text,
    share_for_target_group double precision check (share_for_target_group between 0 and 1),
    note text,
    synthetic boolean not null default false,
    document_id text references hub.document,
    document_place text,
    check (synthetic or document_id is not null)
  );
  create index on hub.facility (operator_id);
  create index on hub.facility (municipality_id, product_id);
  create index on hub.facility (landlord_id);
  create index on hub.facility (name, id);

  create table hub.facility_statement (
    id text primary key,
    facility_id text not null references hub.facility,
    kind text not null check (kind in ('REGULAR', 'RESERVE')),
    number_min integer,
    number_max integer,
    unit text not null check (unit in ${units}),
    flow text not null check (flow in ('STOCK', 'PER_YEAR')),
    stated_text text not null,
    stated_on date,
    conflict_key text,
    document_id text not null references hub.document,
    document_place text not null
  );
  create index on hub.facility_statement (facility_id);

  create table hub.facility_address (
    facility_id text primary key references hub.facility,
    street text,
    neighbourhood text,
    -- Stands here and not on the facility: a policy reads with the caller's rights, so whatever it reads of a public
    -- table is public.
    confidential boolean not null default false
  );
`;

const ledger = `
  create sequence hub.ledger_position;

  create table hub.capacity_mutation (
    id uuid primary key default gen_random_uuid(),
    position bigint not null unique,
    -- The facility's own count of its lines: what its partners may know, unlike the position among all lines.
    version integer not null,
    facility_id text not null references hub.facility,
    kind text not null check (kind in ('OPENING', 'EXPANSION', 'REDUCTION', 'OUT_OF_USE', 'BACK_IN_USE',
      'OCCUPANCY_COUNT', 'CONFIRMATION')),
    place_kind text check (place_kind in ('REGULAR', 'RESERVE')),
    number integer check (number >= 0),
    effective_on date not null,
    effective_precision text not null default 'DAY' check (effective_precision in ('DAY', 'MONTH', 'YEAR', 'NOT_STATED')),
    reason text check (reason in ('STATED_IN_DOCUMENT', 'END_OF_TERM', 'MAINTENANCE', 'STAFF_SHORTAGE',
      'SAFETY', 'SEASONAL', 'OTHER')),
    note text check (length(note) <= 500),
    reported_at timestamptz not null default now(),
    reporter_id text references hub.partner,
    reference text check (length(reference) between 1 and 100),
    synthetic boolean not null default false,
    document_id text references hub.document,
    document_place text,
    unique (reporter_id, reference),
    unique (facility_id, version),
    check ((kind in ('OPENING', 'EXPANSION', 'REDUCTION')) = (place_kind is not null)),
    check ((kind = 'CONFIRMATION') = (number is null)),
    check (reporter_id is not null or document_id is not null)
  );
  create index on hub.capacity_mutation (facility_id, effective_on, position);

  create table hub.facility_places (
    facility_id text not null references hub.facility,
    from_date date not null,
    regular integer not null check (regular >= 0),
    reserve integer not null check (reserve >= 0),
    primary key (facility_id, from_date)
  );

  create table hub.capacity_state (
    facility_id text not null references hub.facility,
    from_date date not null,
    places integer,
    out_of_use integer check (out_of_use >= 0),
    occupied integer check (occupied >= 0),
    counted_on date,
    reported_at timestamptz,
    reported_by_id text references hub.partner,
    version integer not null default 0,
    synthetic boolean not null default false,
    primary key (facility_id, from_date),
    check (out_of_use <= places)
  );
`;

/** What the ledger means on each date is kept beside it by the database itself, whoever writes a line. */
const projection = `
  create function hub.add_slices_of_facility() returns trigger language plpgsql as $$
  begin
    insert into hub.facility_address (facility_id) values (new.id);
    insert into hub.capacity_state (facility_id, from_date) values (new.id, '-infinity');
    return null;
  end $$;
  create trigger add_slices after insert on hub.facility
    for each row execute function hub.add_slices_of_facility();

  -- The lock is held until the commit: positions follow the order in which lines become visible, not the clock.
  create function hub.take_ledger_position() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform pg_advisory_xact_lock(hashtext('hub.capacity_mutation'));
    new.position := nextval('hub.ledger_position');
    new.version := 1 + coalesce((select max(version) from hub.capacity_mutation where facility_id = new.facility_id), 0);
    return new;
  end $$;
  create trigger take_position before insert on hub.capacity_mutation
    for each row execute function hub.take_ledger_position();

  create function hub.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger append_only before update or delete or truncate on hub.capacity_mutation
    for each statement execute function hub.refuse_change();

  create function hub.project_capacity() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    touched text[] := array(select distinct facility_id from added);
  begin
    delete from hub.facility_places where facility_id = any (touched);
    insert into hub.facility_places (facility_id, from_date, regular, reserve)
      select facility_id, effective_on, sum(regular) over so_far, sum(reserve) over so_far
      from (
        select facility_id, effective_on,
          coalesce(sum(change) filter (where place_kind = 'REGULAR'), 0) as regular,
          coalesce(sum(change) filter (where place_kind = 'RESERVE'), 0) as reserve
        from (
          select facility_id, effective_on, place_kind, case kind when 'REDUCTION' then -number else number end as change
          from hub.capacity_mutation
          where facility_id = any (touched) and kind in ('OPENING', 'EXPANSION', 'REDUCTION')
        ) line
        group by facility_id, effective_on
      ) day
      window so_far as (partition by facility_id order by effective_on);

    delete from hub.capacity_state where facility_id = any (touched) and from_date > '-infinity';
    insert into hub.capacity_state
      (facility_id, from_date, places, out_of_use, occupied, counted_on, reported_at, reported_by_id, version, synthetic)
      select day.facility_id, day.effective_on, places.total,
        sum(day.out_of_use) over (partition by day.facility_id order by day.effective_on),
        counted.number, counted.effective_on, latest.reported_at, latest.reporter_id,
        (select max(version) from hub.capacity_mutation where facility_id = day.facility_id),
        coalesce(counted.synthetic, false)
      from (
        select facility_id, effective_on,
          sum(case kind when 'OUT_OF_USE' then number when 'BACK_IN_USE' then -number else 0 end) as out_of_use
        from hub.capacity_mutation where facility_id = any (touched)
        group by facility_id, effective_on
      ) day
      left join lateral (
        select regular + reserve as total from hub.facility_places
        where facility_id = day.facility_id and from_date <= day.effective_on
        order by from_date desc limit 1
      ) places on true
      left join lateral (
        select number, effective_on, synthetic from hub.capacity_mutation
        where facility_id = day.facility_id and kind = 'OCCUPANCY_COUNT' and effective_on <= day.effective_on
        order by effective_on desc, position desc limit 1
      ) counted on true
      left join lateral (
        select reported_at, reporter_id from hub.capacity_mutation
        where facility_id = day.facility_id and effective_on <= day.effective_on and reporter_id is not null
        order by position desc limit 1
      ) latest on true;
    return null;
  end $$;
  create trigger project_capacity after insert on hub.capacity_mutation
    referencing new table as added for each statement execute function hub.project_capacity();
`;
