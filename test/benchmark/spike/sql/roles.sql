-- The logins hub_owner and hub_service are there already, made as the hub makes them: the service owns nothing and
-- inherits nothing, so without a role set it can read no table at all.
create role hub_housing_association nologin;
create role hub_care_provider nologin;
create role hub_municipality nologin;
grant hub_housing_association, hub_care_provider, hub_municipality to hub_service with inherit false, set true;
-- A role that the service was not given, to prove that a refused role fails closed.
create role hub_not_granted nologin;
