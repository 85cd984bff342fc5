import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From nomination to lease: the dwellings that associations announce, nominations with their steps, and quota. Steps are
 * append-only; how a nomination stands is kept beside them by the database itself, whoever takes a step. The rules are
 * those of nomination.rules.ts; here stands the last fence, and a test holds the two against each other.
 */
export class DwellingsAndNominations1000000001021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dwellings);
    await runner.query(deadlines);
    await runner.query(nominations);
    await runner.query(steps);
    await runner.query(possibleSteps);
    await runner.query(takingSteps);
    await runner.query(followers);
    await runner.query(quota);
    await runner.query(seen);
  }

  async down(): Promise<void> {
    throw new Error('Decisions on nominations are not thrown away: restore a backup.');
  }
}

const list = (codes: string) =>
  `(${codes
    .split(' ')
    .map((code) => `'${code}'`)
    .join(', ')})`;

const schemes = list('PRIORITY_SCHEME QUOTA_SCHEME HOUSING_FIRST');
const states = list(
  'SUBMITTED ASSESSED GRANTED REJECTED RESERVED ASSIGNED OFFERED ACCEPTED LEASED HOUSED WITHDRAWN',
);
const stepKinds = list(
  'SUBMITTED ASSESSED DECIDED RESERVED ASSIGNED RELEASED OFFERED ACCEPTED REFUSED LEASE_SIGNED HOUSED LEASE_TURNED WITHDRAWN',
);
/** The steps of an association. */
const answers = list('OFFERED ACCEPTED REFUSED LEASE_SIGNED HOUSED LEASE_TURNED');
const grounds = list(
  'EARLIER_APPLICATION NO_TIE_TO_REGION NO_URGENT_NEED OTHER_SOLUTION_FIRST NOT_READY_TO_MOVE INCOMPLETE ' +
    'NOT_ACCESSIBLE TOO_SMALL RENT_TOO_HIGH SURROUNDINGS_UNSAFE TOO_FAR_FROM_SUPPORT ' +
    'NO_FITTING_DWELLING COMPLEX_NOT_SUITABLE GUIDANCE_NOT_ARRANGED CANDIDATE_NOT_REACHED DWELLING_FELL_THROUGH ' +
    'RESERVATION_LAPSED NO_ANSWER_IN_TIME INTAKE_FAILED OTHER_ASSOCIATION_FITS ' +
    'CLIENT_WITHDREW OTHER_HOME_FOUND NO_LONGER_READY ARRANGED_OUTSIDE_HUB SUBMITTED_IN_ERROR TRAJECTORY_CLOSED',
);

const dwellings = `
  create table hub.dwelling (
    id uuid primary key default gen_random_uuid(),
    association_id text not null references hub.partner,
    municipality_id text not null references hub.municipality,
    kind text not null check (kind in ('INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING', 'CLUSTERED_DWELLING')),
    rooms integer not null check (rooms between 1 and 12),
    rent_band text not null
      check (rent_band in ('UP_TO_QUALITY_LIMIT', 'UP_TO_FIRST_CAP', 'UP_TO_SECOND_CAP', 'UP_TO_SOCIAL_LIMIT')),
    accessibility text not null check (accessibility in ('STAIRS', 'STEP_FREE', 'WALKER', 'WHEELCHAIR')),
    available_from date not null,
    announced_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    -- Follows from withdrawal and nominations.
    state text not null default 'AVAILABLE' check (state in ('AVAILABLE', 'NOMINATED', 'LET', 'WITHDRAWN')),
    synthetic boolean not null default false,
    unique (association_id, reference)
  );
  create index on hub.dwelling (association_id, available_from, id);
  create index on hub.dwelling (available_from, id);

  create table hub.dwelling_withdrawal (
    dwelling_id uuid primary key references hub.dwelling,
    reason text not null check (reason in ('LET_OTHERWISE', 'NOT_AVAILABLE', 'ANNOUNCED_IN_ERROR')),
    withdrawn_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100)
  );
  create trigger append_only before update or delete or truncate on hub.dwelling_withdrawal
    for each statement execute function hub.refuse_change();

  create function hub.withdraw_dwelling() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.dwelling set state = 'WITHDRAWN' where id = new.dwelling_id and state = 'AVAILABLE';
    if not found then
      raise exception 'Only a dwelling that is available can be withdrawn.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger withdraw_dwelling before insert on hub.dwelling_withdrawal
    for each row execute function hub.withdraw_dwelling();
`;

/** How many days each step may take. Where no document or law says so the number is ours, and is marked as such. */
const deadlines = `
  create table hub.nomination_deadline (
    state text primary key check (state in ${states}),
    next_step text not null check (next_step in ${stepKinds}),
    counts_from text not null check (counts_from in ('SUBMISSION', 'STATE')),
    days integer not null check (days between 1 and 1000),
    source text not null,
    assumed boolean not null,
    ordinal integer generated always as identity unique
  );
  insert into hub.nomination_deadline (state, next_step, counts_from, days, source, assumed) values
    ('SUBMITTED', 'ASSESSED', 'SUBMISSION', 28, 'Aanname van de hub: de helft van de beslistermijn.', true),
    ('ASSESSED', 'DECIDED', 'SUBMISSION', 56,
      'Algemene wet bestuursrecht, artikel 4:13: een besluit binnen redelijke termijn, in ieder geval binnen acht weken na de aanvraag.',
      false),
    ('GRANTED', 'ASSIGNED', 'STATE', 14, 'Aanname van de hub: geen document noemt een termijn.', true),
    ('RESERVED', 'ASSIGNED', 'STATE', 91, 'Aanname van de hub: een kwartaal; geen document noemt een termijn.', true),
    ('ASSIGNED', 'OFFERED', 'STATE', 28, 'Aanname van de hub: geen document noemt een termijn.', true),
    ('OFFERED', 'ACCEPTED', 'STATE', 7, 'Aanname van de hub: geen document noemt een termijn.', true),
    ('ACCEPTED', 'LEASE_SIGNED', 'STATE', 14, 'Aanname van de hub: geen document noemt een termijn.', true),
    ('LEASED', 'HOUSED', 'STATE', 14, 'Aanname van de hub: geen document noemt een termijn.', true),
    ('HOUSED', 'LEASE_TURNED', 'STATE', 365,
      'Aanname van de hub: een jaar; geldt alleen voor een driepartijencontract; geen document noemt een termijn.', true);
`;

/**
 * A nomination hangs on a trajectory and carries what its policies ask, kept equal as in the other tables of clients. Its
 * id is its own: what leaves the hub never leads back to the trajectory. The reason of the application is for fewer
 * people, and so a table of its own.
 */
const nominations = `
  create table hub.nomination (
    id uuid primary key default gen_random_uuid(),
    trajectory_id uuid not null references hub.trajectory,
    provider_id text references hub.partner,
    municipality_id text references hub.municipality,
    shielded boolean not null,
    housing_market text not null check (housing_market in ('DRECHTSTEDEN', 'ALBLASSERWAARD')),
    scheme text not null check (scheme in ${schemes}),
    submitted_on date not null,
    synthetic boolean not null default false,
    -- What follows is what its steps come to.
    state text not null default 'SUBMITTED' check (state in ${states}),
    since date not null,
    last_step text check (last_step in ${stepKinds}),
    version integer not null default 0,
    association_id text references hub.partner,
    dwelling_id uuid unique references hub.dwelling,
    home_id text references hub.municipality,
    decided_for_id text references hub.municipality,
    quota_year integer,
    lease text check (lease in ('OWN', 'THREE_PARTY')),
    next_step text check (next_step in ${stepKinds}),
    due_on date,
    closed_on date,
    foreign key (trajectory_id, provider_id) references hub.trajectory (id, provider_id) on update cascade,
    foreign key (trajectory_id, municipality_id) references hub.trajectory (id, municipality_id) on update cascade,
    foreign key (trajectory_id, shielded) references hub.trajectory (id, shielded) on update cascade,
    check ((association_id is not null) or dwelling_id is null),
    check ((dwelling_id is null) = (home_id is null))
  );
  create unique index one_under_way on hub.nomination (trajectory_id)
    where state not in ('REJECTED', 'WITHDRAWN', 'HOUSED');
  create index on hub.nomination (trajectory_id);
  create index on hub.nomination (since, id);
  create index on hub.nomination (provider_id, since, id);
  create index on hub.nomination (municipality_id, since, id);
  create index on hub.nomination (home_id, since, id);
  create index on hub.nomination (association_id, since, id);
  create index on hub.nomination (due_on, id) where due_on is not null;
  create index on hub.nomination (scheme, quota_year) where quota_year is not null;

  create table hub.nomination_reason (
    nomination_id uuid primary key references hub.nomination,
    reason text not null check (reason in ${list(
      'FROM_SHELTERED_HOUSING FROM_SHELTER FROM_WOMENS_SHELTER FROM_YOUTH_CARE FROM_PRISON FROM_THE_STREET ' +
        'FAMILY_WITH_CARE_NEED HOMELESS_YOUNG_PERSON',
    )})
  );

  create function hub.take_from_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    -- Whoever nominates a made-up client makes a made-up nomination.
    select provider_id, municipality_id, shielded, synthetic
      into new.provider_id, new.municipality_id, new.shielded, new.synthetic
      from hub.trajectory where id = new.trajectory_id;
    new.housing_market := (select housing_market from hub.housing_need where trajectory_id = new.trajectory_id);
    new.since := new.submitted_on;
    return new;
  end $$;
  create trigger take_from_trajectory before insert on hub.nomination
    for each row execute function hub.take_from_trajectory();
`;

const steps = `
  create table hub.nomination_step (
    id uuid primary key default gen_random_uuid(),
    nomination_id uuid not null references hub.nomination,
    ordinal integer not null,
    kind text not null check (kind in ${stepKinds}),
    happened_on date not null,
    recorded_at timestamptz not null default now(),
    -- Null when the hub itself took it, because a trajectory was closed.
    actor_id text references hub.partner,
    actor_role text,
    reference text check (length(reference) between 1 and 100),
    decision text check (decision in ('GRANTED', 'REJECTED')),
    on_behalf_of_id text references hub.municipality,
    mandate text check (length(mandate) between 1 and 200),
    override text check (override in ('HARDSHIP', 'SAFETY', 'AGREED_WITH_PARTNERS', 'QUOTA_RAISED')),
    ground text check (ground in ${grounds}),
    association_id text references hub.partner,
    dwelling_id uuid references hub.dwelling,
    lease text check (lease in ('OWN', 'THREE_PARTY')),
    synthetic boolean not null default false,
    unique (nomination_id, ordinal),
    unique (actor_id, reference),
    check ((actor_id is null) = (actor_role is null)),
    check (actor_id is not null or ground = 'TRAJECTORY_CLOSED'),
    check ((kind = 'DECIDED') = (decision is not null)),
    check ((decision is null) = (on_behalf_of_id is null) and (decision is null) = (mandate is null)),
    check (override is null or coalesce(decision = 'GRANTED', false)),
    check ((ground is not null) = (kind in ('REFUSED', 'RELEASED', 'WITHDRAWN') or coalesce(decision = 'REJECTED', false))),
    check ((association_id is not null) = (kind in ('RESERVED', 'ASSIGNED') or kind in ${answers})),
    check (dwelling_id is null or kind in ('ASSIGNED', 'OFFERED')),
    check (kind <> 'OFFERED' or dwelling_id is not null),
    check ((kind = 'LEASE_SIGNED') = (lease is not null))
  );
  create index on hub.nomination_step (dwelling_id);
  create trigger append_only before update or delete or truncate on hub.nomination_step
    for each statement execute function hub.refuse_change();
`;

/** As `possibleSteps` in nomination.rules.ts. */
const possibleSteps = `
  create function hub.possible_nomination_steps(version integer, state text, lease text) returns text[]
    language sql immutable as $$
    select case
      when version = 0 then '{SUBMITTED}'
      when state = 'SUBMITTED' then '{ASSESSED,WITHDRAWN}'
      when state = 'ASSESSED' then '{DECIDED,WITHDRAWN}'
      when state = 'GRANTED' then '{RESERVED,ASSIGNED,WITHDRAWN}'
      when state = 'RESERVED' then '{ASSIGNED,RELEASED,WITHDRAWN}'
      when state = 'ASSIGNED' then '{OFFERED,REFUSED,RELEASED,WITHDRAWN}'
      when state = 'OFFERED' then '{ACCEPTED,REFUSED,RELEASED,WITHDRAWN}'
      when state = 'ACCEPTED' then '{LEASE_SIGNED,RELEASED,WITHDRAWN}'
      when state = 'LEASED' then '{HOUSED,WITHDRAWN}'
      when state = 'HOUSED' and lease = 'THREE_PARTY' then '{LEASE_TURNED}'
      else '{}'
    end::text[]
  $$;
`;

/**
 * The nomination stays locked until the commit, so that its steps come one after another. The state is worked out before
 * the step is kept, and not after it: several steps of one statement then follow each other too.
 */
const takingSteps = `
  create function hub.take_nomination_step() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    stood hub.nomination;
    next_state text;
    next_dwelling uuid;
    next_lease text;
  begin
    select * into stood from hub.nomination where id = new.nomination_id for no key update;
    if new.kind <> all (hub.possible_nomination_steps(stood.version, stood.state, stood.lease))
      or new.happened_on < stood.since
      or (new.kind in ${answers} or stood.state = 'RESERVED' and new.kind = 'ASSIGNED')
        and new.association_id is distinct from stood.association_id then
      raise exception 'The step % does not follow on % of this nomination.', new.kind, stood.state
        using errcode = 'check_violation';
    end if;
    new.ordinal := stood.version + 1;
    next_state := case new.kind when 'DECIDED' then new.decision when 'REFUSED' then 'GRANTED' when 'RELEASED' then 'GRANTED'
      when 'LEASE_SIGNED' then 'LEASED' when 'LEASE_TURNED' then 'HOUSED' else new.kind end;
    next_lease := case new.kind when 'LEASE_SIGNED' then new.lease when 'LEASE_TURNED' then 'OWN' else stood.lease end;
    next_dwelling := case
      when new.kind in ('ASSIGNED', 'OFFERED') then new.dwelling_id
      when new.kind in ('REFUSED', 'RELEASED', 'WITHDRAWN') then null
      else stood.dwelling_id end;
    if next_dwelling is distinct from stood.dwelling_id and next_dwelling is not null then
      perform from hub.dwelling where id = next_dwelling and state = 'AVAILABLE' and association_id = new.association_id
        for no key update;
      if not found then
        raise exception 'This dwelling cannot be offered.' using errcode = 'check_violation';
      end if;
    end if;
    update hub.nomination n set
      (state, since, last_step, version, lease) = (next_state, new.happened_on, new.kind, new.ordinal, next_lease),
      association_id = case when new.kind in ('RESERVED', 'ASSIGNED') then new.association_id
        when new.kind in ('REFUSED', 'RELEASED') then null else stood.association_id end,
      dwelling_id = next_dwelling,
      home_id = (select municipality_id from hub.dwelling where id = next_dwelling),
      decided_for_id = coalesce(new.on_behalf_of_id, stood.decided_for_id),
      quota_year = case when new.decision = 'GRANTED' then extract(year from new.happened_on)::integer else stood.quota_year end,
      closed_on = case when next_state in ('REJECTED', 'WITHDRAWN') or next_state = 'HOUSED' and next_lease = 'OWN'
        then new.happened_on end,
      (next_step, due_on) = (
        select d.next_step, d.days + case d.counts_from when 'SUBMISSION' then stood.submitted_on else new.happened_on end
        from hub.nomination_deadline d
        where d.state = next_state and not (d.state = 'HOUSED' and next_lease = 'OWN'))
      where n.id = new.nomination_id;
    return new;
  end $$;
  create trigger take_step before insert on hub.nomination_step
    for each row execute function hub.take_nomination_step();

  create function hub.hold_dwelling() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.dwelling set state = 'AVAILABLE'
      where id = old.dwelling_id and id is distinct from new.dwelling_id;
    update hub.dwelling set state = case when new.state in ('LEASED', 'HOUSED') then 'LET' else 'NOMINATED' end
      where id = new.dwelling_id;
    return null;
  end $$;
  create trigger hold_dwelling after update of state, dwelling_id on hub.nomination
    for each row when (old.dwelling_id is not null or new.dwelling_id is not null)
    execute function hub.hold_dwelling();
`;

/** What happens to a trajectory happens to its nominations. */
const followers = `
  -- A foreign key with a null in it links nothing: the first provider and a municipality learned later come by this.
  create function hub.follow_trajectory_with_nominations() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.nomination set provider_id = new.provider_id, municipality_id = new.municipality_id
      where trajectory_id = new.id;
    return null;
  end $$;
  create trigger follow_trajectory_with_nominations after update of provider_id, municipality_id on hub.trajectory
    for each row execute function hub.follow_trajectory_with_nominations();

  -- Who leaves the chain withdraws what is under way. It takes its turn as a caller does (take-step.ts).
  create function hub.withdraw_with_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    open_id uuid;
  begin
    for open_id in
      select id from hub.nomination where trajectory_id = new.id and state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')
    loop
      perform pg_advisory_xact_lock(hashtext('nomination:' || open_id));
      insert into hub.nomination_step (nomination_id, kind, happened_on, ground, synthetic)
        select id, 'WITHDRAWN', greatest(new.closed_on, since), 'TRAJECTORY_CLOSED', synthetic
        from hub.nomination where id = open_id and state not in ('REJECTED', 'WITHDRAWN', 'HOUSED');
    end loop;
    return null;
  end $$;
  create trigger withdraw_with_trajectory after update of closed_on on hub.trajectory
    for each row when (old.closed_on is null and new.closed_on is not null)
    execute function hub.withdraw_with_trajectory();

  -- And what happens to a nomination is an event of its trajectory, reported by whoever took the step. Who is not nominated
  -- any more is ready to move on again; where an offer came to nothing, the nomination stays.
  create function hub.tell_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    told constant text := case
      when new.kind = 'SUBMITTED' then 'NOMINATED'
      when new.kind in ('OFFERED', 'HOUSED') then new.kind
      when new.kind in ('REFUSED', 'RELEASED') and (
          select before.kind from hub.nomination_step before
          where before.nomination_id = new.nomination_id and before.ordinal = new.ordinal - 1) in ('OFFERED', 'ACCEPTED')
        then 'NOMINATED'
      when new.decision = 'REJECTED' or new.kind = 'WITHDRAWN' and new.actor_id is not null then 'MOVE_ON_READY'
    end;
  begin
    if told is not null then
      insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference, synthetic)
        select trajectory_id, told, new.happened_on, new.actor_id, new.actor_role, 'nomination-step ' || gen_random_uuid(),
          synthetic
        from hub.nomination where id = new.nomination_id;
    end if;
    return null;
  end $$;
  create trigger tell_trajectory after insert on hub.nomination_step
    for each row execute function hub.tell_trajectory();
`;

/** Agreed numbers. How much of one is used is counted over nominations, for those who see them all. */
const quota = `
  create table hub.quota_agreement (
    id text primary key,
    scheme text not null check (scheme in ${schemes}),
    -- Null: for the whole region.
    municipality_id text references hub.municipality,
    from_year integer not null,
    -- Null: every year until further notice.
    to_year integer check (to_year >= from_year),
    agreed integer not null check (agreed >= 0),
    allocation_key text,
    note text,
    synthetic boolean not null default false,
    document_id text references hub.document,
    document_place text,
    check (synthetic or document_id is not null)
  );

  create view hub.quota with (security_invoker) as
    select a.id || '-' || year as id, a.scheme, a.municipality_id, year, a.agreed, a.allocation_key, a.note, a.synthetic,
      a.document_id, a.document_place
    from hub.quota_agreement a
    cross join generate_series(a.from_year,
      coalesce(a.to_year, greatest(a.from_year, extract(year from current_date)::integer + 1))) year;
`;

/** The one thing that a submission must know of nominations that its caller does not see. */
const seen = `
  -- Whether a nomination of the same client is under way, on whichever trajectory. For a client of the caller's own.
  create function hub.nomination_under_way(trajectory uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
      select from hub.trajectory own
      join hub.trajectory other on other.client_id = own.client_id
      join hub.nomination n on n.trajectory_id = other.id and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')
      where own.id = trajectory
        and (own.provider_id = nullif(current_setting('hub.partner', true), '')
          or current_setting('role') in ('hub_central_municipality', 'hub_case_coordinator')))
  $$;

  -- With the caller's own pseudonym of the trajectory, for those who have one.
  create view hub.seen_nomination with (security_invoker) as
    select n.*, (select p.value from hub.pseudonym p where p.trajectory_id = n.trajectory_id and p.purpose = 'CHAIN'
        and p.recipient_id = nullif(current_setting('hub.partner', true), '') order by p.year desc limit 1)
      as seen_trajectory_id
    from hub.nomination n;
`;
