import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a municipality is shown of its inhabitants is worked out from what it may not see: where they stay, and who guides them. So
 * far its own database role read that. Now functions do, whose owner `access.sql` makes a role that nobody becomes, under the same
 * row policies; and the views that its schema is read from name no such column.
 */
export class InhabitantsWithoutCare1000000001053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(views);
    await runner.query(courses);
    await runner.query(reporters);
    await runner.query(units);
    // Who may execute what, access.sql says afterwards; until then, or where that fails, nobody does.
    await runner.query('revoke execute on all functions in schema hub from public');
  }

  async down(): Promise<void> {
    throw new Error('What a municipality may not see is not opened to it again.');
  }
}

const views = `
  create view hub.inhabitants_trajectory with (security_invoker) as
    select p.value as id, t.phase, t.municipality_id, p.registered_on, t.closed_on, t.synthetic,
      (select case when bool_or(coalesce(n.done_on, current_date) > n.due) then 'MISSED'
          when bool_or(n.done_on is null) then 'DUE' when count(*) > 0 then 'MET' end
        from hub.trajectory_norm n where n.trajectory_id = t.id) as norm_status
    from hub.pseudonym p join hub.trajectory t on t.id = p.trajectory_id;

  create view hub.inhabitants_stay with (security_invoker) as
    select hub.key_under(p.value, s.id) as id, p.value as trajectory_id, s.started_on, s.ended_on, s.synthetic
    from hub.pseudonym p join hub.stay s on s.trajectory_id = p.trajectory_id;

  create view hub.inhabitants_current_stay with (security_invoker) as
    select * from hub.inhabitants_stay where started_on <= current_date and (ended_on is null or ended_on > current_date);

  -- Of who reported an event only whether it was the caller itself.
  create function hub.reported_itself(event uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.actor_id = nullif(current_setting('hub.partner', true), '') from hub.trajectory_event e where e.id = event
  $$;

  create view hub.inhabitants_trajectory_event with (security_invoker) as
    select hub.key_under(p.value, e.id) as id, p.value as trajectory_id, e.position, e.kind, e.happened_on, e.known_at,
      hub.key_under(p.value, e.corrects_id) as corrects, e.withdrawn, e.actor_role,
      case when hub.reported_itself(e.id) then e.reference end as reference, e.synthetic
    from hub.pseudonym p join hub.trajectory_event e on e.trajectory_id = p.trajectory_id;
`;

/** As the functions that they are named after. A facility is a number that tells it from the others of the trajectory, and no more. */
const courses = `
  create function hub.inhabitants_trajectory_events_in_force(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, id uuid, ordinal bigint, kind text, happened_on date, facility_id text,
      destination text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.trajectory_id, e.id, e.ordinal, e.kind, e.happened_on,
      case when e.facility_id is not null
        then (min(e.ordinal) over (partition by e.trajectory_id, e.facility_id))::text end, null::text
    from hub.trajectory_events_in_force($1, $2, $3) e
  $$;

  create function hub.inhabitants_fold_trajectories(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, phase text, registered_on date, closed_on date, decided boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
    $$ select * from hub.fold_trajectories($1, $2, $3) $$;

  create function hub.inhabitants_fold_stays(trajectories uuid[], day date, known timestamptz)
    returns table (id uuid, trajectory_id uuid, facility_id text, started_on date, ended_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
    $$ select s.id, s.trajectory_id, ''::text, s.started_on, s.ended_on from hub.fold_stays($1, $2, $3) s $$;

  create function hub.inhabitants_fold_norms(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, episode integer, kind text, from_date date, due date, done_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp as
    $$ select * from hub.fold_norms($1, $2, $3) $$;
`;

const reporters = `
  -- Whether the caller, or a partner that it succeeded in its role, reported an event in that role.
  create function hub.reported_in_role(event uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.actor_role = me.role
      and (e.actor_id = nullif(current_setting('hub.partner', true), '') or e.actor_id = any (hub.predecessors_in(me.role)))
    from hub.trajectory_event e, upper(substr(current_setting('role'), length('hub_') + 1)) me(role) where e.id = event
  $$;
`;

const units = `
  create function hub.inhabitants_indicator_units(measure text, from_date date, until date, seen date)
    returns setof hub.indicator_unit
    language sql stable security definer set search_path = pg_catalog, pg_temp as
    $$ select * from hub.own_indicator_units($1, $2, $3, $4) $$;

  create or replace function hub.own_indicator_units(measure text, from_date date, until date, seen date)
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
    elsif current_user = 'hub_municipality' then
      return query select * from hub.inhabitants_indicator_units(measure, from_date, until, seen);
    elsif current_user <> 'hub_inhabitants' then
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
