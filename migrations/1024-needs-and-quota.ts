import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Housing needs as partners record them, dwellings beside the demand, and quota as the central municipality sets them. */
export class NeedsAndQuota1000000001024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(needs);
    await runner.query(supply);
    await runner.query(quota);
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

/** The dwellings that are to be had, as the demand is told apart; read with the caller's own eyes. */
const supply = `
  create view hub.dwelling_supply with (security_invoker) as
    select concat_ws(':', m.housing_market, d.municipality_id, half.year, d.kind) as id, m.housing_market, d.municipality_id,
      half.year as half_year, d.kind as kind_of_dwelling,
      count(*) filter (where d.state = 'AVAILABLE')::integer as available,
      count(*) filter (where d.state = 'NOMINATED')::integer as nominated,
      concat_ws(':', half.year, d.municipality_id, d.kind) as supply_order, bool_or(d.synthetic) as synthetic
    from hub.dwelling d
    join hub.municipality m on m.id = d.municipality_id
    cross join lateral (select to_char(d.available_from, 'YYYY') ||
      case when extract(month from d.available_from) <= 6 then '-H1' else '-H2' end as year) half
    where d.state in ('AVAILABLE', 'NOMINATED')
    group by m.housing_market, d.municipality_id, half.year, d.kind;
`;

/** What the central municipality decided of a quota takes the place of what a document says, for that year. */
const quota = `
  alter table hub.quota_agreement
    drop constraint quota_agreement_check1,
    add column source text check (length(source) between 1 and 200),
    add column decided_at timestamptz,
    add constraint quota_source check (synthetic or document_id is not null or source is not null),
    add constraint quota_decided check ((source is null) = (decided_at is null));

  create or replace view hub.quota with (security_invoker) as
    select case when a.decided_at is null then a.id || '-' || year else a.id end as id, a.scheme, a.municipality_id, year,
      a.agreed, a.allocation_key, a.note, a.synthetic, a.document_id, a.document_place, a.source
    from hub.quota_agreement a
    cross join generate_series(a.from_year,
      coalesce(a.to_year, greatest(a.from_year, extract(year from current_date)::integer + 1))) year
    where a.decided_at is not null or not exists (
      select from hub.quota_agreement decided
      where decided.decided_at is not null and decided.scheme = a.scheme and decided.from_year = year
        and decided.municipality_id is not distinct from a.municipality_id);

  -- Why a quota goes below what is used tells that it does, so that it is for whoever decides.
  create table hub.quota_decision (
    id uuid primary key default gen_random_uuid(),
    scheme text not null check (scheme in ('PRIORITY_SCHEME', 'QUOTA_SCHEME', 'HOUSING_FIRST')),
    -- Null: for the whole region.
    municipality_id text references hub.municipality,
    year integer not null,
    agreed integer not null check (agreed between 0 and 10000),
    source text not null check (length(source) between 1 and 200),
    below_use text check (below_use in ('KEY_CHANGED', 'AGREED_WITH_PARTNERS', 'NUMBER_WAS_WRONG')),
    decided_by_id text not null references hub.partner,
    decided_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (decided_by_id, reference)
  );
  create trigger append_only before update or delete or truncate on hub.quota_decision
    for each statement execute function hub.refuse_change();

  create function hub.quota_key(scheme text, municipality text, year integer) returns text language sql immutable as
    $$ select concat_ws('-', 'decided', lower(scheme), coalesce(municipality, 'region'), year) $$;

  create function hub.set_quota() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into hub.quota_agreement (id, scheme, municipality_id, from_year, to_year, agreed, source, decided_at)
      values (hub.quota_key(new.scheme, new.municipality_id, new.year), new.scheme, new.municipality_id, new.year, new.year,
        new.agreed, new.source, new.decided_at)
      on conflict (id) do update
        set (agreed, source, decided_at) = (excluded.agreed, excluded.source, excluded.decided_at);
    return null;
  end $$;
  create trigger set_quota after insert on hub.quota_decision for each row execute function hub.set_quota();
`;
