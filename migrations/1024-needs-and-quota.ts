import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Housing needs as partners record them, dwellings beside the demand, and quota as the central municipality sets them. */
export class NeedsAndQuota1000000001024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(needs);
  }

  async down(): Promise<void> {
    throw new Error('What was recorded and decided is not thrown away: restore a backup.');
  }
}

/**
 * Who recorded which need, and when. What was said goes into the need and is not kept a second time: of an older need
 * nobody has to know more than that there was one, and what is erased from the need is then gone. The digest only tells
 * whether a repeated report says the same.
 */
const needs = `
  alter table hub.housing_need add column version integer not null default 1;

  create table hub.housing_need_report (
    id uuid primary key default gen_random_uuid(),
    trajectory_id uuid not null references hub.trajectory,
    said jsonb check (said is null),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    actor_id text not null references hub.partner,
    actor_role text not null,
    reference text not null check (length(reference) between 1 and 100),
    recorded_at timestamptz not null default now(),
    unique (actor_id, reference)
  );
  create index on hub.housing_need_report (trajectory_id);

  create function hub.record_housing_need() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    said constant jsonb := new.said;
    need hub.housing_need;
  begin
    select * into need from hub.housing_need where trajectory_id = new.trajectory_id for update;
    delete from hub.housing_area where need_id = need.id;
    insert into hub.housing_need as known (trajectory_id, provider_id, municipality_id, shielded, synthetic, housing_market,
        expected_half_year, expected_quarter, kind_of_dwelling, min_rooms, household_size, accessibility, rent_band,
        guidance_arranged, guidance_until, scheme)
      -- Whoever records the need of a made-up client makes it up.
      select t.id, t.provider_id, t.municipality_id, t.shielded, t.synthetic, s.housing_market, s.expected_half_year,
        s.expected_quarter, s.kind_of_dwelling, s.min_rooms, s.household_size, s.accessibility, s.rent_band,
        s.guidance_arranged, s.guidance_until, s.scheme
      from hub.trajectory t cross join jsonb_populate_record(null::hub.housing_need, said) s
      where t.id = new.trajectory_id
      on conflict (trajectory_id) do update set
        (housing_market, expected_half_year, expected_quarter, kind_of_dwelling, min_rooms, household_size, accessibility,
          rent_band, guidance_arranged, guidance_until, scheme) =
        (excluded.housing_market, excluded.expected_half_year, excluded.expected_quarter, excluded.kind_of_dwelling,
          excluded.min_rooms, excluded.household_size, excluded.accessibility, excluded.rent_band,
          excluded.guidance_arranged, excluded.guidance_until, excluded.scheme),
        version = known.version + 1
      returning * into need;
    with areas as (
      insert into hub.housing_area (need_id, housing_market, municipality_id, wish, synthetic)
        select need.id, need.housing_market, a.municipality_id, a.wish, need.synthetic
        from jsonb_to_recordset(said -> 'areas') as a(municipality_id text, wish text)
        returning id, municipality_id
    )
    insert into hub.housing_exclusion (area_id, reason, synthetic)
      select areas.id, a.reason, need.synthetic
      from areas join jsonb_to_recordset(said -> 'areas') as a(municipality_id text, reason text) using (municipality_id)
      where a.reason is not null;
    new.said := null;
    return new;
  end $$;
  create trigger record_housing_need before insert on hub.housing_need_report
    for each row execute function hub.record_housing_need();

  create trigger append_only before update or truncate on hub.housing_need_report
    for each statement execute function hub.refuse_change();
`;
