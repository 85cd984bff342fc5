import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facilities that no document knows, and who ran a facility since when. The central municipality writes what it decided
 * into tables of its own, append-only; what follows from it for everybody the database does itself.
 */
export class FacilityManagement1000000001010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(operators);
    await runner.query(registrations);
    await runner.query(changes);
  }

  async down(): Promise<void> {
    throw new Error('What was decided on facilities is not thrown away: restore a backup.');
  }
}

const operators = `
  -- A facility comes from a document, is made up, or was registered.
  alter table hub.facility
    add column registered_by_id text references hub.partner,
    add column registered_at timestamptz,
    drop constraint facility_check,
    add constraint facility_source check (synthetic or document_id is not null or registered_by_id is not null),
    add constraint facility_registered check ((registered_by_id is null) = (registered_at is null));

  -- Who runs it from a day on; -infinity where the documents do not say since when. A day may lie ahead.
  create table hub.facility_operator (
    facility_id text not null references hub.facility,
    since date not null,
    operator_id text not null references hub.partner,
    primary key (facility_id, since)
  );
  create trigger append_only before update or delete or truncate on hub.facility_operator
    for each statement execute function hub.refuse_change();
  insert into hub.facility_operator (facility_id, since, operator_id)
    select id, '-infinity', operator_id from hub.facility where operator_id is not null;

  create function hub.remember_first_operator() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into hub.facility_operator (facility_id, since, operator_id)
      values (new.id, coalesce((new.registered_at at time zone 'Europe/Amsterdam')::date, '-infinity'), new.operator_id);
    return null;
  end $$;
  create trigger remember_first_operator after insert on hub.facility
    for each row when (new.operator_id is not null) execute function hub.remember_first_operator();
`;

const registrations = `
  -- A facility as it was registered. It holds an address, so it is for whoever sees all of them.
  create table hub.facility_registration (
    id uuid primary key default gen_random_uuid(),
    facility_id text not null unique,
    name text not null check (length(name) between 1 and 200),
    municipality_id text not null references hub.municipality,
    product_id text not null references hub.product,
    operator_id text not null references hub.partner,
    unit text not null,
    confidential boolean not null,
    street text check (length(street) <= 200),
    neighbourhood text check (neighbourhood ~ '^(WK[0-9]{6}|BU[0-9]{8})$'),
    target_group text check (length(target_group) <= 200),
    registered_by_id text not null references hub.partner,
    registered_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (registered_by_id, reference)
  );
  create trigger append_only before update or delete or truncate on hub.facility_registration
    for each statement execute function hub.refuse_change();

  create function hub.register_facility() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into hub.facility
      (id, name, municipality_id, product_id, operator_id, unit, target_group, registered_by_id, registered_at)
      values (new.facility_id, new.name, new.municipality_id, new.product_id, new.operator_id, new.unit,
        new.target_group, new.registered_by_id, new.registered_at);
    update hub.facility_address
      set street = new.street, neighbourhood = new.neighbourhood, confidential = new.confidential
      where facility_id = new.facility_id;
    return null;
  end $$;
  create trigger register_facility after insert on hub.facility_registration
    for each row execute function hub.register_facility();
`;

const changes = `
  create table hub.operator_change (
    id uuid primary key default gen_random_uuid(),
    facility_id text not null references hub.facility,
    operator_id text not null references hub.partner,
    effective_on date not null,
    reason text not null check (length(reason) between 1 and 500),
    decided_by_id text not null references hub.partner,
    decided_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (decided_by_id, reference),
    check (effective_on >= (decided_at at time zone 'Europe/Amsterdam')::date)
  );
  create index on hub.operator_change (facility_id);
  create trigger append_only before update or delete or truncate on hub.operator_change
    for each statement execute function hub.refuse_change();

  -- Makes whoever runs a facility by its history its operator, whom all row policies ask. A facility of which only the
  -- first operator is known has no history to follow. Those who do this take turns: the second sees what the first did.
  create function hub.apply_operator_changes() returns integer language plpgsql security definer
    set search_path = pg_catalog, pg_temp set timezone = 'Europe/Amsterdam' as $$
  declare
    changed integer;
  begin
    perform pg_advisory_xact_lock(hashtext('hub.apply_operator_changes'));
    update hub.facility f set operator_id = due.operator_id
    from (
      select distinct on (facility_id) facility_id, operator_id from hub.facility_operator
      where since > '-infinity' and since <= current_date
      order by facility_id, since desc
    ) due
    where f.id = due.facility_id and f.operator_id is distinct from due.operator_id;
    get diagnostics changed = row_count;
    return changed;
  end $$;

  create function hub.change_operator() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select from hub.facility_operator where facility_id = new.facility_id and since >= new.effective_on) then
      raise exception 'A change of operator follows the one before it.' using errcode = 'integrity_constraint_violation';
    end if;
    insert into hub.facility_operator (facility_id, since, operator_id)
      values (new.facility_id, new.effective_on, new.operator_id);
    perform hub.apply_operator_changes();
    return null;
  end $$;
  create trigger change_operator after insert on hub.operator_change
    for each row execute function hub.change_operator();
`;
