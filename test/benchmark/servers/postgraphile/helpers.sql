-- What PostGraphile makes its schema from, as its users would write it: views for what is computed, smart tags for what
-- a view does not say of itself, functions for what is more than a table. Every view reads with the caller's rights.

create schema bench;
grant usage on schema bench to hub_everyone;

create view bench.municipality with (security_invoker = true) as select id, name from hub.municipality;
comment on view bench.municipality is '@primaryKey id';

create view bench.product with (security_invoker = true) as select id, name from hub.product;
comment on view bench.product is '@primaryKey id';

create view bench.partner with (security_invoker = true) as select id, name, kind from hub.partner;
comment on view bench.partner is '@primaryKey id';

create view bench.facility with (security_invoker = true) as
  select f.id, f.name, f.product_id, f.municipality_id, f.operator_id,
    coalesce(
      (select case when regular + reserve > 0 then 'OPEN' else 'CLOSED' end from hub.facility_places
        where facility_id = f.id and from_date <= current_date and reported order by from_date desc limit 1),
      case when f.ends_on <= current_date then 'CLOSED' end, f.stated_status,
      case when exists (select from hub.facility_places where facility_id = f.id and from_date > current_date)
        then 'PLANNED' end) as status,
    to_jsonb(array_remove(array[
      case when (select true from hub.facility_address where facility_id = f.id) is null
        then jsonb_build_object('field', 'address', 'reason', 'OUTSIDE_YOUR_RELATION') end,
      case when (select true from hub.capacity_state where facility_id = f.id and from_date = '-infinity') is null
        then jsonb_build_object('field', 'occupancy', 'reason', 'OUTSIDE_YOUR_RELATION') end
    ], null)) as withheld
  from hub.facility f;
comment on view bench.facility is E'@primaryKey id
@foreignKey (product_id) references product (id)|@fieldName product
@foreignKey (municipality_id) references municipality (id)|@fieldName municipality
@foreignKey (operator_id) references partner (id)|@fieldName operator';

create view bench.facility_places with (security_invoker = true) as
  select f.id as facility_id, p.from_date as since, p.regular + p.reserve as total
  from hub.facility f
  cross join lateral (
    select * from hub.facility_places where facility_id = f.id and from_date <= current_date
    order by from_date desc limit 1
  ) p;
comment on view bench.facility_places is E'@primaryKey facility_id
@foreignKey (facility_id) references facility (id)|@foreignFieldName places';

-- The anchor first: a withheld history would be read to its end.
create view bench.facility_occupancy with (security_invoker = true) as
  select f.id as facility_id, s.places, s.out_of_use, s.places - s.out_of_use as available, s.occupied,
    s.places - s.out_of_use - s.occupied as free, s.counted_on, s.reported_at,
    r.id is not null and coalesce(hub.report_due(s.reported_at, r.report_every_days) < current_date, true) as overdue,
    s.version::text as version
  from hub.facility f
  left join hub.reporting_facility r on r.id = f.id
  cross join lateral (
    select true as shown from hub.capacity_state where facility_id = f.id and from_date = '-infinity'
  ) anchor
  cross join lateral (
    select * from hub.capacity_state
    where facility_id = f.id and from_date <= current_date and anchor.shown
    order by from_date desc limit 1
  ) s;
comment on view bench.facility_occupancy is E'@primaryKey facility_id
@foreignKey (facility_id) references facility (id)|@foreignFieldName occupancy';

create view bench.indicator with (security_invoker = true) as select id, name, unit from hub.indicator;
comment on view bench.indicator is '@primaryKey id';

create view bench.indicator_value with (security_invoker = true) as
  select id, indicator_id, period, case when value_min = value_max then value_min end as value, unit, origin,
    municipality_id
  from hub.indicator_value;
comment on view bench.indicator_value is E'@primaryKey id
@foreignKey (indicator_id) references indicator (id)|@fieldName indicator|@foreignFieldName values
@foreignKey (municipality_id) references municipality (id)|@fieldName municipality';

create view bench.candidate with (security_invoker = true) as
  select id, housing_market, year, half_year, kind_of_dwelling, synthetic, withheld, period_order
  from published.candidate;
comment on view bench.candidate is '@primaryKey id';

create view bench.capacity_mutation with (security_invoker = true) as
  select id, facility_id, kind, number, effective_on, reference from hub.capacity_mutation;
comment on view bench.capacity_mutation is E'@primaryKey id
@foreignKey (facility_id) references facility (id)|@fieldName facility';

grant select on all tables in schema bench to hub_everyone;

-- Some indicators by their codes: PostGraphile's own conditions know no lists.
create function bench.indicators_of(codes text[]) returns setof bench.indicator stable language sql as
  $$ select * from bench.indicator where id = any (codes) order by id $$;

create function bench.record_act(activity text, subjects text[]) returns void volatile language sql as $$
  insert into hub.audit_event (partner_id, role, activity, subjects, request_id)
  values (access.partner(), upper(substr(current_user, length('hub_') + 1)), activity, subjects,
    current_setting('hub.request_id'))
$$;

comment on function bench.record_act is '@behavior -*';

-- A page of candidates with the row behind it, and the audit line in the same statement. Stable to PostGraphile, which
-- takes what is volatile for a mutation; the line is written by the function that it calls.
create function bench.audited_candidates(kinds text[], page_size integer) returns setof bench.candidate
stable language plpgsql as $$
declare
  page bench.candidate[] := array(
    select c from bench.candidate c where kind_of_dwelling = any (kinds) order by period_order, id limit page_size + 1);
begin
  perform bench.record_act('candidate.read', array(select id::text from unnest(page[1:page_size])));
  return query select * from unnest(page);
end $$;

-- The hub's rules for a count, which changes no total and so cannot break one.
create function bench.report_count(facility text, number integer, effective_on date, reference text)
returns bench.capacity_mutation volatile language plpgsql as $$
#variable_conflict use_column
declare
  line bench.capacity_mutation;
begin
  if not exists (select from hub.facility f where f.id = report_count.facility and f.operator_id = access.partner()) then
    raise exception 'NOT_YOUR_FACILITY';
  end if;
  perform pg_advisory_xact_lock(hashtext('capacity.report:' || access.partner()));
  if exists (select from hub.capacity_mutation m
      where m.reporter_id = access.partner() and m.reference = report_count.reference) then
    raise exception 'REFERENCE_REUSED';
  elsif report_count.number not between 0 and 10000 then
    raise exception 'NUMBER_REQUIRED';
  elsif length(report_count.reference) not between 1 and 100 then
    raise exception 'REFERENCE_REQUIRED';
  elsif report_count.effective_on > current_date then
    raise exception 'DATE_IN_FUTURE';
  elsif report_count.effective_on < (select min(m.effective_on) from hub.capacity_mutation m
      where m.facility_id = report_count.facility and m.kind = 'OPENING') then
    raise exception 'BEFORE_OPENING';
  elsif (select w.way from hub.counting_way w
      where w.facility_id = report_count.facility and w.from_date <= report_count.effective_on
      order by w.from_date desc, w.position desc limit 1) = 'STAYS' then
    raise exception 'COUNTED_BY_STAYS';
  end if;
  insert into hub.capacity_mutation (facility_id, kind, number, effective_on, reporter_id, reference)
  values (report_count.facility, 'OCCUPANCY_COUNT', report_count.number, report_count.effective_on, access.partner(),
    report_count.reference)
  returning id, facility_id, kind, number, effective_on, reference into line;
  perform bench.record_act('capacity.report', array[line.facility_id, line.id::text]);
  return line;
end $$;
