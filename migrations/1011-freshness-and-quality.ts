import type { MigrationInterface, QueryRunner } from 'typeorm';

const units = `('PLACE', 'DWELLING', 'UNIT', 'ROOM', 'BED', 'HOUSEHOLD', 'PERSON', 'FACILITY')`;

/** When a report is due, per product, and how fresh the published figures are. */
export class FreshnessAndQuality1000000001011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueDates);
    await runner.query(overdue);
    await runner.query(publications);
    await runner.query(comparison);
    await runner.query(quality);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function if exists hub.stay_movements;
      drop index hub.stay_facility_id_end_idx, hub.capacity_mutation_facility_id_reported_at_idx;
      drop view hub.occupancy_comparison;
      drop table published.occupancy, published.publication;
      delete from published.free_places;
      alter table published.free_places drop column unit, drop column coverage;
      drop view hub.overdue_report, hub.reporting_facility;
      drop function hub.report_due, hub.report_expected;
      alter table hub.product drop column report_every_days;
    `);
  }
}

/** The rules of freshness stand in one place, so that a field, a list, a publication and a score cannot differ. */
const dueDates = `
  alter table hub.product
    add column report_every_days integer not null default 7 check (report_every_days between 1 and 92);

  create function hub.report_due(reported_at timestamptz, every_days integer) returns date
    language sql stable as $$ select (reported_at + make_interval(days => every_days))::date $$;

  -- Nothing is expected of a facility that is closed or has no places, nor of one that documents call planned as long as
  -- nobody has said more; where nothing is known at all, it is.
  create function hub.report_expected(stated_status text, ends_on date, places integer, day date) returns boolean
    language sql immutable as $$
    select stated_status is distinct from 'CLOSED' and coalesce(ends_on > day, true)
      and coalesce(places > 0, stated_status is distinct from 'PLANNED')
  $$;

  -- The facilities that are to report as of today: those with places that a partner reported, and else what documents
  -- say; not yet those of which all places lie ahead.
  create view hub.reporting_facility with (security_invoker = true) as
    select f.id, f.operator_id, f.municipality_id, f.product_id, f.unit, f.synthetic, p.report_every_days
    from hub.facility f
    join hub.product p on p.id = f.product_id
    left join lateral (
      select regular + reserve as total, reported from hub.facility_places
      where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
    ) places on true
    where case
      when places.reported then places.total > 0
      when places.total is null and exists (select from hub.facility_places later where later.facility_id = f.id) then false
      else hub.report_expected(f.stated_status, f.ends_on, places.total, current_date)
    end;
`;

/** Which reports are overdue, for whoever sees the exact state of the facility: its first row is looked at first. */
const overdue = `
  create view hub.overdue_report with (security_invoker = true) as
    select f.id as facility_id, state.reported_at, state.reported_by_id, due.due_on,
      current_date - due.due_on as days_late, coalesce(due.due_on, '-infinity') as due_order
    from hub.reporting_facility f
    join hub.capacity_state shown on shown.facility_id = f.id and shown.from_date = '-infinity'
    cross join lateral (
      select reported_at, reported_by_id from hub.capacity_state
      where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
    ) state
    cross join lateral (select hub.report_due(state.reported_at, f.report_every_days) as due_on) due
    where coalesce(due.due_on < current_date, true);
`;

/** What is published anew is found not to be done this week, and is made when the hub starts. */
const publications = `
  create table published.publication (
    name text primary key check (name in ('CANDIDATE_LISTS', 'CAPACITY')),
    week date not null
  );
  insert into published.publication
    select 'CANDIDATE_LISTS', max(week) from published.candidate_list having max(week) is not null;

  delete from published.free_places;
  alter table published.free_places
    add column unit text check (unit in ${units}),
    add column coverage jsonb not null;

  create table published.occupancy (
    id text primary key,
    week date not null,
    product_id text not null references hub.product,
    unit text not null check (unit in ${units}),
    occupancy_class text not null
      check (occupancy_class in ('UNDER_70', 'FROM_70_TO_80', 'FROM_80_TO_90', 'FROM_90_TO_100', 'OVER_100')),
    facilities integer not null check (facilities >= 3),
    facilities_in_region integer not null,
    coverage jsonb not null,
    synthetic boolean not null,
    unique (product_id, unit)
  );
`;

/** What a provider has of its own beside what is published; the exact state is read with its own eyes. */
const comparison = `
  create view hub.occupancy_comparison with (security_invoker = true) as
    select concat_ws(':', own.operator_id, own.product_id, own.unit) as id, own.*,
      round(100.0 * own.occupied / nullif(own.available, 0), 1)::double precision as share,
      region.id as region_id,
      case
        when region.id is not null then null
        when own.unit is null then 'UNIT_NOT_STATED'
        when exists (select from published.publication where name = 'CAPACITY') then 'TOO_FEW'
        else 'NOT_PUBLISHED_YET'
      end as not_published
    from (
      select f.operator_id, f.product_id, f.unit, count(*)::integer as facilities,
        count(state.occupied)::integer as facilities_counted,
        (sum(state.places) filter (where state.occupied is not null))::integer as places,
        (sum(state.places - state.out_of_use) filter (where state.occupied is not null))::integer as available,
        sum(state.occupied)::integer as occupied,
        bool_or(f.synthetic or state.synthetic) as synthetic
      from hub.reporting_facility f
      cross join lateral (
        select places, out_of_use, occupied, synthetic from hub.capacity_state
        where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
      ) state
      group by f.operator_id, f.product_id, f.unit
    ) own
    left join published.occupancy region on region.product_id = own.product_id and region.unit = own.unit;
`;

/** For what was reported, and who stayed, in a period. */
const quality = `
  create index stay_facility_id_end_idx on hub.stay (facility_id, (coalesce(ended_on, 'infinity'::date)));
  create index on hub.capacity_mutation (facility_id, reported_at);
`;
