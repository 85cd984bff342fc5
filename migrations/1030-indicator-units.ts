import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What indicators count. A unit is one person, stay or event that counts for one measure in one period, as the data stand
 * as of a day. What a measure is stands in `src/features/indicator/measures.ts`; test/indicators/reference.ts says the same
 * once more, slowly, and a test draws courses and holds the two against each other.
 */
export class IndicatorUnits1000000001030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(careDetail);
    await runner.query(types);
    await runner.query(buckets);
    await runner.query(events);
    await runner.query(courses);
    await runner.query(registrations);
    await runner.query(movements);
    await runner.query(stays);
    await runner.query(norms);
    await runner.query(nominations);
    for (const name of rawFunctions) await runner.query(unitsOf(name));
    await runner.query(ownUnits);
    await runner.query(capacity);
  }

  async down(): Promise<void> {
    throw new Error('Age bands of clients are not thrown away: restore a backup.');
  }
}

const columns = `
  alter table hub.trajectory_care add column age_band text
    check (age_band in ('UNDER_18', 'FROM_18_TO_22', 'FROM_23_TO_26', 'FROM_27_TO_64', 'FROM_65'));
  create or replace view hub.seen_care with (security_invoker) as
    select p.value as trajectory_id, c.causes, c.target_group, c.synthetic, c.age_band
    from hub.pseudonym p join hub.trajectory_care c on c.trajectory_id = p.trajectory_id;

  create index on hub.trajectory_event (happened_on) where kind = 'REGISTERED';

  alter table hub.indicator add column coverage jsonb;
`;

/**
 * Cause, target group and age band are stated by whoever guides the client, gives access or coordinates. The row holds what
 * was stated last; of a statement is kept that it was made, and a hash by which it is known again, not what it said.
 */
const careDetail = `
  alter table hub.trajectory_care
    add check (target_group in ('PSYCHIATRY_OR_ADDICTION', 'NEWLY_HOMELESS', 'YOUNG_PEOPLE', 'FAMILIES', 'WOMEN',
      'MILD_INTELLECTUAL_DISABILITY', 'OLDER_PEOPLE', 'LIGHT_PROBLEMS', 'VERY_COMPLEX_PROBLEMS', 'FROM_SHELTERED_HOUSING',
      'FROM_SHELTER', 'FROM_YOUTH_CARE', 'FROM_PRISON')),
    add check (causes <@ '{RENT_ARREARS_OR_DEBT,BREAKUP,NO_MOTIVATION_FOR_CARE,NUISANCE,AFTER_DETENTION,RETURN_FROM_ABROAD,OTHER,CANNABIS_EVICTION}');

  create table hub.care_statement (
    stated_by_id text not null references hub.partner,
    reference text not null check (length(reference) between 1 and 100),
    trajectory_id uuid not null references hub.trajectory on delete cascade,
    content_hash text not null,
    stated_at timestamptz not null default now(),
    primary key (stated_by_id, reference)
  );
  create index on hub.care_statement (trajectory_id);

  -- RECORDED, REPEATED, REUSED, or null for a client whom the caller may not state it of.
  create function hub.state_care(trajectory uuid, given jsonb) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := nullif(current_setting('hub.partner', true), '');
    my_role constant text := upper(substr(current_setting('role'), length('hub_') + 1));
    hash constant text := encode(sha256(convert_to(trajectory || (given - 'reference')::text, 'UTF8')), 'hex');
    recorded text;
  begin
    perform from hub.trajectory t where t.id = trajectory and case my_role
      when 'CARE_PROVIDER' then t.provider_id = me
      when 'CASE_COORDINATOR' then true
      when 'ACCESS_POINT' then not t.shielded and exists (
        select from hub.trajectory_party p where p.trajectory_id = t.id and p.partner_id = me and p.role = my_role
          and p.closed_on is null and p.in_phase)
      end;
    if not found then
      return null;
    end if;
    insert into hub.care_statement (stated_by_id, reference, trajectory_id, content_hash)
      values (me, given ->> 'reference', trajectory, hash) on conflict do nothing;
    if not found then
      select content_hash into recorded from hub.care_statement
        where stated_by_id = me and reference = given ->> 'reference';
      return case when recorded = hash then 'REPEATED' else 'REUSED' end;
    end if;
    update hub.trajectory_care set causes = array(select jsonb_array_elements_text(given -> 'causes')),
      target_group = given ->> 'targetGroup', age_band = given ->> 'ageBand'
      where trajectory_id = trajectory;
    return 'RECORDED';
  end $$;
`;

const types = `
  create type hub.indicator_unit as (
    measure text,
    record_key uuid,
    category text,
    municipality_id text,
    product_id text,
    provider_id text,
    target_group text,
    age_band text,
    causes text[],
    amount integer,
    synthetic boolean,
    -- When an event happened, by which it falls into a period; null of what is no event.
    happened_on date
  );

  -- Before it is known who asks: a person is a client, and an event has a key of its own.
  create type hub.indicator_raw as (
    measure text,
    client_id uuid,
    event_id uuid,
    trajectory_id uuid,
    category text,
    product_id text,
    home_id text,
    amount integer,
    happened_on date
  );
`;

/** Up to and including the upper border: who leaves on the last day of the norm of three months stayed three months. */
const buckets = `
  create function hub.months_bucket(since date, until date) returns text language sql immutable as $$
    select case
      when until <= since + interval '3 months' then 'MONTHS_0_3'
      when until <= since + interval '6 months' then 'MONTHS_3_6'
      when until <= since + interval '12 months' then 'MONTHS_6_12'
      when until <= since + interval '24 months' then 'MONTHS_12_24'
      else 'MONTHS_OVER_24'
    end
  $$;

  create function hub.days_bucket(days integer) returns text language sql immutable as $$
    select case when days <= 7 then 'DAYS_0_7' when days <= 14 then 'DAYS_7_14' when days <= 28 then 'DAYS_14_28'
      when days <= 56 then 'DAYS_28_56' else 'DAYS_OVER_56' end
  $$;

  create function hub.nights_bucket(nights integer) returns text language sql immutable as $$
    select case when nights <= 7 then 'NIGHTS_1_7' when nights <= 30 then 'NIGHTS_8_30' when nights <= 91 then 'NIGHTS_31_91'
      when nights <= 182 then 'NIGHTS_92_182' else 'NIGHTS_OVER_182' end
  $$;
`;

const events = `
  -- All events in force as of a day, in the words of their last correction; as hub.trajectory_events_in_force, for everybody.
  create function hub.indicator_events(seen date)
    returns table (id uuid, trajectory_id uuid, ordinal bigint, kind text, happened_on date, facility_id text,
      destination text)
    language sql stable as $$
    select root.id, root.trajectory_id, root.position, root.kind, coalesce(said.happened_on, root.happened_on),
      coalesce(said.facility_id, root.facility_id), case when said.id is null then root.destination else said.destination end
    from hub.trajectory_event root
    left join (
      select distinct on (c.corrects_id) c.* from hub.trajectory_event c
      where c.corrects_id is not null order by c.corrects_id, c.position desc
    ) said on said.corrects_id = root.id
    where root.corrects_id is null and coalesce(not said.withdrawn, true)
      and coalesce(said.happened_on, root.happened_on) <= seen
  $$;
`;

/**
 * How clients went through stays, all their trajectories together. The projection hub.stay tells of today; as of a day a
 * stay that ended later is open, which is written as 'infinity'. A stay without a night is none.
 */
const courses = `
  create function hub.client_stays(seen date)
    returns table (client_id uuid, trajectory_id uuid, id uuid, facility_id text, started_on date, ended_on date)
    language sql stable as $$
    select t.client_id, s.trajectory_id, s.id, s.facility_id, s.started_on,
      case when s.ended_on <= seen then s.ended_on else 'infinity' end
    from hub.stay s join hub.trajectory t on t.id = s.trajectory_id
    where s.started_on <= seen and s.ended_on is distinct from s.started_on
  $$;

  -- With the end of all that came before it, and whether an episode begins: more than 14 days after that end.
  create function hub.client_course(seen date)
    returns table (client_id uuid, trajectory_id uuid, id uuid, facility_id text, started_on date, ended_on date,
      before_end date, begins boolean)
    language sql stable as $$
    select s.client_id, s.trajectory_id, s.id, s.facility_id, s.started_on, s.ended_on, max(s.ended_on) over before_it,
      coalesce(s.started_on > max(s.ended_on) over before_it + 14, true)
    from hub.client_stays(seen) s
    window before_it as (partition by s.client_id order by s.started_on, s.ended_on desc, s.id
      rows between unbounded preceding and 1 preceding)
  $$;

  -- An episode is named by the stay with which it begins. All that came before the next episode ended with this one.
  create function hub.client_episodes(seen date)
    returns table (client_id uuid, trajectory_id uuid, stay_id uuid, facility_id text, began_on date, ended_on date,
      previous_end date, next_began date)
    language sql stable as $$
    select c.client_id, c.trajectory_id, c.id, c.facility_id, c.started_on,
      coalesce(lead(c.before_end) over by_client, c.last_end), c.before_end, lead(c.started_on) over by_client
    from (
      select course.*, max(course.ended_on) over (partition by course.client_id) as last_end
      from hub.client_course(seen) course
    ) c
    where c.begins
    window by_client as (partition by c.client_id order by c.started_on)
  $$;

  -- Who left, with the stay that ended last and where to. Of two ends on one day the stay that began last tells it.
  create function hub.client_exits(since date, until date, seen date)
    returns table (client_id uuid, trajectory_id uuid, stay_id uuid, facility_id text, left_on date, next_began date,
      destination text)
    language sql stable as $$
    select distinct on (e.client_id, e.ended_on) e.client_id, s.trajectory_id, s.id, s.facility_id, e.ended_on, e.next_began,
      coalesce(x.destination, 'UNKNOWN')
    from hub.client_episodes(seen) e
    join hub.client_stays(seen) s on s.client_id = e.client_id and s.ended_on = e.ended_on
    left join hub.indicator_events(seen) x on x.kind = 'STAY_ENDED' and x.trajectory_id = s.trajectory_id
      and x.facility_id = s.facility_id and x.happened_on = s.ended_on
    where e.ended_on >= since and e.ended_on < until
    order by e.client_id, e.ended_on, s.started_on desc, s.id desc, x.ordinal
  $$;

  -- A home for good. No destination says that somebody died or was handed over to another region.
  create function hub.is_durable_home(destination text) returns boolean language sql immutable as
    $$ select destination = 'OWN_HOME' $$;
`;

/** Named so that no column of a table is: a column would go before the argument. */
const raw = (name: string, query: string) => `
  create function hub.raw_${name}(first_day date, end_day date, seen_day date) returns setof hub.indicator_raw
    language sql stable as $$ ${query} $$;
`;

/** A row of a measure: what is not named is null. */
const row = (given: Record<string, string>) =>
  [
    `(${given.measure!})::text`,
    given.client!,
    `(${given.event ?? 'null'})::uuid`,
    given.trajectory!,
    `(${given.category ?? 'null'})::text`,
    `(${given.product ?? 'null'})::text`,
    `(${given.home ?? 'null'})::text`,
    `(${given.amount ?? 'null'})::integer`,
    `(${given.on ?? 'null'})::date`,
  ].join(', ');

/** The one look at events by date: a partner's own is asked while somebody waits. First those never corrected, which an index finds. */
const registered = `from (
    select root.id, root.trajectory_id, root.position as ordinal, root.happened_on
    from hub.trajectory_event root
    where root.kind = 'REGISTERED' and root.corrects_id is null
      and root.happened_on >= first_day and root.happened_on < end_day and root.happened_on <= seen_day
      and not exists (
        select from hub.trajectory_event c where c.corrects_id is not null and c.corrects_id = root.id)
    union all
    select root.id, root.trajectory_id, root.position, said.happened_on
    from hub.trajectory_event said
    join hub.trajectory_event root on root.id = said.corrects_id and root.kind = 'REGISTERED'
    where said.corrects_id is not null and not said.withdrawn
      and said.happened_on >= first_day and said.happened_on < end_day and said.happened_on <= seen_day
      and not exists (
        select from hub.trajectory_event later
        where later.corrects_id is not null and later.corrects_id = said.corrects_id and later.position > said.position)
  ) e
  join hub.trajectory t on t.id = e.trajectory_id`;

const registrations =
  raw(
    'registrations',
    `select ${row({
      ...{ measure: `'REGISTRATIONS'`, client: 't.client_id', event: 'e.id', trajectory: 't.id' },
      on: 'e.happened_on',
    })} ${registered}`,
  ) +
  raw(
    'registered_persons',
    `select distinct on (t.client_id) ${row({ measure: `'REGISTERED_PERSONS'`, client: 't.client_id', trajectory: 't.id' })}
     ${registered} order by t.client_id, e.happened_on, e.ordinal`,
  );

const exit = { client: 'x.client_id', trajectory: 'x.trajectory_id', product: 'f.product_id' };

const movements =
  raw(
    'inflow',
    `select distinct on (e.client_id) ${row({
      ...{
        measure: `'INFLOW'`,
        client: 'e.client_id',
        trajectory: 'e.trajectory_id',
        product: 'f.product_id',
      },
      category: `case
        when e.began_on - 730 < (
          select min(s.started_on) from hub.stay s where s.started_on <= seen_day and s.ended_on is distinct from s.started_on)
          then 'UNSPECIFIED'
        when e.previous_end > e.began_on - 730 then 'RETURNED' else 'FIRST_TIME' end`,
    })}
    from hub.client_episodes(seen_day) e join hub.facility f on f.id = e.facility_id
    where e.began_on >= first_day and e.began_on < end_day
    order by e.client_id, e.began_on`,
  ) +
  raw(
    // From one facility to another. A stay that lies within what came before it leads nowhere.
    'throughflow',
    `select ${row({
      ...{ measure: `'THROUGHFLOW'`, client: 'm.client_id', event: 'm.id', trajectory: 'm.trajectory_id' },
      category: `case when f.product_id = origin.product_id then 'SAME_PRODUCT' else 'OTHER_PRODUCT' end`,
      ...{ product: 'f.product_id', on: 'm.started_on' },
    })}
    from (
      select c.*, lag(c.facility_id) over (partition by c.client_id order by c.started_on) as from_facility
      from hub.client_course(seen_day) c where c.begins or c.ended_on > c.before_end
    ) m
    join hub.facility f on f.id = m.facility_id
    join hub.facility origin on origin.id = m.from_facility
    where not m.begins and m.started_on >= first_day and m.started_on < end_day and m.facility_id <> m.from_facility`,
  ) +
  raw(
    'outflow',
    `select distinct on (x.client_id) ${row({ measure: `'OUTFLOW'`, ...exit, category: 'x.destination' })}
    from hub.client_exits(first_day, end_day, seen_day) x join hub.facility f on f.id = x.facility_id
    order by x.client_id, x.left_on desc`,
  ) +
  raw(
    'permanent_exits',
    `select ${row({
      ...{ measure: `'PERMANENT_EXITS'`, ...exit, event: 'x.stay_id', on: 'x.left_on' },
      category: `case when hub.is_durable_home(x.destination) then 'DURABLE_HOME'
        when x.destination = 'UNKNOWN' then 'UNKNOWN' else 'ELSEWHERE' end`,
    })}
    from hub.client_exits(first_day, end_day, seen_day) x join hub.facility f on f.id = x.facility_id`,
  ) +
  raw(
    // Only exits of which the whole time after them is known. Who comes back begins another episode.
    'returns',
    `select ${row({
      ...{ measure: `'RETURNS_' || within.days`, ...exit, event: 'x.stay_id', on: 'x.left_on' },
      category: `case when x.next_began <= x.left_on + within.days then 'RETURNED' else 'NOT_RETURNED' end`,
    })}
    from hub.client_exits(first_day, end_day, seen_day) x
    join hub.facility f on f.id = x.facility_id
    join (values (180), (365), (730)) within(days) on x.left_on + within.days <= seen_day
    where hub.is_durable_home(x.destination)`,
  );

const stay = { client: 's.client_id', trajectory: 's.trajectory_id', product: 'f.product_id' };

/** Nights of one client are counted once, whatever overlaps: from where the stays before it end. */
const stays =
  raw(
    'length_of_stay_completed',
    `select ${row({
      ...{ measure: `'LENGTH_OF_STAY_COMPLETED'`, ...stay, event: 's.id', on: 's.ended_on' },
      ...{ category: 'hub.months_bucket(s.started_on, s.ended_on)', amount: 's.ended_on - s.started_on' },
    })}
    from hub.client_stays(seen_day) s join hub.facility f on f.id = s.facility_id
    where s.ended_on >= first_day and s.ended_on < end_day`,
  ) +
  raw(
    'length_of_stay_ongoing',
    `select ${row({
      ...{ measure: `'LENGTH_OF_STAY_ONGOING'`, ...stay, event: 's.id' },
      ...{ category: 'hub.months_bucket(s.started_on, end_day)', amount: 'end_day - s.started_on' },
    })}
    from hub.client_stays(seen_day) s join hub.facility f on f.id = s.facility_id
    where s.started_on < end_day and s.ended_on >= end_day`,
  ) +
  raw(
    'stock',
    `select distinct on (s.client_id) ${row({ measure: `'STOCK'`, ...stay })}
    from hub.client_stays(seen_day) s join hub.facility f on f.id = s.facility_id
    where s.started_on < end_day and s.ended_on >= end_day
    order by s.client_id, s.started_on desc, s.id desc`,
  ) +
  raw(
    'nights',
    `select ${row({
      ...{ measure: `'NIGHTS'`, ...stay },
      ...{ category: 'hub.nights_bucket(s.nights::integer)', amount: 's.nights' },
    })}
    from (
      select distinct on (n.client_id) n.*,
        sum(greatest(n.last_night - greatest(n.first_night, n.counted_to), 0)) over (partition by n.client_id) as nights
      from (
        select clipped.*, coalesce(max(clipped.last_night) over (partition by clipped.client_id
          order by clipped.started_on, clipped.id rows between unbounded preceding and 1 preceding), first_day) as counted_to
        from (
          select c.*, greatest(c.started_on, first_day) as first_night, least(c.ended_on, end_day, seen_day + 1) as last_night
          from hub.client_stays(seen_day) c where c.started_on < end_day and c.ended_on > first_day
        ) clipped
      ) n
      order by n.client_id, n.started_on desc, n.id desc
    ) s
    join hub.facility f on f.id = s.facility_id`,
  );

/**
 * The norms of a period as they stood. Where nothing happened after that day they are what the projection keeps; the others
 * are folded anew.
 */
const norms =
  `
  create function hub.norms_seen(first_day date, end_day date, seen_day date)
    returns table (trajectory_id uuid, episode integer, kind text, counts_from date, due date, done_on date)
    language sql stable as $$
    -- Those of the period are among these: what happens later changes when a norm was met, not when it was due.
    with known as materialized (
      select * from hub.trajectory_norm n where n.due >= first_day and n.due < end_day
    ), later as materialized (
      select distinct e.trajectory_id
      from (select distinct k.trajectory_id from known k) d
      join hub.trajectory_event e on e.trajectory_id = d.trajectory_id
      where e.happened_on > seen_day
        and e.kind in ('STAY_STARTED', 'STAY_ENDED', 'ACCESS_GRANTED', 'TRIAGED', 'CORRECTION')
    )
    select k.trajectory_id, k.episode, k.kind, k.from_date, k.due, k.done_on from known k
    where not exists (select from later l where l.trajectory_id = k.trajectory_id)
    union all
    select f.trajectory_id, f.episode, f.kind, f.from_date, f.due, f.done_on
    from hub.fold_norms(array(select l.trajectory_id from later l), seen_day, 'infinity') f
    where f.due >= first_day and f.due < end_day
  $$;
` +
  raw(
    // A norm belongs to the period of its last day: by then it was met, or never will be.
    'norms',
    `select ${row({
      measure: `case n.kind when 'TRIAGE' then 'TRIAGE_WITHIN_SIX_WEEKS' else 'SHELTER_WITHIN_THREE_MONTHS' end`,
      ...{ client: 't.client_id', trajectory: 't.id' },
      event: `md5(n.trajectory_id || ':' || n.episode || ':' || n.kind)`,
      category: `case when n.done_on <= n.due then 'MET' else 'MISSED' end`,
      ...{ amount: `greatest(least(n.done_on, seen_day) - n.counts_from, 0)`, on: 'n.due' },
    })}
    from hub.norms_seen(first_day, end_day, seen_day) n join hub.trajectory t on t.id = n.trajectory_id
    where n.done_on <= n.due or n.due < seen_day`,
  );

const nomination = {
  ...{ client: 'n.client_id', trajectory: 'n.trajectory_id', event: 'n.id' },
  product: `case n.scheme when 'HOUSING_FIRST' then 'housing-first' end`,
};

const nominations =
  `
  create function hub.nominations_seen(seen_day date)
    returns table (id uuid, trajectory_id uuid, client_id uuid, scheme text, kind_of_dwelling text, submitted_on date,
      offered_on date, leased_on date, home_id text, withdrawn boolean, ended_on date)
    language sql stable as $$
    select n.id, n.trajectory_id, t.client_id, n.scheme, coalesce(need.kind_of_dwelling, 'UNKNOWN'), n.submitted_on,
      went.offered_on, went.leased_on, went.home_id, coalesce(went.withdrawn, false), coalesce(went.ended_on, 'infinity')
    from hub.nomination n
    join hub.trajectory t on t.id = n.trajectory_id
    left join hub.housing_need need on need.trajectory_id = n.trajectory_id
    left join (
      select s.nomination_id, min(s.happened_on) filter (where s.kind = 'OFFERED') as offered_on,
        min(s.happened_on) filter (where s.kind = 'LEASE_SIGNED') as leased_on,
        -- The lease is of the dwelling that was offered last.
        (array_agg(d.municipality_id order by s.ordinal desc) filter (where s.kind = 'OFFERED'))[1] as home_id,
        bool_or(s.kind = 'WITHDRAWN') as withdrawn,
        min(s.happened_on) filter (where s.kind in ('WITHDRAWN', 'HOUSED') or s.decision = 'REJECTED') as ended_on
      from hub.nomination_step s
      left join hub.dwelling d on d.id = s.dwelling_id
      where s.happened_on <= seen_day
      group by s.nomination_id
    ) went on went.nomination_id = n.id
    where n.submitted_on <= seen_day
  $$;
` +
  raw(
    'waiting',
    `select ${row({ measure: `'WAITING'`, ...nomination, category: 'n.kind_of_dwelling' })}
    from hub.nominations_seen(seen_day) n where n.submitted_on < end_day and n.ended_on >= end_day`,
  ) +
  raw(
    'waiting_time_offered',
    `select ${row({
      ...{ measure: `'WAITING_TIME_OFFERED'`, ...nomination, on: 'n.offered_on' },
      ...{
        category: 'hub.months_bucket(n.submitted_on, n.offered_on)',
        amount: 'n.offered_on - n.submitted_on',
      },
    })}
    from hub.nominations_seen(seen_day) n where n.offered_on >= first_day and n.offered_on < end_day`,
  ) +
  raw(
    'waiting_time_open',
    `select ${row({
      ...{ measure: `'WAITING_TIME_OPEN'`, ...nomination },
      ...{ category: 'hub.months_bucket(n.submitted_on, end_day)', amount: 'end_day - n.submitted_on' },
    })}
    from hub.nominations_seen(seen_day) n
    where n.submitted_on < end_day and n.ended_on >= end_day and coalesce(n.offered_on >= end_day, true)`,
  ) +
  raw(
    'nomination_steps',
    `select ${row({
      ...{ measure: `'DAYS_TO_' || s.kind`, client: 't.client_id', trajectory: 't.id', event: 's.id' },
      ...{ product: nomination.product, amount: 's.happened_on - s.before_on', on: 's.happened_on' },
      category: 'hub.days_bucket(s.happened_on - s.before_on)',
    })}
    from (
      select step.*, lag(step.happened_on) over (partition by step.nomination_id order by step.ordinal) as before_on
      from hub.nomination_step step where step.happened_on <= seen_day
    ) s
    join hub.nomination n on n.id = s.nomination_id
    join hub.trajectory t on t.id = n.trajectory_id
    where s.happened_on >= first_day and s.happened_on < end_day and s.before_on is not null
      and s.kind in ('ASSESSED', 'DECIDED', 'ASSIGNED', 'OFFERED', 'ACCEPTED', 'LEASE_SIGNED', 'HOUSED')`,
  ) +
  raw(
    'refusals',
    `select ${row({
      ...{
        measure: `'REFUSALS'`,
        client: 't.client_id',
        trajectory: 't.id',
        event: 's.id',
        category: 's.ground',
      },
      ...{ product: nomination.product, on: 's.happened_on' },
    })}
    from hub.nomination_step s
    join hub.nomination n on n.id = s.nomination_id
    join hub.trajectory t on t.id = n.trajectory_id
    where s.kind = 'REFUSED' and s.happened_on >= first_day and s.happened_on < end_day and s.happened_on <= seen_day`,
  ) +
  raw(
    // A lease that fell through gave nobody a home.
    'homes',
    `select ${row({
      ...{ measure: `'HOMES'`, ...nomination, category: 'n.scheme', home: 'n.home_id', on: 'n.leased_on' },
    })}
    from hub.nominations_seen(seen_day) n where n.leased_on >= first_day and n.leased_on < end_day and not n.withdrawn`,
  );

const rawFunctions = [
  ...[
    'registrations',
    'registered_persons',
    'inflow',
    'throughflow',
    'outflow',
    'permanent_exits',
    'returns',
  ],
  ...['length_of_stay_completed', 'length_of_stay_ongoing', 'stock', 'nights', 'norms'],
  ...['waiting', 'waiting_time_offered', 'waiting_time_open', 'nomination_steps', 'refusals', 'homes'],
];

/** For whoever reads everything. A home counts where it stands, all else where the person comes from. */
const unitsOf = (name: string) => `
  create function hub.units_${name}(from_date date, until date, seen date) returns setof hub.indicator_unit
    language sql stable as $$
    select r.measure, coalesce(md5(':' || r.event_id)::uuid, c.record_key), r.category,
      case when r.measure = 'HOMES' then r.home_id else t.municipality_id end,
      r.product_id, t.provider_id, care.target_group, care.age_band, care.causes, r.amount, t.synthetic, r.happened_on
    from hub.raw_${name}($1, $2, $3) r
    join hub.trajectory t on t.id = r.trajectory_id
    join hub.client c on c.id = r.client_id
    left join hub.trajectory_care care on care.trajectory_id = r.trajectory_id
  $$;
`;

/**
 * The same measures over what the caller sees by row-level security. Its keys are hashed with its own name: nobody can join
 * them with those of another partner, or with those of publications. For a municipality without all that is care detail.
 */
const ownUnits = `
  create function hub.own_indicator_units(measure text, from_date date, until date, seen date)
    returns setof hub.indicator_unit language plpgsql stable as $$
  declare
    -- Whoever becomes no role of the hub, such as the owner, has no key: nothing comes of it.
    me constant text := nullif(current_setting('hub.partner', true), '');
    source constant text := case
      when measure like 'RETURNS\\_%' then 'returns'
      when measure like 'DAYS\\_TO\\_%' then 'nomination_steps'
      when measure in ('TRIAGE_WITHIN_SIX_WEEKS', 'SHELTER_WITHIN_THREE_MONTHS') then 'norms'
      when measure in ('REGISTRATIONS', 'REGISTERED_PERSONS', 'INFLOW', 'THROUGHFLOW', 'OUTFLOW', 'PERMANENT_EXITS',
        'LENGTH_OF_STAY_COMPLETED', 'LENGTH_OF_STAY_ONGOING', 'STOCK', 'NIGHTS', 'WAITING', 'WAITING_TIME_OFFERED',
        'WAITING_TIME_OPEN', 'REFUSALS', 'HOMES') then lower(measure)
    end;
    unit constant text := format(
      $q$ select r.measure, md5(%L || ':' || coalesce(r.event_id, r.client_id))::uuid, %%s,
          case when r.measure = 'HOMES' then r.home_id else t.municipality_id end, %%s, r.amount, t.synthetic, r.happened_on
        from hub.raw_%s($1, $2, $3) r join hub.trajectory t on t.id = r.trajectory_id %%s
        where r.measure = $4 $q$, me, source);
  begin
    if source is null then
      raise exception 'There is no measure %.', measure using errcode = 'invalid_parameter_value';
    elsif current_user <> 'hub_municipality' then
      return query execute format(unit, 'r.category',
          'r.product_id, t.provider_id, care.target_group, care.age_band, care.causes',
          'left join hub.trajectory_care care on care.trajectory_id = t.id')
        using from_date, until, seen, measure;
    elsif measure <> 'PERMANENT_EXITS' and source <> 'returns' then
      -- Where somebody goes to, and between which products, is care detail: a municipality does not see it of its inhabitants.
      return query execute format(unit, case when measure in ('OUTFLOW', 'THROUGHFLOW') then 'null::text' else 'r.category' end,
          'null::text, null::text, null::text, null::text, null::text[]', '')
        using from_date, until, seen, measure;
    end if;
  end $$;
`;

/**
 * Nights of a facility's capacity, as the ledger was known at the end of a day. Only nights of which both the places and the
 * occupied ones are known are counted, so that a share is of the same nights; how many those are is said beside it.
 */
const capacity = `
  create function hub.end_of_day(day date) returns timestamptz language sql immutable as
    $$ select (day + 1)::timestamp at time zone 'Europe/Amsterdam' $$;

  create function hub.occupancy_nights(from_date date, until date, seen date)
    returns table (facility_id text, municipality_id text, product_id text, provider_id text, unit text, nights integer,
      known_nights integer, place_nights bigint, out_of_use_nights bigint, occupied_nights bigint, synthetic boolean)
    language sql stable as $$
    select f.id, f.municipality_id, f.product_id, f.operator_id, f.unit, ($2 - $1), coalesce(sum(k.nights), 0)::integer,
      sum(k.nights * k.places), sum(k.nights * k.out_of_use), sum(k.nights * k.occupied),
      f.synthetic or coalesce(bool_or(k.synthetic), false)
    from hub.facility f
    left join lateral (
      select least(held.until, $2) - greatest(held.since, $1) as nights, held.*
      from (
        select s.from_date as since, coalesce(lead(s.from_date) over (order by s.from_date), 'infinity') as until,
          s.places, s.out_of_use, s.occupied, s.synthetic
        from hub.capacity_states_known(f.id, hub.end_of_day($3)) s
      ) held
      where held.since < $2 and held.until > $1 and held.places is not null and held.occupied is not null
    ) k on true
    group by f.id
  $$;
`;
