import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes of `TargetGroup` in `src/features/facility/target-group.ts`. */
const targetGroups = `array['PSYCHIATRY_OR_ADDICTION', 'NEWLY_HOMELESS', 'YOUNG_PEOPLE', 'FAMILIES', 'WOMEN',
  'MILD_INTELLECTUAL_DISABILITY', 'OLDER_PEOPLE', 'LIGHT_PROBLEMS', 'VERY_COMPLEX_PROBLEMS', 'FROM_SHELTERED_HOUSING',
  'FROM_SHELTER', 'FROM_YOUTH_CARE', 'FROM_PRISON']::text[]`;

/**
 * What partners say to each other of a facility: whether it accepts clients, and what is wrong about it. All of it is
 * append-only; what a statement means for everybody stands beside it, kept by the database itself.
 */
export class AcceptanceAndErrorReports1000000001009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(acceptance);
    await runner.query(errorReports);
  }

  async down(): Promise<void> {
    throw new Error('What partners stated and reported is not thrown away: restore a backup.');
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

const errorReports = `
  create table hub.error_report (
    id uuid primary key default gen_random_uuid(),
    facility_id text not null references hub.facility,
    about text not null check (about in ('NAME', 'ADDRESS', 'PLACES', 'OCCUPANCY', 'ACCEPTANCE', 'OPERATOR', 'OTHER')),
    text text not null check (length(text) between 1 and 1000),
    reporter_id text not null references hub.partner,
    reported_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (reporter_id, reference),
    unique (id, facility_id)
  );
  create index on hub.error_report (facility_id);
  create index on hub.error_report (reported_at, id);
  create trigger append_only before update or delete or truncate on hub.error_report
    for each statement execute function hub.refuse_change();

  -- One answer each: the key is that of the report.
  create table hub.error_answer (
    error_report_id uuid primary key references hub.error_report,
    outcome text not null check (outcome in ('CORRECTED', 'NOT_AN_ERROR')),
    text text not null check (length(text) between 1 and 1000),
    answered_by_id text not null references hub.partner,
    answered_at timestamptz not null default now()
  );
  create trigger append_only before update or delete or truncate on hub.error_answer
    for each statement execute function hub.refuse_change();

  -- The line of the ledger that an answer rests on is for those who see that ledger. Every answer has a row, so that a
  -- missing one can only mean that it was withheld.
  create table hub.error_correction (
    error_report_id uuid primary key references hub.error_answer,
    facility_id text not null,
    capacity_mutation_id uuid references hub.capacity_mutation,
    foreign key (error_report_id, facility_id) references hub.error_report (id, facility_id)
  );
  create trigger append_only before update or delete or truncate on hub.error_correction
    for each statement execute function hub.refuse_change();

  create view hub.error_report_with_status with (security_invoker = true) as
    select r.id, r.facility_id, r.about, r.text, r.reporter_id, r.reported_at, r.reference,
      coalesce(a.outcome, 'OPEN') as status
    from hub.error_report r left join hub.error_answer a on a.error_report_id = r.id;
`;
