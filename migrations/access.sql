-- Who may touch which rows: database roles, grants and row policies, all of them, in this one file.
--
-- Applied after every migration, by the owner, as a whole: it takes everything away first and gives again, so that
-- what is not written here does not exist. It says the same as the access matrix (`src/access/matrix.ts`), and a test
-- holds the two against each other for every role and every slice.
--
-- How it is read: one database role stands for one role of the hub; the service becomes it for one transaction and
-- names the partner in the setting `hub.partner`. A table holds one slice. Tables of public facts have no row policy;
-- every other table has row-level security, and a role without a policy gets no row and no grant.

-- 1. Roles ------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
  callers constant text[] := array[
    'hub_central_municipality', 'hub_municipality', 'hub_housing_association', 'hub_care_provider',
    'hub_case_coordinator', 'hub_access_point', 'hub_public_health', 'hub_community_team', 'hub_programme_team',
    'hub_dashboard'];
begin
  foreach name in array callers || '{hub_publisher, hub_everyone, hub_inhabitants}'::text[] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin', name);
    end if;
  end loop;
  -- The service owns nothing and inherits nothing: it can only become one of these. What every caller has, they have
  -- as members of hub_everyone.
  foreach name in array callers || 'hub_publisher'::text loop
    execute format('grant %I to %I', name, current_setting('hub.service_role'));
  end loop;
  foreach name in array callers || 'hub_inhabitants'::text loop
    execute format('grant hub_everyone to %I', name);
  end loop;
  -- Nobody becomes hub_inhabitants: functions for municipalities are its own. Only who owns the database can give it functions.
  execute format('grant hub_inhabitants to %I', current_user);
end $$;

create schema if not exists access;

-- 2. A clean slate ------------------------------------------------------------------------------------------------

do $$
declare
  found record;
begin
  for found in select schemaname, tablename, policyname from pg_policies where schemaname in ('hub', 'published') loop
    execute format('drop policy %I on %I.%I', found.policyname, found.schemaname, found.tablename);
  end loop;
  for found in select rolname from pg_roles where rolname like 'hub\_%' and not rolcanlogin loop
    execute format('revoke all on all tables in schema hub, published from %I', found.rolname);
    execute format('revoke all on all sequences in schema hub, published from %I', found.rolname);
    execute format('revoke execute on all functions in schema hub, access from %I', found.rolname);
    execute format('revoke create on schema hub, published from %I', found.rolname);
  end loop;
end $$;

revoke all on schema public from public;
revoke all on schema hub, published from public;
revoke all on all tables in schema hub, published from public;
revoke all on all sequences in schema hub, published from public;

-- Nobody leaves a temporary table or function behind on a pooled connection.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'The owner of the database should revoke TEMPORARY on it from public.';
end $$;
revoke execute on all functions in schema hub from public;

grant usage on schema hub, published, access to hub_everyone, hub_publisher;

-- 3. Relations ----------------------------------------------------------------------------------------------------
-- Each answers for the caller of this transaction. In a policy they stand in a sub-select, so that they are worked out
-- once per statement and not once per row. They read public facts only: a policy reads with the caller's rights.
-- A row that hangs on a facility asks that facility by key, in a scalar sub-select: an `exists` the planner may turn
-- into a hash over all facilities.

create or replace function access.partner() returns text stable language sql as
  $$ select nullif(current_setting('hub.partner', true), '') $$;

create or replace function access.role() returns text stable language sql as
  $$ select upper(substr(current_user, length('hub_') + 1)) $$;

create or replace function access.own_municipalities() returns text[] stable language sql as $$
  select array(
    select municipality_id from hub.working_area
    where partner_id = access.partner()
      and coalesce(valid_from <= current_date, true) and coalesce(current_date < valid_to, true))
$$;

create or replace function access.own_housing_markets() returns text[] stable language sql as $$
  select array(select distinct housing_market from hub.municipality where id = any (access.own_municipalities()))
$$;

create or replace function access.own_facilities() returns text[] stable language sql as $$
  select array(select id from hub.facility where operator_id = access.partner())
$$;

-- Whether the caller answers error reports on a facility: as its operator, or for all of them.
create or replace function access.answers_for(facility text) returns boolean stable language sql as $$
  select current_user = 'hub_central_municipality'
    or (select f.operator_id = access.partner() from hub.facility f where f.id = facility)
$$;

-- What a compiled read says in place of a value that the schema promises and the database does not give: the statement
-- fails, and the hub answers it the slow way, which names the field.
create or replace function access.missing() returns text stable language plpgsql as
  $$ begin raise exception 'A value that the schema promises is missing.' using errcode = 'null_value_not_allowed'; end $$;

-- Whether the caller sees a trajectory, asked where its policy cannot be: of the table that this policy itself looks into.
create or replace function access.sees_trajectory(trajectory uuid) returns boolean stable language plpgsql as
  $$ begin return exists (select from hub.trajectory t where t.id = trajectory); end $$;

-- Whether the caller puts an event right that it sees: what it reported itself, what a partner did that it succeeded in this role,
-- and as those in charge what anybody did. What a step of a nomination told is put right by steps; what was erased says nothing.
create or replace function access.may_correct(event uuid) returns boolean stable language plpgsql as $$
begin
  return exists (select from hub.trajectory_event e
    where e.id = event and e.kind <> 'ERASED' and e.reference not like 'nomination-step %'
      and (access.role() in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR') or hub.reported_in_role(e.id)));
end $$;

-- Whether an event that is corrected named this facility before.
create or replace function access.stayed_in(event uuid, facility text) returns boolean stable language plpgsql as $$
begin
  return exists (select from hub.trajectory_event e
    where event in (e.id, e.corrects_id) and e.facility_id = facility);
end $$;

-- 4. Public facts: everybody reads, no row policy -------------------------------------------------------------------

grant select on
  hub.document, hub.municipality, hub.partner, hub.partner_role, hub.working_area, hub.product,
  hub.facility, hub.facility_statement, hub.facility_places, hub.upcoming_places, hub.facility_acceptance,
  hub.facility_operator, hub.reporting_facility,
  hub.need, hub.pledge, hub.pledge_note, hub.agenda_line,
  hub.programme_edition, hub.action_line, hub.action, hub.action_report,
  hub.indicator, hub.published_figure, hub.indicator_value,
  published.free_places, published.occupancy, published.publication,
  hub.nomination_deadline, hub.quota_agreement, hub.quota
to hub_everyone, hub_publisher;
-- Places as they were known on a moment are public as places are; the function reads the ledger for them.
grant execute on function hub.facility_places_known to hub_everyone, hub_publisher;

-- 5. Slice facility.address -----------------------------------------------------------------------------------------

alter table hub.facility_address enable row level security;
grant select on hub.facility_address to
  hub_central_municipality, hub_municipality, hub_housing_association, hub_care_provider, hub_case_coordinator,
  hub_access_point, hub_public_health, hub_community_team;
create policy everything on hub.facility_address for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy operator on hub.facility_address for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy landlord on hub.facility_address for select to hub_housing_association
  using (not confidential and (select true from hub.facility f where f.id = facility_id and f.landlord_id = (select access.partner())));
create policy location on hub.facility_address for select to hub_municipality
  using (not confidential and (select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));
create policy open_location on hub.facility_address for select
  to hub_access_point, hub_public_health, hub_community_team
  using (not confidential);

-- 6. Slice capacity.exact -------------------------------------------------------------------------------------------

alter table hub.capacity_state enable row level security;
grant select on hub.capacity_state to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider, hub_publisher;
create policy everything on hub.capacity_state for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy operator on hub.capacity_state for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy location on hub.capacity_state for select to hub_municipality
  using ((select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));

-- A view over it, with the caller's own rights.
grant select on hub.overdue_report to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider;

-- 7. Slices capacity.ledger and capacity.report ---------------------------------------------------------------------

alter table hub.capacity_mutation enable row level security;
grant select on hub.capacity_mutation to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider;
grant insert (facility_id, kind, place_kind, number, effective_on, ends_on, corrects_id, withdrawn, reason, note,
  reporter_id, reference)
  on hub.capacity_mutation to hub_care_provider;
-- Says of references only whether the caller's partner used them.
grant execute on function hub.used_references to hub_care_provider;
-- These read the ledger with the caller's own eyes.
grant execute on function hub.lines_in_force, hub.fold_ledger, hub.capacity_states_known to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider;
create policy everything on hub.capacity_mutation for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy operator on hub.capacity_mutation for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy location on hub.capacity_mutation for select to hub_municipality
  using ((select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));
create policy report on hub.capacity_mutation for insert to hub_care_provider
  with check (reporter_id = (select access.partner()) and document_id is null and not synthetic
    and (select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));

-- Slice capacity.comparison: a view over capacity.exact and what is published, with the caller's own rights.
grant select on hub.occupancy_comparison to hub_care_provider;

-- Slice capacity.interval: how often the facilities of a product are to report is the central municipality's.
grant update (report_every_days) on hub.product to hub_central_municipality;

-- Slice indicator.inactivity: after how many days without a sign somebody counts as left is the central municipality's as well.
grant update (inactive_after_days) on hub.product to hub_central_municipality;

-- Slice capacity.quality: worked out from the slices above with the caller's own rights, but for how many people came to a
-- facility and left it between two counts (after the first day, up to and with the last). Who runs a facility sees the
-- clients whom it guides, and not those whom somebody else guides there. Of those it may know how many there are, since it
-- counts them every week, and its own figure must not be smaller than it is: so this one runs with the owner's rights.
create or replace function hub.stay_movements(facility text, after date, until date)
  returns table (begun integer, ended integer, stays integer, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select f.id from hub.facility f
    where f.id = facility and (current_setting('role') in ('hub_central_municipality', 'hub_case_coordinator')
      or f.operator_id = access.partner())
  ), moved as (
    select count(*) filter (where s.started_on > after) as begun, count(*) filter (where s.ended_on <= until) as ended,
      count(*) as stays, coalesce(bool_or(s.synthetic), false) as synthetic
    from asked join hub.stay s on s.facility_id = asked.id
    where coalesce(s.ended_on, 'infinity') > after and s.started_on <= until
  ), erased as (
    select coalesce(sum(e.begun), 0) as begun, coalesce(sum(e.ended), 0) as ended
    from asked join hub.erased_movement e on e.facility_id = asked.id
    where e.on_date > after and e.on_date <= until
  )
  select (moved.begun + erased.begun)::integer, (moved.ended + erased.ended)::integer,
    (moved.stays + greatest(erased.begun, erased.ended))::integer, moved.synthetic
  from moved, erased
$$;
revoke execute on function hub.stay_movements from public;
-- What the erased count for in it nobody reads by itself.
alter table hub.erased_movement enable row level security;
grant execute on function hub.stay_movements to hub_central_municipality, hub_case_coordinator, hub_care_provider;

-- 7a. Slice capacity.file: files of capacity reports, for the partner that sent them ---------------------------------

alter table hub.capacity_file enable row level security;
alter table hub.capacity_file_row enable row level security;
alter table hub.capacity_file_commit enable row level security;
grant select on hub.capacity_file, hub.capacity_file_row, hub.capacity_file_commit to hub_care_provider;
grant insert (id, partner_id, file_name, rows, header, findings) on hub.capacity_file to hub_care_provider;
grant insert (file_id, row_number, partner_id, facility_id, date, regular, reserve, out_of_use, occupied, reason, note,
  version, findings) on hub.capacity_file_row to hub_care_provider;
grant insert (file_id, partner_id, lines) on hub.capacity_file_commit to hub_care_provider;
create policy sender on hub.capacity_file for select to hub_care_provider
  using (partner_id = (select access.partner()));
create policy send on hub.capacity_file for insert to hub_care_provider
  with check (partner_id = (select access.partner()));
create policy sender on hub.capacity_file_row for select to hub_care_provider
  using (partner_id = (select access.partner()));
create policy send on hub.capacity_file_row for insert to hub_care_provider
  with check (partner_id = (select access.partner()));
create policy sender on hub.capacity_file_commit for select to hub_care_provider
  using (partner_id = (select access.partner()));
create policy send on hub.capacity_file_commit for insert to hub_care_provider
  with check (partner_id = (select access.partner()));

-- 8. Slices trajectory, trajectory.care and candidate.need ------------------------------------------------------------
-- Shielded clients (women's shelter) are for their provider and for those in charge only.

-- No role reads who a client is behind its trajectories.
alter table hub.client enable row level security;

alter table hub.trajectory enable row level security;
alter table hub.stay enable row level security;
alter table hub.housing_need enable row level security;
grant select on hub.trajectory, hub.stay to hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_inhabitants;
grant select on hub.housing_need to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_inhabitants;
-- Where an inhabitant stays is read by functions only, for what a municipality is shown, and so is who guides it, but for needs and
-- nominations and who read a client (ADR 15).
grant select (id, trajectory_id, started_on, ended_on, synthetic) on hub.stay to hub_municipality;
grant select (id, client_id, route, phase, municipality_id, registered_on, closed_on, shielded, synthetic) on hub.trajectory
  to hub_municipality;
grant select on hub.trajectory, hub.housing_need to hub_publisher;

create policy everything on hub.trajectory for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy guides on hub.trajectory for select to hub_care_provider
  using (provider_id = (select access.partner()));
create policy origin on hub.trajectory for select to hub_municipality, hub_inhabitants
  using (municipality_id = any ((select access.own_municipalities())::text[]) and not shielded);

create policy everything on hub.stay for select to hub_central_municipality, hub_case_coordinator using (true);
create policy guides on hub.stay for select to hub_care_provider
  using (provider_id = (select access.partner()));
create policy origin on hub.stay for select to hub_municipality, hub_inhabitants
  using (municipality_id = any ((select access.own_municipalities())::text[]) and not shielded);

create policy everything on hub.housing_need for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy guides on hub.housing_need for select to hub_care_provider
  using (provider_id = (select access.partner()));
create policy origin on hub.housing_need for select to hub_municipality, hub_inhabitants
  using (municipality_id = any ((select access.own_municipalities())::text[]) and not shielded);

alter table hub.trajectory_care enable row level security;
grant select on hub.trajectory_care to hub_central_municipality, hub_case_coordinator, hub_care_provider;
create policy everything on hub.trajectory_care for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy guides on hub.trajectory_care for select to hub_care_provider
  using (provider_id = (select access.partner()));

-- Those to whom a client was handed see it in their phase; what hangs on a trajectory asks the trajectory.
grant select on hub.trajectory, hub.stay, hub.trajectory_care to
  hub_access_point, hub_public_health, hub_community_team;
create policy handed on hub.trajectory for select to hub_access_point, hub_public_health, hub_community_team
  using (not shielded and (select true from hub.trajectory_party p
    where p.trajectory_id = trajectory.id and p.partner_id = (select access.partner())
      and p.role = (select access.role()) and p.closed_on is null and p.in_phase));
create policy handed on hub.stay for select to hub_access_point, hub_public_health, hub_community_team
  using ((select true from hub.trajectory t where t.id = trajectory_id));
create policy handed on hub.trajectory_care for select to hub_access_point, hub_public_health, hub_community_team
  using ((select true from hub.trajectory t where t.id = trajectory_id));

alter table hub.trajectory_event enable row level security;
alter table hub.trajectory_norm enable row level security;
alter table hub.pseudonym enable row level security;
alter table hub.trajectory_party enable row level security;
-- The hashes of clients' references are for the functions that look them up.
alter table hub.client_reference enable row level security;
grant select on hub.trajectory_norm, hub.pseudonym, hub.trajectory_party, hub.seen_norm to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
grant select on hub.trajectory_event,
  hub.seen_trajectory, hub.seen_stay, hub.seen_current_stay, hub.seen_trajectory_event to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_access_point, hub_public_health, hub_community_team;
grant select on hub.seen_care to hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_access_point,
  hub_public_health, hub_community_team;
grant execute on function hub.key_under, hub.own_event, hub.reported_in_role to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
grant execute on function hub.trajectory_events_in_force, hub.phase_after, hub.phase_of,
  hub.fold_trajectories, hub.fold_stays, hub.fold_norms to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_inhabitants, hub_access_point,
  hub_public_health, hub_community_team;
-- The same for a municipality, without care detail.
grant select on hub.trajectory_event, hub.trajectory_norm to hub_inhabitants;
grant select (id, position, known_at, trajectory_id, kind, happened_on, corrects_id, withdrawn, actor_role, reference, synthetic)
  on hub.trajectory_event to hub_municipality;
grant select on hub.inhabitants_trajectory, hub.inhabitants_stay, hub.inhabitants_current_stay,
  hub.inhabitants_trajectory_event to hub_municipality;
grant execute on function hub.reported_itself to hub_municipality;
grant create on schema hub to hub_inhabitants;
do $$
declare
  name text;
begin
  for name in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'hub'::regnamespace and p.proname like 'inhabitants\_%'
  loop
    execute format('alter function %s owner to hub_inhabitants', name);
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to hub_municipality', name);
  end loop;
end $$;
revoke create on schema hub from hub_inhabitants;
create policy of_trajectory on hub.trajectory_event for select to hub_everyone
  using ((select true from hub.trajectory t where t.id = trajectory_id));
create policy of_trajectory on hub.trajectory_norm for select to hub_everyone
  using ((select true from hub.trajectory t where t.id = trajectory_id));
create policy recipient on hub.pseudonym for select to hub_everyone using (recipient_id = (select access.partner()));
create policy own on hub.trajectory_party for select to hub_everyone
  using (partner_id = (select access.partner()) or opened_by_id = (select access.partner()));

-- Slice trajectory.report: an actor's own events of a client whom it sees, a stay in a facility of its own.
grant insert (trajectory_id, kind, happened_on, facility_id, destination, corrects_id, withdrawn, actor_id, actor_role,
  reference)
  on hub.trajectory_event to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
create policy report on hub.trajectory_event for insert to hub_everyone
  with check (actor_id = (select access.partner()) and actor_role = (select access.role()) and not synthetic
    and kind <> 'REGISTERED'
    and (select true from hub.trajectory t where t.id = trajectory_id)
    and (corrects_id is null or access.may_correct(corrects_id))
    and (facility_id is null or (select true from hub.facility f
        where f.id = facility_id and f.operator_id = (select access.partner()))
      -- What a correction leaves as it was, and for those in charge wherever it was.
      or corrects_id is not null and (access.stayed_in(corrects_id, facility_id)
        or access.role() in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'))));

-- Slice trajectory.register: a function makes the rows of a registration.
grant execute on function hub.register_trajectory to
  hub_access_point, hub_community_team, hub_care_provider, hub_municipality;
grant execute on function hub.recipients_of, hub.predecessors_in to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;

-- Slice trajectory.correct: whoever sees a trajectory that it registered, and those in charge, put the registration right; triggers
-- of the owner carry it out. Everybody sees when it did so itself, and nobody what was said before.
alter table hub.registration_correction enable row level security;
grant select (id, trajectory_id, digest, actor_id, reference, recorded_at),
  insert (id, trajectory_id, route, municipality_id, digest, actor_id, actor_role, reference)
  on hub.registration_correction to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_community_team;
grant execute on function hub.issue_corrected_pseudonyms to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_community_team;
create policy itself on hub.registration_correction for select to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_community_team
  using (actor_id = (select access.partner()));
create policy correct on hub.registration_correction for insert to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_community_team
  with check (actor_id = (select access.partner()) and actor_role = (select access.role())
    and access.sees_trajectory(trajectory_id)
    and (access.role() in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR') or exists (select from hub.trajectory_event e
      where e.trajectory_id = registration_correction.trajectory_id and e.kind = 'REGISTERED' and access.may_correct(e.id))));

-- Slice trajectory.shield: whoever guides a client and those in charge say that it is of women's shelter; triggers of the owner carry it out.
alter table hub.shielding enable row level security;
grant select, insert (trajectory_id, actor_id, actor_role, reference) on hub.shielding to
  hub_central_municipality, hub_case_coordinator, hub_care_provider;
create policy itself on hub.shielding for select to
  hub_central_municipality, hub_case_coordinator, hub_care_provider
  using (actor_id = (select access.partner()));
create policy shield on hub.shielding for insert to
  hub_central_municipality, hub_case_coordinator, hub_care_provider
  with check (actor_id = (select access.partner()) and actor_role = (select access.role())
    and access.sees_trajectory(trajectory_id));

-- Slice trajectory.hand-over: of a client whom the caller sees, with a pseudonym for whoever gets it.
grant insert (trajectory_id, partner_id, role, opened_on, opened_by_id, reference, with_decision) on hub.trajectory_party to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_access_point;
grant insert (value, recipient_id, trajectory_id, purpose, year) on hub.pseudonym to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_access_point;
create policy hand_over on hub.trajectory_party for insert to hub_everyone
  with check (opened_by_id = (select access.partner()) and not synthetic
    and access.sees_trajectory(trajectory_id)
    and (select true from hub.partner_role r where r.partner_id = trajectory_party.partner_id and r.role = trajectory_party.role));
create policy hand_over on hub.pseudonym for insert to hub_everyone
  with check (not synthetic and exists (select from hub.trajectory_party p
    where p.trajectory_id = pseudonym.trajectory_id and p.partner_id = recipient_id
      and p.opened_by_id = (select access.partner()) and p.closed_on is null));

-- 8a. Slices candidate.need and candidate.exclusion: the municipalities of a need. Whoever sees the need sees them; why one
-- is excluded is for fewer. They are read by the key of what they belong to.

alter table hub.housing_area enable row level security;
alter table hub.housing_exclusion enable row level security;
grant select on hub.housing_area to hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality,
  hub_housing_association, hub_publisher;
grant select on hub.housing_exclusion to hub_central_municipality, hub_case_coordinator, hub_care_provider;
create policy everything on hub.housing_area for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy of_need on hub.housing_area for select to hub_care_provider, hub_municipality, hub_housing_association
  using ((select true from hub.housing_need n where n.id = need_id));
create policy everything on hub.housing_exclusion for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy of_need on hub.housing_exclusion for select to hub_care_provider
  using ((select true from hub.housing_area a where a.id = area_id));

-- 9. Slice candidate.published ----------------------------------------------------------------------------------------

alter table published.candidate_list enable row level security;
alter table published.candidate enable row level security;
alter table published.housing_demand enable row level security;
grant select on published.candidate_list, published.candidate, published.housing_demand to
  hub_central_municipality, hub_case_coordinator, hub_housing_association;
create policy everything on published.candidate_list for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy housing_market on published.candidate_list for select to hub_housing_association
  using (housing_market = any ((select access.own_housing_markets())::text[]));
create policy everything on published.housing_demand for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy housing_market on published.housing_demand for select to hub_housing_association
  using (housing_market = any ((select access.own_housing_markets())::text[]));
create policy recipient on published.candidate for select to hub_central_municipality, hub_case_coordinator
  using (recipient_id = (select access.partner()));
create policy recipient_in_market on published.candidate for select to hub_housing_association
  using (recipient_id = (select access.partner())
    and housing_market = any ((select access.own_housing_markets())::text[]));

-- 10. The publisher: the one role that reads over slices, to publish what is the same for everybody -------------------
-- Used by `src/jobs/` only; what it reads is listed above by its name. The clock carries out changes of operator as it, too.

grant select, insert, delete on published.candidate_list, published.candidate to hub_publisher;
grant insert, delete on published.housing_demand to hub_publisher;
-- What lists showed before, for the next ones only.
alter table published.candidate_memory enable row level security;
grant select, insert, delete on published.candidate_memory to hub_publisher;
grant insert, delete on published.free_places, published.occupancy, published.publication to hub_publisher;
create policy publisher on published.candidate_list for all to hub_publisher using (true) with check (true);
create policy publisher on published.candidate for all to hub_publisher using (true) with check (true);
create policy publisher on published.housing_demand for all to hub_publisher using (true) with check (true);
create policy publisher on published.candidate_memory for all to hub_publisher using (true) with check (true);

-- 11. Audit: everybody writes what it did; the own lines are read back ------------------------------------------------

alter table hub.audit_event enable row level security;
grant insert (partner_id, role, activity, subjects, request_id) on hub.audit_event to hub_everyone;
grant select on hub.audit_event to
  hub_central_municipality, hub_municipality, hub_housing_association, hub_care_provider, hub_case_coordinator,
  hub_access_point, hub_public_health, hub_community_team, hub_programme_team;
create policy own_act on hub.audit_event for insert to hub_everyone
  with check (partner_id = (select access.partner()) and role = upper(substr(current_user, length('hub_') + 1)));
create policy everything on hub.audit_event for select to hub_central_municipality, hub_case_coordinator using (true);
create policy itself on hub.audit_event for select to
  hub_municipality, hub_housing_association, hub_care_provider, hub_access_point, hub_public_health,
  hub_community_team, hub_programme_team
  using (partner_id = (select access.partner()));
grant select on hub.seen_audit_line to
  hub_central_municipality, hub_municipality, hub_housing_association, hub_care_provider, hub_case_coordinator,
  hub_access_point, hub_public_health, hub_community_team, hub_programme_team;

-- 11b. Slice audit.client: who read one's own clients. A trigger of the owner writes it beside the line.
alter table hub.client_read enable row level security;
grant select on hub.client_read, hub.seen_client_read to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality;
create policy everything on hub.client_read for select to hub_central_municipality, hub_case_coordinator using (true);
create policy of_client on hub.client_read for select to hub_care_provider, hub_municipality
  using ((select true from hub.trajectory t where t.id = trajectory_id));

-- 12. Slice acceptance.state: what its operator states of a facility. What follows from it for everybody is a public fact. --

alter table hub.acceptance_statement enable row level security;
grant select on hub.acceptance_statement to hub_care_provider;
grant insert (facility_id, accepting, from_date, target_groups, note, stated_by_id, reference)
  on hub.acceptance_statement to hub_care_provider;
create policy operator on hub.acceptance_statement for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy state on hub.acceptance_statement for insert to hub_care_provider
  with check (stated_by_id = (select access.partner()) and not synthetic
    and (select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));

-- 13. Slices error-report.read, error-report.write and error-report.answer ---------------------------------------------
-- Both sides of a report see it, and those in charge. The list of own facilities is an array here, and not a look at each
-- row's facility: so both halves of the rule can be looked up in an index.

alter table hub.error_report enable row level security;
alter table hub.error_answer enable row level security;
grant select on hub.error_report, hub.error_answer, hub.error_report_with_status to hub_everyone;
grant insert (facility_id, about, text, reporter_id, reference) on hub.error_report to hub_everyone;
grant insert (error_report_id, outcome, text, answered_by_id) on hub.error_answer
  to hub_central_municipality, hub_care_provider;
create policy everything on hub.error_report for select to hub_central_municipality, hub_case_coordinator using (true);
create policy reporter_or_operator on hub.error_report for select to hub_everyone
  using (reporter_id = (select access.partner()) or facility_id = any ((select access.own_facilities())::text[]));
create policy report on hub.error_report for insert to hub_everyone with check (reporter_id = (select access.partner()));
-- Whoever sees a report sees what became of it.
create policy of_report on hub.error_answer for select to hub_everyone
  using ((select true from hub.error_report r where r.id = error_report_id));
create policy answer on hub.error_answer for insert to hub_central_municipality, hub_care_provider
  with check (answered_by_id = (select access.partner())
    and access.answers_for((select r.facility_id from hub.error_report r where r.id = error_report_id)));

-- The line that corrected an error is of the slice capacity.ledger.
alter table hub.error_correction enable row level security;
grant select on hub.error_correction to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider;
grant insert (error_report_id, facility_id, capacity_mutation_id) on hub.error_correction
  to hub_central_municipality, hub_care_provider;
create policy everything on hub.error_correction for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy operator on hub.error_correction for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy location on hub.error_correction for select to hub_municipality
  using ((select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));
create policy answer on hub.error_correction for insert to hub_central_municipality, hub_care_provider
  with check (access.answers_for(facility_id) and (capacity_mutation_id is null or (
    select m.facility_id = error_correction.facility_id from hub.capacity_mutation m where m.id = capacity_mutation_id)));

-- 14. Slice facility.manage: what the central municipality decides on facilities ----------------------------------------
-- It writes what it decided; the facility itself is changed by triggers of the owner, and on its day by one function.

alter table hub.facility_registration enable row level security;
alter table hub.operator_change enable row level security;
grant select on hub.facility_registration, hub.operator_change to hub_central_municipality;
grant insert (facility_id, name, municipality_id, product_id, operator_id, unit, confidential, street, neighbourhood,
  target_group, registered_by_id, reference) on hub.facility_registration to hub_central_municipality;
grant insert (facility_id, operator_id, effective_on, reason, decided_by_id, reference)
  on hub.operator_change to hub_central_municipality;
create policy everything on hub.facility_registration for select to hub_central_municipality using (true);
create policy everything on hub.operator_change for select to hub_central_municipality using (true);
create policy register on hub.facility_registration for insert to hub_central_municipality
  with check (registered_by_id = (select access.partner()) and (select true from hub.partner_role r
    where r.partner_id = operator_id and r.role = 'CARE_PROVIDER'));
create policy decide on hub.operator_change for insert to hub_central_municipality
  with check (decided_by_id = (select access.partner()) and (select true from hub.partner_role r
    where r.partner_id = operator_id and r.role = 'CARE_PROVIDER'));
grant execute on function hub.apply_operator_changes() to hub_publisher;

-- 15. Slices nomination and nomination.care, and the need of who is nominated ------------------------------------------
-- What stands with an association is what it sees. Clients of women's shelter are shown to no association: their homes
-- are arranged outside the hub.

alter table hub.nomination enable row level security;
alter table hub.nomination_step enable row level security;
alter table hub.nomination_reason enable row level security;
grant select on hub.nomination, hub.nomination_step, hub.seen_nomination to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_housing_association;
-- An association has no pseudonym of anybody; the view asks for one.
grant select on hub.pseudonym to hub_housing_association;
grant select on hub.nomination_reason to hub_central_municipality, hub_case_coordinator, hub_care_provider;
create policy everything on hub.nomination for select to hub_central_municipality, hub_case_coordinator using (true);
create policy guides on hub.nomination for select to hub_care_provider
  using (provider_id = (select access.partner()));
create policy origin_or_home on hub.nomination for select to hub_municipality, hub_inhabitants
  using ((municipality_id = any ((select access.own_municipalities())::text[])
    or home_id = any ((select access.own_municipalities())::text[])) and not shielded);
create policy assigned on hub.nomination for select to hub_housing_association
  using (association_id = (select access.partner()) and not shielded and reduced_on is null);

-- Whoever sees a nomination sees its steps; an association those that are about itself. What somebody submitted or
-- answered it may know for good: it said so itself.
create policy everything on hub.nomination_step for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy of_nomination on hub.nomination_step for select to hub_care_provider, hub_municipality, hub_inhabitants
  using (actor_id = (select access.partner()) or (select true from hub.nomination n where n.id = nomination_id));
create policy assigned on hub.nomination_step for select to hub_housing_association
  using (association_id = (select access.partner()) and (actor_id = (select access.partner())
    or (select true from hub.nomination n where n.id = nomination_id)));
create policy everything on hub.nomination_reason for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy guides on hub.nomination_reason for select to hub_care_provider
  using ((select true from hub.nomination n where n.id = nomination_id));

-- By the key of each need: of the nominations of an association there can be many, of one trajectory there are few. Only while
-- a home is sought by it: with a lease of three parties more is to be done afterwards, and what is needed then is of a later one.
create policy assigned on hub.housing_need for select to hub_housing_association
  using ((select true from hub.nomination n where n.trajectory_id = housing_need.trajectory_id
    and n.association_id = (select access.partner()) and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED') limit 1));
grant select on hub.housing_need to hub_housing_association;

-- Slices nomination.submit, nomination.decide and nomination.answer: steps are taken under one's own name and role.
grant execute on function hub.nomination_under_way to hub_central_municipality, hub_case_coordinator, hub_care_provider;
grant insert (trajectory_id, scheme, submitted_on) on hub.nomination to
  hub_central_municipality, hub_case_coordinator, hub_care_provider;
grant insert (nomination_id, reason) on hub.nomination_reason to
  hub_central_municipality, hub_case_coordinator, hub_care_provider;
grant insert (nomination_id, kind, happened_on, actor_id, actor_role, reference) on hub.nomination_step
  to hub_care_provider;
grant insert (nomination_id, kind, happened_on, actor_id, actor_role, reference, decision, on_behalf_of_id, mandate,
  override, ground, association_id, dwelling_id, lease) on hub.nomination_step
  to hub_central_municipality, hub_case_coordinator;
grant insert (nomination_id, kind, happened_on, actor_id, actor_role, reference, ground, association_id, dwelling_id,
  lease) on hub.nomination_step to hub_housing_association;
create policy submit on hub.nomination for insert to hub_central_municipality, hub_case_coordinator with check (true);
create policy submit_own on hub.nomination for insert to hub_care_provider
  with check (provider_id = (select access.partner()));
create policy submit on hub.nomination_reason for insert
  to hub_central_municipality, hub_case_coordinator, hub_care_provider
  with check ((select true from hub.nomination n where n.id = nomination_id and n.version = 0));
create policy submit_own on hub.nomination_step for insert to hub_care_provider
  with check (actor_id = (select access.partner()) and actor_role = 'CARE_PROVIDER' and kind = 'SUBMITTED'
    and (select true from hub.nomination n where n.id = nomination_id));
create policy decide on hub.nomination_step for insert to hub_central_municipality, hub_case_coordinator
  with check (actor_id = (select access.partner()) and actor_role = upper(substr(current_user, length('hub_') + 1))
    and kind in ('SUBMITTED', 'ASSESSED', 'DECIDED', 'RESERVED', 'ASSIGNED', 'RELEASED', 'WITHDRAWN')
    and ground is distinct from 'TRAJECTORY_CLOSED'
    and (override is null or current_user = 'hub_central_municipality'));
create policy answer on hub.nomination_step for insert to hub_housing_association
  with check (actor_id = (select access.partner()) and actor_role = 'HOUSING_ASSOCIATION'
    and association_id = (select access.partner())
    and kind in ('OFFERED', 'ACCEPTED', 'REFUSED', 'LEASE_SIGNED', 'HOUSED', 'LEASE_TURNED')
    and (select true from hub.nomination n where n.id = nomination_id));

-- 16. Slices dwelling and dwelling.announce ------------------------------------------------------------------------------

alter table hub.dwelling enable row level security;
alter table hub.dwelling_withdrawal enable row level security;
grant select on hub.dwelling to
  hub_central_municipality, hub_case_coordinator, hub_housing_association, hub_care_provider, hub_municipality;
grant select on hub.dwelling_withdrawal to hub_housing_association;
create policy everything on hub.dwelling for select to hub_central_municipality, hub_case_coordinator using (true);
create policy lets on hub.dwelling for select to hub_housing_association
  using (association_id = (select access.partner()));
create policy nominated on hub.dwelling for select to hub_care_provider, hub_municipality, hub_inhabitants
  using ((select true from hub.nomination_step s where s.dwelling_id = dwelling.id limit 1));
create policy lets on hub.dwelling_withdrawal for select to hub_housing_association
  using ((select true from hub.dwelling d where d.id = dwelling_id));

grant insert (association_id, municipality_id, kind, rooms, rent_band, accessibility, available_from, reference)
  on hub.dwelling to hub_housing_association;
grant insert (dwelling_id, reason, reference) on hub.dwelling_withdrawal to hub_housing_association;
create policy announce on hub.dwelling for insert to hub_housing_association
  with check (association_id = (select access.partner())
    and municipality_id = any ((select access.own_municipalities())::text[]));
create policy announce on hub.dwelling_withdrawal for insert to hub_housing_association
  with check ((select true from hub.dwelling d where d.id = dwelling_id));

-- 16a. Slice candidate.record: whoever guides a client, and those in charge, record its housing need; a trigger of the owner
-- makes the need from it. Everybody sees when it recorded something itself.

alter table hub.housing_need_report enable row level security;
grant select on hub.housing_need_report to hub_central_municipality, hub_case_coordinator, hub_care_provider;
grant insert (trajectory_id, said, digest, actor_id, actor_role, reference) on hub.housing_need_report
  to hub_central_municipality, hub_case_coordinator, hub_care_provider;
create policy itself on hub.housing_need_report for select
  to hub_central_municipality, hub_case_coordinator, hub_care_provider using (actor_id = (select access.partner()));
create policy record on hub.housing_need_report for insert
  to hub_central_municipality, hub_case_coordinator, hub_care_provider
  with check (actor_id = (select access.partner()) and actor_role = (select access.role())
    and access.sees_trajectory(trajectory_id));

-- 16b. Slice dwelling.supply: a view over dwellings with the caller's own rights.
grant select on hub.dwelling_supply to hub_central_municipality, hub_case_coordinator, hub_housing_association;

-- 16c. Slice quota.set: what the central municipality decides of a quota. What follows from it is a public fact.
alter table hub.quota_decision enable row level security;
grant select on hub.quota_decision to hub_central_municipality;
grant insert (scheme, municipality_id, year, agreed, source, below_use, beyond_total, division, decided_by_id, reference)
  on hub.quota_decision to hub_central_municipality;
grant execute on function hub.quota_key, hub.quota_in to hub_central_municipality;
create policy everything on hub.quota_decision for select to hub_central_municipality using (true);
create policy decide on hub.quota_decision for insert to hub_central_municipality
  with check (decided_by_id = (select access.partner()));

-- 16d. How the occupancy of a facility is counted, and what came and went by stays: slice capacity.exact. Who decides on the
-- way is slice capacity.way; what follows from it and from stays is written by triggers of the owner.

alter table hub.counting_way enable row level security;
alter table hub.stay_change enable row level security;
grant select on hub.counting_way, hub.stay_change to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider, hub_publisher;
grant insert (facility_id, way, from_date, decided_by_id, reference) on hub.counting_way
  to hub_central_municipality, hub_care_provider;
grant execute on function hub.stay_lines, hub.counted_by to
  hub_central_municipality, hub_case_coordinator, hub_municipality, hub_care_provider, hub_publisher;
create policy everything on hub.counting_way for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy operator on hub.counting_way for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy location on hub.counting_way for select to hub_municipality
  using ((select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));
create policy decide on hub.counting_way for insert to hub_central_municipality, hub_care_provider
  with check (decided_by_id = (select access.partner()) and access.answers_for(facility_id));
create policy everything on hub.stay_change for select
  to hub_central_municipality, hub_case_coordinator, hub_publisher using (true);
create policy operator on hub.stay_change for select to hub_care_provider
  using ((select true from hub.facility f where f.id = facility_id and f.operator_id = (select access.partner())));
create policy location on hub.stay_change for select to hub_municipality
  using ((select true from hub.facility f
    where f.id = facility_id and f.municipality_id = any ((select access.own_municipalities())::text[])));

-- 17. Helper functions are for the hub's own roles only ------------------------------------------------------------------

revoke execute on all functions in schema access from public;
grant execute on all functions in schema access to hub_everyone, hub_publisher;
-- Of the functions in hub these are rules that a statement works out for its caller.
grant execute on function hub.report_due, hub.report_expected to hub_everyone, hub_publisher;

-- 18. What indicators count ------------------------------------------------------------------------------------------------
-- For publications over everything; for a caller's exact figures over what its row policies show it. The units of the
-- first kind carry the key of a person's record, which no caller reads.

grant select on hub.client, hub.stay, hub.trajectory_care, hub.trajectory_event, hub.trajectory_norm, hub.nomination,
  hub.nomination_step, hub.dwelling, hub.capacity_mutation to hub_publisher;
create policy publisher on hub.client for select to hub_publisher using (true);
create policy publisher on hub.stay for select to hub_publisher using (true);
create policy publisher on hub.trajectory_care for select to hub_publisher using (true);
create policy publisher on hub.trajectory_event for select to hub_publisher using (true);
create policy publisher on hub.trajectory_norm for select to hub_publisher using (true);
create policy publisher on hub.nomination for select to hub_publisher using (true);
create policy publisher on hub.nomination_step for select to hub_publisher using (true);
create policy publisher on hub.dwelling for select to hub_publisher using (true);
create policy publisher on hub.capacity_mutation for select to hub_publisher using (true);
grant execute on function hub.lines_in_force, hub.fold_ledger, hub.capacity_states_known, hub.fold_norms, hub.fold_stays,
  hub.trajectory_events_in_force to hub_publisher;
do $$
declare
  name text;
begin
  for name in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'hub'::regnamespace and (p.proname like 'raw\_%'
    or p.proname in ('indicator_events', 'end_without_sign', 'client_stays', 'client_course', 'client_episodes', 'client_exits',
      'norms_seen', 'nominations_seen', 'is_durable_home', 'months_bucket', 'days_bucket', 'nights_bucket', 'end_of_day', 'occupancy_nights'))
  loop
    execute format('grant execute on function %s to hub_publisher, hub_central_municipality, hub_case_coordinator,
      hub_care_provider, hub_inhabitants', name);
  end loop;
  for name in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'hub'::regnamespace and p.proname like 'units\_%'
  loop
    execute format('grant execute on function %s to hub_publisher', name);
  end loop;
end $$;
-- Slice trajectory.stateCare: a function writes it, for a client whom the caller may state it of.
alter table hub.care_statement enable row level security;
grant execute on function hub.state_care to hub_care_provider, hub_case_coordinator, hub_access_point;
grant execute on function hub.own_indicator_units to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_inhabitants;
-- Nights of capacity count no client: a municipality works them out itself.
grant execute on function hub.occupancy_nights, hub.end_of_day to hub_municipality;
-- A municipality's own figures are worked out from stays and their facilities, which it does not read itself.
grant select on hub.nomination, hub.nomination_step, hub.dwelling to hub_inhabitants;
-- Whether counts and stays agree, per provider, between the last count before each of two moments. A finding, for those
-- who may count the stays of a facility.
create or replace function hub.provider_balance(from_date date, until date, seen date)
  returns table (provider_id text, facilities integer, stock_before integer, inflow integer, outflow integer,
    stock_now integer, difference integer, synthetic boolean)
  language sql stable as $$
  select f.operator_id, count(*)::integer, sum(before.occupied)::integer, sum(moved.begun)::integer,
    sum(moved.ended)::integer, sum(now.occupied)::integer,
    (sum(before.occupied) + sum(moved.begun) - sum(moved.ended) - sum(now.occupied))::integer,
    bool_or(before.synthetic or now.synthetic or moved.synthetic)
  from hub.facility f
  cross join lateral (
    select s.occupied, s.counted_on, s.synthetic from hub.capacity_states_known(f.id, hub.end_of_day($3)) s
    where s.from_date < $1 order by s.from_date desc limit 1
  ) before
  cross join lateral (
    select s.occupied, s.counted_on, s.synthetic from hub.capacity_states_known(f.id, hub.end_of_day($3)) s
    where s.from_date < $2 order by s.from_date desc limit 1
  ) now
  cross join lateral hub.stay_movements(f.id, before.counted_on, now.counted_on) moved
  where f.operator_id is not null and before.counted_on < now.counted_on and moved.stays > 0
  group by f.operator_id
$$;
revoke execute on function hub.provider_balance from public;
grant execute on function hub.provider_balance to hub_central_municipality, hub_case_coordinator, hub_care_provider;

-- 19. Indicators as they are published: everybody reads them, the publisher adds to them ----------------------------------

alter table published.snapshot enable row level security;
alter table published.indicator_table enable row level security;
alter table published.indicator_cell enable row level security;
grant select on published.snapshot, published.indicator_table, published.indicator_cell, published.shown_table
  to hub_everyone, hub_publisher;
grant insert on published.snapshot, published.indicator_table, published.indicator_cell to hub_publisher;
create policy everybody on published.snapshot for select using (true);
create policy everybody on published.indicator_table for select using (true);
create policy everybody on published.indicator_cell for select using (true);
create policy publisher on published.snapshot for insert to hub_publisher with check (true);
create policy publisher on published.indicator_table for insert to hub_publisher with check (true);
create policy publisher on published.indicator_cell for insert to hub_publisher with check (true);
-- Which key they were rounded under is for the publisher alone.
alter table published.snapshot_key enable row level security;
grant select, insert on published.snapshot_key to hub_publisher;
create policy publisher on published.snapshot_key for select to hub_publisher using (true);
create policy publisher_adds on published.snapshot_key for insert to hub_publisher with check (true);

-- 20. Slices trajectory.reference, trajectory.match and trajectory.link: who a client is, without a name ---------------------
-- A reference is bound to a client of whom the caller sees a trajectory. The hashes themselves nobody reads.

grant execute on function hub.client_of_reference, hub.predecessors to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
grant insert (partner_id, hash, client_id) on hub.client_reference to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
create policy bind on hub.client_reference for insert to hub_everyone
  with check (partner_id = (select access.partner())
    and exists (select from hub.trajectory t where t.client_id = client_reference.client_id));
grant execute on function hub.settle_registration to
  hub_access_point, hub_community_team, hub_care_provider, hub_municipality;

alter table hub.unmatched_trajectory enable row level security;
alter table hub.client_match enable row level security;
grant select on hub.unmatched_trajectory, hub.client_match, hub.seen_unmatched, hub.seen_match to
  hub_central_municipality, hub_case_coordinator, hub_access_point;
create policy everything on hub.unmatched_trajectory for select to hub_central_municipality, hub_case_coordinator
  using (true);
create policy handed on hub.unmatched_trajectory for select to hub_access_point
  using ((select true from hub.trajectory t where t.id = trajectory_id));
create policy everything on hub.client_match for select to hub_central_municipality, hub_case_coordinator using (true);
create policy handed on hub.client_match for select to hub_access_point
  using (actor_id = (select access.partner()) or (select true from hub.trajectory t where t.id = trajectory_id)
    and (other_id is null or (select true from hub.trajectory t where t.id = other_id)));
grant insert (kind, trajectory_id, other_id, undoes_id, reason, actor_id, actor_role, reference) on hub.client_match to
  hub_case_coordinator, hub_access_point;
grant execute on function hub.both_nominated to hub_case_coordinator;
grant execute on function hub.both_go_on to hub_access_point;
create policy match on hub.client_match for insert to hub_case_coordinator, hub_access_point
  with check (actor_id = (select access.partner()) and actor_role = (select access.role())
    and (select true from hub.trajectory t where t.id = trajectory_id)
    and (other_id is null or (select true from hub.trajectory t where t.id = other_id)));

-- 21. Slice succession ---------------------------------------------------------------------------------------------------

alter table hub.partner_succession enable row level security;
alter table hub.applied_succession enable row level security;
alter table hub.pseudonyms_issued enable row level security;
grant select on hub.partner_succession, hub.applied_succession, hub.seen_succession to hub_central_municipality;
grant insert (predecessor_id, successor_id, role, effective_on, decided_by_id, reference) on hub.partner_succession
  to hub_central_municipality;
create policy everything on hub.partner_succession for select to hub_central_municipality using (true);
create policy everything on hub.applied_succession for select to hub_central_municipality using (true);
create policy decide on hub.partner_succession for insert to hub_central_municipality
  with check (decided_by_id = (select access.partner()));
-- The clock carries it out, and issues the pseudonyms that somebody lacks.
grant execute on function hub.apply_successions, hub.late_recipients, hub.missing_pseudonyms, hub.issue_pseudonyms,
  hub.remember_pseudonyms_issued to hub_publisher;

-- 22. Slices erasure, erasure.client, erasure.event, erasure.text and retention ---------------------------------------------
-- What is taken away is taken by functions of the owner, each of which says whose it may be.

alter table hub.erasure enable row level security;
alter table hub.retention_run enable row level security;
grant select on hub.erasure to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
create policy everything on hub.erasure for select to hub_central_municipality using (true);
create policy itself on hub.erasure for select to hub_everyone using (decided_by_id = (select access.partner()));
grant execute on function hub.erase_client to hub_central_municipality;
grant execute on function hub.erase_corrected_event to
  hub_central_municipality, hub_case_coordinator, hub_care_provider, hub_municipality, hub_access_point,
  hub_public_health, hub_community_team;
grant execute on function hub.erase_text to hub_central_municipality, hub_care_provider;
grant select on hub.retention_run to hub_central_municipality, hub_case_coordinator;
create policy everything on hub.retention_run for select to hub_central_municipality, hub_case_coordinator using (true);
grant execute on function hub.reduce_closed_trajectories to hub_publisher;
grant insert (retention_days, closed_until, trajectories, clients) on hub.retention_run to hub_publisher;
create policy report on hub.retention_run for insert to hub_publisher with check (true);
grant select on hub.retention_run to hub_publisher;
create policy report_seen on hub.retention_run for select to hub_publisher using (true);

-- 23. Slice trajectory.extract: trajectories for research, as they are released. Nobody else reads them, in any form. ----

alter table published.extract_release enable row level security;
alter table published.extract_record enable row level security;
grant select on published.extract_release, published.extract_record to hub_central_municipality, hub_publisher;
grant insert on published.extract_release, published.extract_record to hub_publisher;
create policy everything on published.extract_release for select to hub_central_municipality, hub_publisher using (true);
create policy everything on published.extract_record for select to hub_central_municipality, hub_publisher using (true);
create policy publisher on published.extract_release for insert to hub_publisher with check (true);
create policy publisher on published.extract_record for insert to hub_publisher with check (true);

-- 24. Slice capacity.published: occupancy per closed week, month and quarter. What is published stays; which facilities stand
-- behind the figures on a week only the publisher knows.

grant select on published.occupancy_period, published.occupancy_done to hub_everyone, hub_publisher;
grant insert on published.occupancy_period, published.occupancy_done to hub_publisher;
alter table published.occupancy_panel enable row level security;
grant select, insert, delete on published.occupancy_panel to hub_publisher;
create policy publisher on published.occupancy_panel for all to hub_publisher using (true) with check (true);
