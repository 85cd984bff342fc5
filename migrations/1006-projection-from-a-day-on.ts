import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A report writes the projection of its facility anew from its date on, not from the beginning: a weekly report costs
 * the same after a year as after a week. The row of today always carries the newest version, so that whoever saw an older
 * one can be told, also of a report that lies ahead.
 */
export class ProjectionFromADayOn1000000001006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index on hub.capacity_mutation (facility_id, position);
      create index on hub.capacity_mutation (reported_at, id);
      create index on hub.capacity_mutation (effective_on, id);
      ${places}
      ${states}
      ${trigger}
    `);
  }

  async down(): Promise<void> {
    throw new Error('The projection has no way back: restore a backup.');
  }
}

const places = `
  create function hub.project_places(facility text, since date) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from hub.facility_places where facility_id = facility and from_date >= since;
    insert into hub.facility_places (facility_id, from_date, regular, reserve)
      select facility, effective_on,
        coalesce(before.regular, 0) + sum(day.regular) over so_far,
        coalesce(before.reserve, 0) + sum(day.reserve) over so_far
      from (
        select effective_on,
          coalesce(sum(change) filter (where place_kind = 'REGULAR'), 0) as regular,
          coalesce(sum(change) filter (where place_kind = 'RESERVE'), 0) as reserve
        from (
          select effective_on, place_kind, case kind when 'REDUCTION' then -number else number end as change
          from hub.capacity_mutation
          where facility_id = facility and effective_on >= since and kind in ('OPENING', 'EXPANSION', 'REDUCTION')
        ) line
        group by effective_on
      ) day
      left join lateral (
        select regular, reserve from hub.facility_places
        where facility_id = facility and from_date < since order by from_date desc limit 1
      ) before on true
      window so_far as (order by effective_on);
  end $$;
`;

const states = `
  create function hub.project_states(facility text, since date) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  declare
    newest integer := (select max(version) from hub.capacity_mutation where facility_id = facility);
  begin
    delete from hub.capacity_state where facility_id = facility and from_date >= since;
    insert into hub.capacity_state
      (facility_id, from_date, places, out_of_use, occupied, counted_on, reported_at, reported_by_id, version, synthetic)
      select facility, day.effective_on, places.total,
        coalesce(before.out_of_use, 0) + sum(day.out_of_use) over (order by day.effective_on),
        counted.number, counted.effective_on, latest.reported_at, latest.reporter_id, newest, coalesce(counted.synthetic, false)
      from (
        select effective_on,
          sum(case kind when 'OUT_OF_USE' then number when 'BACK_IN_USE' then -number else 0 end) as out_of_use
        from hub.capacity_mutation where facility_id = facility and effective_on >= since
        group by effective_on
      ) day
      left join lateral (
        select out_of_use from hub.capacity_state
        where facility_id = facility and from_date < since and from_date > '-infinity'
        order by from_date desc limit 1
      ) before on true
      left join lateral (
        select regular + reserve as total from hub.facility_places
        where facility_id = facility and from_date <= day.effective_on
        order by from_date desc limit 1
      ) places on true
      left join lateral (
        select number, effective_on, synthetic from hub.capacity_mutation
        where facility_id = facility and kind = 'OCCUPANCY_COUNT' and effective_on <= day.effective_on
        order by effective_on desc, position desc limit 1
      ) counted on true
      left join lateral (
        select reported_at, reporter_id from hub.capacity_mutation
        where facility_id = facility and effective_on <= day.effective_on and reporter_id is not null
        order by position desc limit 1
      ) latest on true;
    update hub.capacity_state set version = newest
      where facility_id = facility and version <> newest and from_date = (
        select max(from_date) from hub.capacity_state where facility_id = facility and from_date <= current_date);
  end $$;
`;

const trigger = `
  create or replace function hub.project_capacity() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    touched record;
  begin
    for touched in select facility_id, min(effective_on) as since from added group by facility_id loop
      perform hub.project_places(touched.facility_id, touched.since);
      perform hub.project_states(touched.facility_id, touched.since);
    end loop;
    return null;
  end $$;
`;
