create index on facility (name, id);
create index on facility (operator_id);
create index on facility (municipality_id);
create index on facility (landlord_id);
create index on published.free_places (municipality_id, product, class, week);
-- The policy's column first, then the filter, then the order: the page is read in order and stops.
create index trajectory_by_provider on trajectory (provider_id, registered_on, id);
create index trajectory_by_provider_phase on trajectory (provider_id, phase, registered_on, id);
create index trajectory_by_provider_phase_enum on trajectory (provider_id, phase_enum, registered_on, id);
create index trajectory_by_origin on trajectory (municipality_of_origin_id, registered_on, id) where not shielded;
create index trajectory_by_origin_phase on trajectory (municipality_of_origin_id, phase, registered_on, id)
  where not shielded;
create index trajectory_care_by_cause on trajectory_care (provider_id, cause);
