grant usage on schema public, published to hub_housing_association, hub_care_provider, hub_municipality;
grant select on municipality, partner, facility, facility_places, facility_address, published.free_places
  to hub_housing_association, hub_care_provider, hub_municipality;
grant select on capacity_state, trajectory to hub_care_provider, hub_municipality;
grant select on trajectory_care to hub_care_provider;
-- Write only: nobody may read the trail through these roles.
grant insert (operation, subjects) on audit_event to hub_care_provider, hub_municipality, hub_housing_association;
alter table audit_event enable row level security;
create policy own_act on audit_event for insert to public
  with check (partner_id = (select nullif(current_setting('hub.partner', true), '')));
alter table facility_address enable row level security;
alter table capacity_state enable row level security;
alter table trajectory enable row level security;
alter table trajectory_care enable row level security;
