-- Public facts: no row policy.
create table municipality (id text primary key, name text not null);
create table partner (id text primary key, name text not null);
create table facility (
  id text primary key,
  name text not null,
  operator_id text not null references partner,
  municipality_id text not null references municipality,
  landlord_id text references partner,
  product text not null
);
create table facility_places (
  facility_id text references facility, from_date date, regular int not null, reserve int not null,
  primary key (facility_id, from_date)
);

-- One slice per table. Every facility has a row here, so a missing row can only mean 'withheld'.
create table facility_address (
  facility_id text primary key references facility deferrable initially deferred,
  street text not null, postcode text not null, city text not null,
  -- Here and not on the public facility: a policy reads with the caller's rights, so what it reads the caller can
  -- read too.
  confidential bool not null
);
-- The other half of the 1:1 relation; the foreign key makes 'every facility has a row' a fact of the database.
alter table facility add foreign key (id) references facility_address deferrable initially deferred;

-- The copies of operator and municipality serve the policy form 'copied column' only.
create table capacity_state (
  facility_id text references facility, from_date date,
  out_of_use int, occupied int, reported_at timestamptz,
  operator_id text not null, municipality_id text not null,
  primary key (facility_id, from_date)
);

create type phase_enum as enum ('REGISTERED','ACCESS_DECIDED','SHELTERED','TRIAGED','MOVE_ON_READY',
  'NOMINATED','OFFERED','HOUSED','FOLLOW_UP','RETURNED','CLOSED');
create table trajectory (
  id uuid primary key,
  provider_id text not null references partner,
  municipality_of_origin_id text not null references municipality,
  route text not null check (route in ('SHELTER','SHELTERED_HOUSING','STREET','YOUTH_CARE','DETENTION')),
  phase text not null check (phase in ('REGISTERED','ACCESS_DECIDED','SHELTERED','TRIAGED','MOVE_ON_READY',
    'NOMINATED','OFFERED','HOUSED','FOLLOW_UP','RETURNED','CLOSED')),
  phase_enum phase_enum not null,  -- the same value, to compare the two types under a policy
  registered_on date not null,
  shielded bool not null,
  synthetic bool not null,
  unique (id, provider_id)         -- target of the composite key below
);
-- provider_id is a copy, kept equal by the composite foreign key: it serves the policy form 'copied column'.
create table trajectory_care (
  trajectory_id uuid primary key,
  provider_id text not null,
  cause text not null, target_group text not null, support_need text not null,
  foreign key (trajectory_id, provider_id) references trajectory (id, provider_id) on update cascade
);

create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  partner_id text not null default nullif(current_setting('hub.partner', true), ''),
  operation text not null,
  subjects uuid[] not null
);

create schema published;
create table published.free_places (
  week date, municipality_id text references municipality, product text,
  class text not null check (class in ('0-2','3-5','6-10','11+')), facilities int not null,
  primary key (week, municipality_id, product, class)
);
