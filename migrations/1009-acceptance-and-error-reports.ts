import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes of `TargetGroup` in `src/features/facility/target-group.ts`. */
const targetGroups = `array['PSYCHIATRY_OR_ADDICTION', 'NEWLY_HOMELESS', 'YOUNG_PEOPLE', 'FAMILIES', 'WOMEN',
  'MILD_INTELLECTUAL_DISABILITY', 'OLDER_PEOPLE', 'LIGHT_PROBLEMS', 'VERY_COMPLEX_PROBLEMS', 'FROM_SHELTERED_HOUSING',
  'FROM_SHELTER', 'FROM_YOUTH_CARE', 'FROM_PRISON']::text[]`;

/**
 * What partners say to each other of a facility: whether it accepts clients. Statements are append-only; what they mean
 * for everybody stands beside them, kept by the database itself.
 */
export class AcceptanceAndErrorReports1000000001009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(acceptance);
  }

  async down(): Promise<void> {
    throw new Error('What partners stated is not thrown away: restore a backup.');
  }
}

const acceptance = `
  create table hub.acceptance_statement (
    id uuid primary key default gen_random_uuid(),
    facility_id text not null references hub.facility,
    accepting boolean not null,
    from_date date not null,
    target_groups text[] not null check (target_groups <@ ${targetGroups}),
    note text check (length(note) <= 300),
    stated_by_id text not null references hub.partner,
    stated_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    synthetic boolean not null default false,
    -- Per facility: what its operator of another time called its statements is not for the one of now to know.
    unique (facility_id, stated_by_id, reference),
    check (accepting = (cardinality(target_groups) > 0))
  );
  create trigger append_only before update or delete or truncate on hub.acceptance_statement
    for each statement execute function hub.refuse_change();

  -- The newest statement of a facility, for everybody. No row: its operator of now has not stated anything.
  create table hub.facility_acceptance (
    facility_id text primary key references hub.facility,
    accepting boolean not null,
    from_date date not null,
    target_groups text[] not null check (target_groups <@ ${targetGroups}),
    note text,
    stated_by_id text not null references hub.partner,
    stated_on date not null,
    synthetic boolean not null
  );

  -- The facility stays locked until the commit: statements come one after another, and whoever states something is still
  -- its operator when it is kept.
  create function hub.show_acceptance() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform from hub.facility where id = new.facility_id and operator_id = new.stated_by_id for no key update;
    if not found then
      raise exception 'Only the operator states whether a facility accepts clients.' using errcode = 'insufficient_privilege';
    end if;
    insert into hub.facility_acceptance
      (facility_id, accepting, from_date, target_groups, note, stated_by_id, stated_on, synthetic)
      values (new.facility_id, new.accepting, new.from_date, new.target_groups, new.note, new.stated_by_id,
        (new.stated_at at time zone 'Europe/Amsterdam')::date, new.synthetic)
    on conflict (facility_id) do update set
      (accepting, from_date, target_groups, note, stated_by_id, stated_on, synthetic) =
      (excluded.accepting, excluded.from_date, excluded.target_groups, excluded.note, excluded.stated_by_id,
        excluded.stated_on, excluded.synthetic);
    return null;
  end $$;
  create trigger show_acceptance after insert on hub.acceptance_statement
    for each row execute function hub.show_acceptance();

  -- What the former operator stated does not hold for the next one.
  create function hub.forget_acceptance() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from hub.facility_acceptance where facility_id = new.id;
    return null;
  end $$;
  create trigger forget_acceptance after update of operator_id on hub.facility
    for each row when (old.operator_id is distinct from new.operator_id) execute function hub.forget_acceptance();
`;
