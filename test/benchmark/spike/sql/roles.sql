-- The login role hub_service is made beside this file, with its password. It owns nothing and inherits nothing:
-- without a role set it can read no table at all.
create role hub_owner nologin;
create role hub_housing_association nologin;
create role hub_care_provider nologin;
create role hub_municipality nologin;
grant hub_housing_association, hub_care_provider, hub_municipality to hub_service with inherit false, set true;
-- A role that the service was not given, to prove that a refused role fails closed.
create role hub_not_granted nologin;
