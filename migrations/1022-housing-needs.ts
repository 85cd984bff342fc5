import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole housing need of a candidate, and the published list with more of it. */
export class HousingNeeds1000000001022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(needs);
    await runner.query(openNeeds);
    await runner.query(areas);
    await runner.query(publishedList);
    await runner.query(demand);
    await runner.query(nominations);
  }

  async down(): Promise<void> {
    throw new Error('Needs of clients are not thrown away: restore a backup.');
  }
}

// A need has a key of its own, so that nothing of the trajectory's leaves the hub with it.
const needs = `
  alter table hub.housing_need
    add column id uuid not null default gen_random_uuid() unique,
    add column expected_quarter text check (expected_quarter ~ '^[0-9]{4}-Q[1-4]$'),
    add column min_rooms integer check (min_rooms between 1 and 9),
    add column household_size text check (household_size in ('ONE', 'TWO', 'THREE_OR_FOUR', 'FIVE_OR_MORE')),
    add column accessibility text check (accessibility in ('NO_REQUIREMENT', 'STEP_FREE', 'WALKER', 'WHEELCHAIR')),
    add column rent_band text check (rent_band in
      ('UP_TO_QUALITY_LIMIT', 'UP_TO_FIRST_CAP', 'UP_TO_SECOND_CAP', 'UP_TO_SOCIAL_LIMIT')),
    add column guidance_arranged boolean,
    add column guidance_until date,
    add column scheme text check (scheme in ('PRIORITY_SCHEME', 'QUOTA_SCHEME', 'HOUSING_FIRST')),
    add constraint quarter_in_half_year check (expected_quarter is null or expected_half_year =
      left(expected_quarter, 5) || case when right(expected_quarter, 1) in ('1', '2') then 'H1' else 'H2' end),
    add check (guidance_until is null or guidance_arranged),
    add unique (id, housing_market);

  -- The period as text that sorts; within a half-year what has no quarter comes last.
  alter table hub.housing_need add column period_order text not null
    generated always as (expected_half_year || '-' || coalesce(right(expected_quarter, 2), 'Q9')) stored;
  create index on hub.housing_need (period_order, id);
  create index on hub.housing_need (provider_id, period_order, id);
  create index on hub.housing_need (municipality_id, period_order, id);
`;

// Whether a home is still sought follows the trajectory; it stands in the need so that a list of needs asks nothing else.
const openNeeds = `
  create function hub.phase_is_open(phase text) returns boolean language sql immutable as
    $$ select phase in ('MOVE_ON_READY', 'NOMINATED', 'OFFERED') $$;

  alter table hub.housing_need add column open boolean not null default false;
  update hub.housing_need n set open = hub.phase_is_open(t.phase) from hub.trajectory t where t.id = n.trajectory_id;

  create function hub.need_is_open() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    new.open := coalesce((select hub.phase_is_open(phase) from hub.trajectory where id = new.trajectory_id), false);
    return new;
  end $$;
  create trigger is_open before insert on hub.housing_need for each row execute function hub.need_is_open();

  create function hub.open_needs() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.housing_need set open = hub.phase_is_open(new.phase) where trajectory_id = new.id;
    return null;
  end $$;
  create trigger open_needs after update of phase on hub.trajectory
    for each row when (hub.phase_is_open(old.phase) <> hub.phase_is_open(new.phase))
    execute function hub.open_needs();
`;

// Where somebody would like to live and cannot live, within one housing market. Why not is a slice of its own.
const areas = `
  alter table hub.municipality add unique (id, housing_market);

  create table hub.housing_area (
    id uuid primary key default gen_random_uuid(),
    need_id uuid not null,
    housing_market text not null,
    municipality_id text not null,
    wish text not null check (wish in ('PREFERRED', 'EXCLUDED')),
    synthetic boolean not null,
    unique (need_id, municipality_id),
    unique (id, wish),
    foreign key (need_id, housing_market) references hub.housing_need (id, housing_market) on delete cascade,
    foreign key (municipality_id, housing_market) references hub.municipality (id, housing_market)
  );

  create table hub.housing_exclusion (
    area_id uuid primary key,
    wish text not null default 'EXCLUDED' check (wish = 'EXCLUDED'),
    reason text not null
      check (reason in ('SAFETY', 'COURT_ORDER', 'HARMFUL_NETWORK', 'EARLIER_NUISANCE', 'OWN_WISH')),
    synthetic boolean not null,
    foreign key (area_id, wish) references hub.housing_area (id, wish) on delete cascade
  );
`;

// Published columns are null when they are withheld or not known; the memory holds no person, only combinations.
const publishedList = `
  alter table published.candidate
    add column municipality_id text references hub.municipality,
    add column quarter text,
    add column rooms_class text check (rooms_class in ('ONE_OR_TWO', 'THREE_OR_MORE')),
    add column rooms integer,
    add column accessibility text,
    add column guidance_arranged boolean,
    add column area_order text not null default 'zz';
  create index on published.candidate (recipient_id, area_order, id);

  create table published.candidate_memory (
    housing_market text primary key,
    draw_key text not null,
    combinations jsonb not null
  );
`;

const demand = `
  create table published.housing_demand (
    id uuid primary key default gen_random_uuid(),
    list_id uuid not null references published.candidate_list on delete cascade,
    housing_market text not null,
    municipality_id text references hub.municipality,
    year integer,
    half_year text,
    kind_of_dwelling text,
    candidates integer not null check (candidates >= 5),
    demand_order text not null,
    withheld jsonb not null,
    synthetic boolean not null
  );
  create index on published.housing_demand (list_id);
`;

// The need behind a nomination, by its own key, for those who may see it.
const nominations = `
  create or replace view hub.seen_nomination with (security_invoker) as
    select n.*, (select p.value from hub.pseudonym p where p.trajectory_id = n.trajectory_id and p.purpose = 'CHAIN'
        and p.recipient_id = nullif(current_setting('hub.partner', true), '') order by p.year desc limit 1)
      as seen_trajectory_id,
      (select need.id from hub.housing_need need where need.trajectory_id = n.trajectory_id) as need_id
    from hub.nomination n;
`;
