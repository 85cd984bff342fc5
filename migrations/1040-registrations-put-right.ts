import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a registration says can be put right: by whoever made it, whoever succeeded that partner, and those in charge. */
export class RegistrationsPutRight1000000001040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(predecessors);
    await runner.query(corrections);
    await runner.query(sight);
    await runner.query(carryingOut);
    await runner.query(asRegistered);
  }

  async down(): Promise<void> {
    throw new Error('What was put right is not made wrong again: restore a backup.');
  }
}

const predecessors = `
  -- Whom the caller succeeded in one role, and whom they did.
  create function hub.predecessors_in(acting text) returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive before(id) as (
      select s.predecessor_id from hub.partner_succession s join hub.applied_succession a on a.succession_id = s.id
        where s.role = acting and s.successor_id = nullif(current_setting('hub.partner', true), '')
      union
      select s.predecessor_id
        from before b join hub.partner_succession s on s.successor_id = b.id and s.role = acting
        join hub.applied_succession a on a.succession_id = s.id
    )
    select coalesce(array_agg(id), '{}') from before
  $$;
`;

/**
 * Who put which registration right, and when. What it said before stays here, and no role reads it; with the rest of what is
 * known of a client it goes when the trajectory is reduced or erased.
 */
const corrections = `
  create table hub.registration_correction (
    id uuid primary key default gen_random_uuid(),
    trajectory_id uuid not null references hub.trajectory on delete cascade,
    route text not null,
    municipality_id text references hub.municipality,
    was_route text not null,
    was_municipality_id text references hub.municipality,
    -- By which a repeated call is known, also where the caller sees the trajectory no more.
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    actor_id text not null references hub.partner,
    actor_role text not null,
    reference text not null check (length(reference) between 1 and 100),
    recorded_at timestamptz not null default clock_timestamp(),
    unique (actor_id, reference)
  );
  create index on hub.registration_correction (trajectory_id, recorded_at);
  create trigger append_only before update or truncate on hub.registration_correction
    for each statement execute function hub.refuse_change();

  create function hub.note_registration() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    select route, municipality_id into strict new.was_route, new.was_municipality_id
      from hub.trajectory where id = new.trajectory_id;
    return new;
  end $$;
  create trigger note_registration before insert on hub.registration_correction
    for each row execute function hub.note_registration();

  create function hub.forget_with_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from hub.registration_correction where trajectory_id = new.id;
    return null;
  end $$;
  create trigger forget_with_trajectory after update of reduced_on on hub.trajectory
    for each row when (old.reduced_on is null and new.reduced_on is not null)
    execute function hub.forget_with_trajectory();
`;

const sight = `
  create function hub.works_in(partner text, municipality text) returns boolean language sql stable as $$
    select exists (select from hub.working_area w where w.partner_id = partner and w.municipality_id = municipality
      and coalesce(w.valid_from <= current_date, true) and coalesce(current_date < w.valid_to, true))
  $$;

  -- Pseudonyms of partners that see the trajectory no more, in no role and phase. Who guided the client before keeps its own:
  -- what it handed over it may say again.
  create function hub.forget_pseudonyms(trajectory uuid) returns void language sql as $$
    delete from hub.pseudonym p using hub.trajectory t
      where t.id = trajectory and p.trajectory_id = t.id and p.recipient_id is distinct from t.provider_id
        and not exists (select from hub.partner_role r where r.partner_id = p.recipient_id
          and (r.role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR')
            or r.role = 'MUNICIPALITY' and not t.shielded and hub.works_in(p.recipient_id, t.municipality_id)))
        and not exists (select from hub.trajectory_party party
          where party.trajectory_id = t.id and party.partner_id = p.recipient_id
            and (party.role = 'CARE_PROVIDER' or party.closed_on is null and not t.shielded))
  $$;
`;

/** Stays, need and nominations follow their trajectory by themselves; here is what else follows. */
const carryingOut = `
  -- Access points that know a client because they work in the municipality, and not because somebody handed it to them.
  create function hub.follow_municipality(given hub.registration_correction) returns void language plpgsql as $$
  declare
    known hub.trajectory;
  begin
    select * into strict known from hub.trajectory where id = given.trajectory_id;
    update hub.trajectory_party p set closed_on = greatest(p.opened_on, current_date)
      where p.trajectory_id = known.id and p.role = 'ACCESS_POINT' and p.closed_on is null
        and not (known.route = 'SHELTER' and hub.works_in(p.partner_id, known.municipality_id))
        and (exists (select from hub.trajectory_event e where e.trajectory_id = known.id and e.kind = 'REGISTERED'
            and e.actor_id <> p.partner_id and (e.actor_id, e.reference) = (p.opened_by_id, p.reference))
          or exists (select from hub.registration_correction c where c.trajectory_id = known.id
            and 'registration ' || c.id = p.reference));
    insert into hub.trajectory_party (trajectory_id, partner_id, role, opened_on, opened_by_id, reference, synthetic)
      select known.id, r.partner_id, r.role, greatest(current_date, known.registered_on), given.actor_id,
        'registration ' || given.id, known.synthetic
      from hub.partner_role r
      where known.route = 'SHELTER' and not known.shielded and r.role = 'ACCESS_POINT'
        and hub.works_in(r.partner_id, known.municipality_id)
      on conflict do nothing;
  end $$;

  create function hub.correct_registration() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.trajectory set route = new.route, municipality_id = new.municipality_id
      where id = new.trajectory_id;
    perform hub.follow_municipality(new);
    perform hub.forget_pseudonyms(new.trajectory_id);
    -- The norms are of the shelter route.
    if new.route <> new.was_route then
      perform hub.project_trajectories(array[new.trajectory_id]);
    end if;
    return null;
  end $$;
  create trigger correct_registration after insert on hub.registration_correction
    for each row execute function hub.correct_registration();

  -- Pseudonyms for those who know the trajectory by a correction of the caller's own; the hub makes them, since the secret is not here.
  create function hub.issue_corrected_pseudonyms(correction uuid, given jsonb) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into hub.pseudonym (value, recipient_id, trajectory_id, purpose, year, synthetic)
      select g.value, g.recipient, t.id, 'CHAIN', (given ->> 'year')::integer, t.synthetic
      from hub.registration_correction c
      join hub.trajectory t on t.id = c.trajectory_id
      cross join jsonb_to_recordset(given -> 'pseudonyms') as g(recipient text, value text)
      where c.id = correction and c.actor_id = nullif(current_setting('hub.partner', true), '')
        and g.recipient <> c.actor_id
        and g.recipient in (select hub.recipients_of(t.municipality_id, t.shielded, t.route = 'SHELTER'))
      on conflict do nothing
  $$;
`;

const asRegistered = `
  -- What the caller's own reference was used for, also where it sees the trajectory no more. A registration is what it said at
  -- first: so it is known again when it is sent again.
  create or replace function hub.own_event(own_reference text)
    returns table (id uuid, trajectory_id uuid, kind text, happened_on date, facility_id text, destination text,
      corrects_id uuid, withdrawn boolean, route text, municipality_id text, shielded boolean, client_hash text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.id, e.trajectory_id, e.kind, e.happened_on, e.facility_id, e.destination, e.corrects_id, e.withdrawn,
      case when first.id is null then t.route else first.was_route end,
      case when first.id is null then t.municipality_id else first.was_municipality_id end, t.shielded,
      (select string_agg(c.hash, ' ') from hub.client_reference c where c.client_id = t.client_id and c.partner_id = e.actor_id)
    from hub.trajectory_event e
    join hub.trajectory t on t.id = e.trajectory_id
    left join lateral (
      select * from hub.registration_correction c where c.trajectory_id = t.id order by c.recorded_at limit 1
    ) first on true
    where e.actor_id = nullif(current_setting('hub.partner', true), '') and e.reference = own_reference
  $$;
`;
