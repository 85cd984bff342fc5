-- Deterministic: md5 of the row number stands for chance. :rows is replaced by the size of the growing tables.
create function pg_temp.chance(salt text, i bigint) returns float8 immutable parallel safe
  return (hashtextextended(salt || i, 7) & 9007199254740991)::float8 / 9007199254740992;

insert into municipality values ('GM0482','Alblasserdam'),('GM0505','Dordrecht'),('GM0512','Gorinchem'),
  ('GM0523','Hardinxveld-Giessendam'),('GM0531','Hendrik-Ido-Ambacht'),('GM0590','Papendrecht'),
  ('GM0610','Sliedrecht'),('GM0642','Zwijndrecht'),('GM1978','Molenlanden');
insert into partner select id, 'Gemeente ' || name from municipality;
insert into partner select 'provider-' || i, 'Zorgaanbieder ' || i from generate_series(0, 39) i;
insert into partner select 'association-' || i, 'Woningcorporatie ' || i from generate_series(0, 9) i;

insert into facility
select 'facility-' || i, 'Locatie ' || (i * 7919 % 500), 'provider-' || i % 40,
  (array['GM0505','GM0505','GM0505','GM0512','GM0482','GM0523','GM0531','GM0590','GM0610','GM0642','GM1978'])
    [1 + i % 11],
  case when i % 3 > 0 then 'association-' || i % 10 end,
  (array['NIGHT_SHELTER','SHELTER','SHELTERED_HOUSING','HOUSING_FIRST','WOMENS_SHELTER'])[1 + i % 5]
from generate_series(1, 2000) i;
insert into facility_address select id, 'Straat ' || id, '3311 AA', 'Plaats', product = 'WOMENS_SHELTER' from facility;
insert into facility_places select id, d, 20 + length(id), length(name) % 7
from facility, unnest(array['2015-01-01', '2020-01-01', '2024-01-01']::date[]) d;

-- The anchor: a row at the beginning of time, so that absence can only mean 'withheld'.
insert into capacity_state select id, '-infinity', null, null, null, operator_id, municipality_id from facility;
insert into capacity_state
select id, date '2015-01-05' + 7 * w, w % 4, 10 + (w + length(id)) % 15,
  timestamp '2015-01-05' + 7 * w * interval '1 day', operator_id, municipality_id
from facility, generate_series(0, :rows / 2000 - 1) w;

-- provider-0 has 2.5 % of the rows; the others share the rest unevenly.
insert into trajectory
select md5(i::text)::uuid,
  case when pg_temp.chance('own', i) < 0.025 then 'provider-0'
       else 'provider-' || 1 + floor(39 * power(pg_temp.chance('provider', i), 2))::int end,
  (array['GM0505','GM0505','GM0505','GM0505','GM0512','GM0512','GM0482','GM0523','GM0531','GM0590','GM0610','GM0642',
    'GM1978'])[1 + floor(13 * pg_temp.chance('origin', i))::int],
  (array['SHELTER','SHELTERED_HOUSING','STREET','YOUTH_CARE','DETENTION'])[1 + i % 5],
  p.phase, p.phase::phase_enum,
  date '2015-01-01' + floor(3500 * pg_temp.chance('day', i))::int, pg_temp.chance('shielded', i) < 0.05, true
from generate_series(1, :rows) i,
  lateral (select case when c < 0.002 then 'RETURNED' when c < 0.042 then 'MOVE_ON_READY' when c < 0.3 then 'SHELTERED'
    when c < 0.5 then 'FOLLOW_UP' else 'CLOSED' end as phase from (select pg_temp.chance('phase', i) as c) x) p;
insert into trajectory_care
select id, provider_id, (array['DEBT','DIVORCE','EVICTION','DETENTION','VIOLENCE'])[1 + get_byte(uuid_send(id), 0) % 5],
  (array['ADULT','YOUTH','FAMILY'])[1 + get_byte(uuid_send(id), 1) % 3], 'Begeleiding'
from trajectory;
insert into published.free_places
select date '2024-01-01' + 7 * w, m.id, p, c, 3 + (w + length(p)) % 9
from generate_series(0, 51) w, municipality m, unnest(array['NIGHT_SHELTER','SHELTER','SHELTERED_HOUSING']) p,
  unnest(array['0-2','3-5','6-10','11+']) c;
