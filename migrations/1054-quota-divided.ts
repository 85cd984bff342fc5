import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The quota of the region is divided by a key that is data, and its shares are held against it. */
export class QuotaDivided1000000001054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keys);
    await runner.query(shown);
    await runner.query(held);
    await runner.query(carriedOut);
  }

  async down(): Promise<void> {
    throw new Error('What was decided is not thrown away: restore a backup.');
  }
}

const allocationKeys = `('INHABITANTS', 'AGREED_DIVISION')`;

const keys = `
  alter table hub.quota_agreement
    add column allocated_by text check (allocated_by in ${allocationKeys}),
    -- What the key counts in the municipality, such as its inhabitants.
    add column allocation_figure integer check (allocation_figure >= 0),
    add constraint figure_of_share check (allocation_figure is null
      or municipality_id is not null and allocated_by is not null);

  alter table hub.quota_decision
    -- As text that stays as it was written: whether a call is repeated is told by comparing it.
    add column division json,
    add column beyond_total text check (beyond_total in ('HARDSHIP', 'SAFETY', 'AGREED_WITH_PARTNERS', 'QUOTA_RAISED')),
    add constraint division_of_region check (division is null
      or municipality_id is null and division ->> 'allocationKey' in ${allocationKeys});
`;

const shown = `
  create or replace view hub.quota with (security_invoker) as
    select case when a.decided_at is null then a.id || '-' || year else a.id end as id, a.scheme, a.municipality_id, year,
      a.agreed, a.allocation_key, a.note, a.synthetic, a.document_id, a.document_place, a.source, a.allocated_by,
      a.allocation_figure
    from hub.quota_agreement a
    cross join generate_series(a.from_year,
      coalesce(a.to_year, greatest(a.from_year, extract(year from current_date)::integer + 1))) year
    where a.decided_at is not null or not exists (
      select from hub.quota_agreement decided
      where decided.decided_at is not null and decided.scheme = a.scheme and decided.from_year = year
        and decided.municipality_id is not distinct from a.municipality_id);
`;

const held = `
  -- What holds in a year, also in one further ahead than the view lists.
  create function hub.quota_in(of_scheme text, of_year integer) returns table (municipality_id text, agreed integer)
    language sql stable as $$
    select a.municipality_id, max(a.agreed)
    from hub.quota_agreement a
    where a.scheme = of_scheme and of_year between a.from_year and coalesce(a.to_year, of_year)
      and (a.decided_at is not null or not exists (
        select from hub.quota_agreement decided
        where decided.decided_at is not null and decided.scheme = a.scheme and decided.from_year = of_year
          and decided.municipality_id is not distinct from a.municipality_id))
    group by a.municipality_id
  $$;

  -- The last fence; set-quota.resolver.ts says the same in words. It takes the turn of a caller (quota.repository.ts).
  create function hub.hold_shares() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform from hub.quota_in(new.scheme, new.year) q
      having sum(q.agreed) filter (where q.municipality_id is not null)
        > max(q.agreed) filter (where q.municipality_id is null);
    if found then
      raise exception 'The shares are more than the quota of the region.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;

  create function hub.wait_for_quota() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtext('quota:' || new.scheme || ':' || new.year));
    return new;
  end $$;
  create trigger wait_for_quota before insert on hub.quota_decision
    for each row execute function hub.wait_for_quota();
`;

const carriedOut = `
  -- The shares of a region stay when its number changes, and so does the key by which they were divided.
  create function hub.key_of_division(decided hub.quota_decision, municipality text) returns text language sql stable
    set search_path = pg_catalog, pg_temp as $$
    select coalesce(decided.division ->> 'allocationKey', (
      select a.allocated_by from hub.quota_agreement a
      where municipality is null and a.municipality_id is null and a.scheme = decided.scheme
        and decided.year between a.from_year and coalesce(a.to_year, decided.year)
      order by a.decided_at nulls last limit 1))
  $$;

  create function hub.set_share(decided hub.quota_decision, municipality text, agreed integer, figure integer)
    returns void language sql set search_path = pg_catalog, pg_temp as $$
    insert into hub.quota_agreement (id, scheme, municipality_id, from_year, to_year, agreed, source, decided_at, allocated_by,
        allocation_figure)
      values (hub.quota_key(decided.scheme, municipality, decided.year), decided.scheme, municipality, decided.year,
        decided.year, agreed, decided.source, decided.decided_at, hub.key_of_division(decided, municipality), figure)
      on conflict (id) do update set (agreed, source, decided_at, allocated_by, allocation_figure) =
        (excluded.agreed, excluded.source, excluded.decided_at, excluded.allocated_by, excluded.allocation_figure)
  $$;

  create or replace function hub.set_quota() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform hub.set_share(new, new.municipality_id, new.agreed, null);
    -- Whoever has no part in a division has no share of it.
    if new.division is not null then
      perform hub.set_share(new, m.id, coalesce(part.agreed, 0), part.figure)
        from hub.municipality m
        left join json_to_recordset(new.division -> 'shares') as part(municipality text, figure integer, agreed integer)
          on part.municipality = m.id;
    end if;
    return null;
  end $$;

  -- By its name after the trigger that sets them.
  create trigger shares_held after insert on hub.quota_decision
    for each row when (new.beyond_total is null) execute function hub.hold_shares();
`;
