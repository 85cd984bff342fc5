import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A client of women's shelter is shielded by whoever guides the client or is in charge, also after the registration. */
export class ClientsShieldedLater1000000001041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shielding);
    await runner.query(carryingOut);
    await runner.query(forgetting);
    await runner.query(asRegistered);
  }

  async down(): Promise<void> {
    throw new Error('Who was shielded is not shown again: restore a backup.');
  }
}

const shielding = `
  create table hub.shielding (
    id uuid primary key default gen_random_uuid(),
    -- Once: nobody takes it away.
    trajectory_id uuid not null unique references hub.trajectory on delete cascade,
    actor_id text not null references hub.partner,
    actor_role text not null,
    reference text not null check (length(reference) between 1 and 100),
    recorded_at timestamptz not null default clock_timestamp(),
    unique (actor_id, reference)
  );
  create trigger append_only before update or truncate on hub.shielding
    for each statement execute function hub.refuse_change();
`;

/**
 * The copies in stays, need and nominations follow the trajectory by their foreign keys, and the policies ask them. Whom the client was
 * handed to has it no more, but for who guides it.
 */
const carryingOut = `
  -- No association sees a shielded client, so a nomination under way can only end: the home is arranged outside the hub. It takes its
  -- turn as a caller does (take-step.ts).
  create function hub.withdraw_shielded(given hub.shielding) returns void language plpgsql as $$
  declare
    open_id uuid;
  begin
    for open_id in
      select id from hub.nomination
      where trajectory_id = given.trajectory_id and state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')
    loop
      perform pg_advisory_xact_lock(hashtext('nomination:' || open_id));
      insert into hub.nomination_step (nomination_id, kind, happened_on, ground, actor_id, actor_role, reference, synthetic)
        select id, 'WITHDRAWN', greatest(current_date, since), 'ARRANGED_OUTSIDE_HUB', given.actor_id, given.actor_role,
          'shielding ' || given.id, synthetic
        from hub.nomination where id = open_id and state not in ('REJECTED', 'WITHDRAWN', 'HOUSED');
    end loop;
  end $$;

  create function hub.shield_client() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform hub.withdraw_shielded(new);
    update hub.trajectory set shielded = true where id = new.trajectory_id;
    update hub.trajectory_party set closed_on = greatest(opened_on, current_date)
      where trajectory_id = new.trajectory_id and role <> 'CARE_PROVIDER' and closed_on is null;
    perform hub.forget_pseudonyms(new.trajectory_id);
    return null;
  end $$;
  create trigger shield_client after insert on hub.shielding
    for each row execute function hub.shield_client();
`;

const forgetting = `
  create or replace function hub.forget_with_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from hub.registration_correction where trajectory_id = new.id;
    delete from hub.shielding where trajectory_id = new.id;
    return null;
  end $$;
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
      case when first.id is null then t.municipality_id else first.was_municipality_id end,
      t.shielded and not exists (select from hub.shielding s where s.trajectory_id = t.id),
      (select string_agg(c.hash, ' ') from hub.client_reference c where c.client_id = t.client_id and c.partner_id = e.actor_id)
    from hub.trajectory_event e
    join hub.trajectory t on t.id = e.trajectory_id
    left join lateral (
      select * from hub.registration_correction c where c.trajectory_id = t.id order by c.recorded_at limit 1
    ) first on true
    where e.actor_id = nullif(current_setting('hub.partner', true), '') and e.reference = own_reference
  $$;
`;
