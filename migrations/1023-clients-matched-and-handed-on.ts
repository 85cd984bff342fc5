import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clients who turn out to be one, references that find them, partners that succeed others, and pseudonyms for partners
 * that come later.
 */
export class ClientsMatchedAndHandedOn1000000001023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(origins);
    await runner.query(matching);
    await runner.query(linking);
    await runner.query(references);
    await runner.query(succession);
    await runner.query(applyingSuccession);
    await runner.query(latePseudonyms);
  }

  async down(): Promise<void> {
    throw new Error('Who was linked to whom is not thrown away: restore a backup.');
  }
}

/**
 * Trajectories and references carry the client of now, and under whom they were registered once they moved, so that links
 * can be undone in any order. A client that became another one points to it. Null: never moved.
 */
const origins = `
  alter table hub.client add column merged_into uuid references hub.client check (merged_into <> id);
  alter table hub.trajectory add column origin_id uuid references hub.client;
  alter table hub.client_reference add column origin_id uuid references hub.client;
  -- Days on which somebody's content was taken away: by retention, or on request. Then nobody has a pseudonym of it.
  alter table hub.trajectory add column reduced_on date, add column erased_on date;
  create index on hub.client (merged_into) where merged_into is not null;
  create index on hub.trajectory (origin_id) where origin_id is not null;
  create index on hub.client_reference (origin_id) where origin_id is not null;
`;

const matching = `
  -- What nobody looked at yet: whether its client was there before. Made-up clients are not in it.
  create table hub.unmatched_trajectory (
    trajectory_id uuid primary key references hub.trajectory,
    registered_by_id text not null references hub.partner,
    since timestamptz not null default now()
  );
  create index on hub.unmatched_trajectory (since, trajectory_id);
  insert into hub.unmatched_trajectory (trajectory_id, registered_by_id, since)
    select e.trajectory_id, e.actor_id, e.known_at
    from hub.trajectory_event e join hub.trajectory t on t.id = e.trajectory_id
    where e.kind = 'REGISTERED' and not t.synthetic
      and not exists (select from hub.trajectory o where o.client_id = t.client_id and o.id <> t.id);

  create table hub.client_match (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('NEW', 'LINKED', 'UNLINKED')),
    trajectory_id uuid not null references hub.trajectory,
    other_id uuid references hub.trajectory,
    -- The client that stays, and the one whose trajectories and references go to it.
    survivor_id uuid references hub.client,
    duplicate_id uuid references hub.client,
    undoes_id uuid unique references hub.client_match,
    reason text check (reason in ('CAME_BACK', 'REGISTERED_TWICE', 'MOVED_BETWEEN_PARTNERS', 'INHERITED_REFERENCE',
      'DIFFERENT_PEOPLE', 'NOT_CERTAIN')),
    actor_id text not null references hub.partner,
    actor_role text not null,
    recorded_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (actor_id, reference),
    check (trajectory_id <> other_id),
    check ((kind = 'NEW') = (other_id is null) and (kind = 'NEW') = (reason is null)),
    check ((kind = 'UNLINKED') = (undoes_id is not null)),
    check ((kind = 'UNLINKED') = coalesce(reason in ('DIFFERENT_PEOPLE', 'NOT_CERTAIN'), false))
  );
  create index on hub.client_match (trajectory_id);
  create index on hub.client_match (other_id);
  create index on hub.client_match (recorded_at, id);
  create trigger append_only before delete or truncate on hub.client_match
    for each statement execute function hub.refuse_change();
`;

/**
 * Links take turns; a registration of the same client waits, and is settled after it. A link is between the clients under
 * whom its two trajectories were registered. Links never close a circle, so undoing one leaves exactly two clients.
 */
const linking = `
  create function hub.move_client(origins uuid[], root uuid) returns void language plpgsql as $$
  begin
    update hub.client set merged_into = nullif(root, id) where id = any (origins);
    update hub.trajectory set origin_id = coalesce(origin_id, client_id), client_id = root
      where origin_id = any (origins) or origin_id is null and client_id = any (origins);
    update hub.client_reference set origin_id = coalesce(origin_id, client_id), client_id = root
      where origin_id = any (origins) or origin_id is null and client_id = any (origins);
  end $$;

  create function hub.link_clients(survivor uuid, duplicate uuid) returns void language plpgsql as $$
  begin
    perform from hub.client where id = duplicate for update;
    perform hub.move_client(array(select id from hub.client where id = duplicate or merged_into = duplicate), survivor);
  end $$;

  -- The clients that the links in force, but for this one, leave on the side of a trajectory.
  create function hub.clients_linked_with(trajectory_key uuid, but_for uuid) returns uuid[] language sql stable as $$
    with recursive link as (
      select coalesce(a.origin_id, a.client_id) as one, coalesce(b.origin_id, b.client_id) as other
      from hub.trajectory named
      join hub.trajectory a on a.client_id = named.client_id
      join hub.client_match m on m.trajectory_id = a.id and m.kind = 'LINKED' and m.id <> but_for
      join hub.trajectory b on b.id = m.other_id
      where named.id = trajectory_key and not exists (select from hub.client_match u where u.undoes_id = m.id)
    ), side(id) as (
      select coalesce(origin_id, client_id) from hub.trajectory where id = trajectory_key
      union
      select case when l.one = s.id then l.other else l.one end from side s join link l on s.id in (l.one, l.other)
    )
    select array_agg(id) from side
  $$;

  -- The side that holds the client of now keeps it. The other one is again the client that it was before, as far as that is
  -- on its side.
  create function hub.unlink_clients(undone hub.client_match) returns void language plpgsql as $$
  declare
    now_client constant uuid := (select client_id from hub.trajectory where id = undone.trajectory_id);
    one constant uuid[] := hub.clients_linked_with(undone.trajectory_id, undone.id);
    other constant uuid[] := hub.clients_linked_with(undone.other_id, undone.id);
  begin
    if now_client = any (one) then
      perform hub.move_client(other, case when undone.duplicate_id = any (other) then undone.duplicate_id else (
        select coalesce(origin_id, client_id) from hub.trajectory where id = undone.other_id) end);
    else
      perform hub.move_client(one, case when undone.survivor_id = any (one) then undone.survivor_id else (
        select coalesce(origin_id, client_id) from hub.trajectory where id = undone.trajectory_id) end);
    end if;
  end $$;

  create function hub.take_match() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare
    undone hub.client_match;
  begin
    perform pg_advisory_xact_lock(hashtext('hub.client_match'));
    if new.kind = 'UNLINKED' then
      select * into strict undone from hub.client_match where id = new.undoes_id;
      if undone.kind <> 'LINKED' or exists (select from hub.client_match where undoes_id = undone.id) then
        raise exception 'Only a link that stands is undone.' using errcode = 'check_violation';
      end if;
      new.trajectory_id := undone.trajectory_id;
      new.other_id := undone.other_id;
      new.survivor_id := undone.survivor_id;
      new.duplicate_id := undone.duplicate_id;
      perform hub.unlink_clients(undone);
      -- Who it is then is to be looked at again.
      insert into hub.unmatched_trajectory (trajectory_id, registered_by_id)
        values (undone.other_id, new.actor_id) on conflict do nothing;
      return new;
    end if;
    delete from hub.unmatched_trajectory where trajectory_id in (new.trajectory_id, new.other_id);
    if new.kind = 'LINKED' then
      select client_id into strict new.survivor_id from hub.trajectory where id = new.trajectory_id;
      select client_id into strict new.duplicate_id from hub.trajectory where id = new.other_id;
      if new.survivor_id = new.duplicate_id then
        raise exception 'These are of one client already.' using errcode = 'check_violation';
      end if;
      perform hub.link_clients(new.survivor_id, new.duplicate_id);
    end if;
    return new;
  end $$;
  create trigger take_match before insert on hub.client_match
    for each row execute function hub.take_match();

  -- What a caller sees of it, under its own pseudonyms.
  create view hub.seen_match with (security_invoker) as
    select hub.key_under(p.value, m.id) as id, m.kind, p.value as trajectory_id, o.value as other_id, m.reason, m.actor_id,
      m.actor_role, m.recorded_at, hub.key_under(p.value, m.undoes_id) as undoes,
      exists (select from hub.client_match u where u.undoes_id = m.id) as undone
    from hub.client_match m
    join hub.pseudonym p on p.trajectory_id = m.trajectory_id
    left join hub.pseudonym o on o.trajectory_id = m.other_id and o.recipient_id = p.recipient_id;

  create view hub.seen_unmatched with (security_invoker) as
    select p.value as id, p.value as trajectory_id, u.registered_by_id, u.since
    from hub.unmatched_trajectory u join hub.pseudonym p on p.trajectory_id = u.trajectory_id;
`;

const references = `
  -- The client behind the first of these hashes that is the caller's own.
  create function hub.client_of_reference(hashes text[]) returns table (hash text, client_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.hash, c.client_id
    from unnest(hashes) with ordinality given(hash, place)
    join hub.client_reference c on c.hash = given.hash and c.partner_id = nullif(current_setting('hub.partner', true), '')
    order by given.place limit 1
  $$;

  -- After a registration of the caller's own: one who was linked meanwhile is where it is now. A client whose reference
  -- was not known is to be matched; where a predecessor of the caller used it, it is taken to be that client, by a link that
  -- can be undone: both may have counted from one.
  create function hub.settle_registration(registered uuid, client_hash text, inherited_hash text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := nullif(current_setting('hub.partner', true), '');
    known hub.client_reference;
    before uuid;
  begin
    perform from hub.trajectory_event where trajectory_id = registered and kind = 'REGISTERED' and actor_id = me;
    if not found then
      raise exception 'Only who registered a client settles it.' using errcode = 'insufficient_privilege';
    end if;
    select * into strict known from hub.client_reference where partner_id = me and hash = client_hash;
    update hub.trajectory set client_id = known.client_id, origin_id = known.origin_id
      where id = registered and (client_id, origin_id) is distinct from (known.client_id, known.origin_id);
    insert into hub.unmatched_trajectory (trajectory_id, registered_by_id)
      select registered, me
      where not exists (select from hub.trajectory t where t.client_id = known.client_id and t.id <> registered)
      on conflict do nothing;
    select t.id into before
      from hub.client_reference c join hub.trajectory t on t.client_id = c.client_id
      where c.partner_id = me and c.hash = inherited_hash and c.client_id <> known.client_id
      order by t.registered_on, t.id limit 1;
    if before is not null then
      insert into hub.client_match (kind, trajectory_id, other_id, reason, actor_id, actor_role, reference)
        values ('LINKED', before, registered, 'INHERITED_REFERENCE', me,
          upper(substr(current_setting('role'), length('hub_') + 1)), 'inherited ' || registered);
    end if;
  end $$;
`;

const succession = `
  create table hub.partner_succession (
    id uuid primary key default gen_random_uuid(),
    predecessor_id text not null references hub.partner,
    successor_id text not null references hub.partner,
    role text not null check (role in ('CARE_PROVIDER', 'ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM',
      'CASE_COORDINATOR')),
    effective_on date not null,
    decided_by_id text not null references hub.partner,
    decided_at timestamptz not null default now(),
    reference text not null check (length(reference) between 1 and 100),
    unique (decided_by_id, reference),
    unique (predecessor_id, role),
    check (predecessor_id <> successor_id)
  );
  create trigger append_only before update or delete or truncate on hub.partner_succession
    for each statement execute function hub.refuse_change();

  create table hub.applied_succession (
    succession_id uuid primary key references hub.partner_succession,
    applied_at timestamptz not null default now(),
    trajectories integer not null,
    client_references integer not null
  );

  create view hub.seen_succession with (security_invoker) as
    select s.*, a.applied_at, a.trajectories, a.client_references
    from hub.partner_succession s left join hub.applied_succession a on a.succession_id = s.id;

  -- Whose references the caller inherited: of those whom it succeeded, and of those whom they did, the nearest first.
  create function hub.predecessors() returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive before(id, step) as (
      select s.predecessor_id, 1 from hub.partner_succession s join hub.applied_succession a on a.succession_id = s.id
        where s.successor_id = nullif(current_setting('hub.partner', true), '')
      union
      select s.predecessor_id, b.step + 1
        from before b join hub.partner_succession s on s.successor_id = b.id
        join hub.applied_succession a on a.succession_id = s.id
        where b.step < 20
    )
    select coalesce(array_agg(id order by step, id), '{}') from (select id, min(step) as step from before group by id) b
  $$;
`;

/** One transaction per succession: the successor has all of it or nothing. */
const applyingSuccession = `
  -- The predecessor acts in this role no more; a provider that still runs facilities keeps it for those.
  create function hub.pass_role_on(given hub.partner_succession) returns void language plpgsql as $$
  begin
    insert into hub.partner_role (partner_id, role) values (given.successor_id, given.role) on conflict do nothing;
    insert into hub.working_area (id, partner_id, municipality_id, valid_from)
      select given.successor_id || '-' || w.municipality_id || '-' || given.effective_on, given.successor_id,
        w.municipality_id, given.effective_on
      from hub.working_area w
      where w.partner_id = given.predecessor_id and coalesce(w.valid_from <= current_date, true)
        and coalesce(current_date < w.valid_to, true)
        and not exists (select from hub.working_area own
          where own.partner_id = given.successor_id and own.municipality_id = w.municipality_id)
      group by w.municipality_id;
    delete from hub.partner_role where partner_id = given.predecessor_id and role = given.role
      and not (given.role = 'CARE_PROVIDER'
        and exists (select from hub.facility f where f.operator_id = given.predecessor_id));
  end $$;

  -- The hashes go over as they are, under the key of the predecessor: nobody knows what they were made of.
  create function hub.pass_references_on(given hub.partner_succession) returns integer language sql as $$
    with passed as (
      insert into hub.client_reference (partner_id, hash, client_id, origin_id)
      select given.successor_id, c.hash, c.client_id, c.origin_id
      from hub.client_reference c
      where c.partner_id = given.predecessor_id and (given.role = 'CASE_COORDINATOR' or exists (
        select from hub.trajectory t left join hub.trajectory_party p on p.trajectory_id = t.id
        where t.client_id = c.client_id and (p.partner_id = given.predecessor_id and p.role = given.role
          or given.role = 'CARE_PROVIDER' and t.provider_id = given.predecessor_id)))
      on conflict do nothing returning 1
    )
    select count(*)::integer from passed
  $$;

  -- Hand-overs that are open, also of closed trajectories: their clients can come back.
  create function hub.pass_parties_on(given hub.partner_succession) returns uuid[] language plpgsql as $$
  declare
    handed uuid[] := array(
      select trajectory_id from hub.trajectory_party
        where partner_id = given.predecessor_id and role = given.role and closed_on is null
      union
      select id from hub.trajectory where given.role = 'CARE_PROVIDER' and provider_id = given.predecessor_id);
  begin
    update hub.trajectory_party set closed_on = greatest(opened_on, given.effective_on)
      where partner_id = given.predecessor_id and role = given.role and closed_on is null;
    insert into hub.trajectory_party (trajectory_id, partner_id, role, opened_on, opened_by_id, reference, synthetic)
      select t.id, given.successor_id, given.role, given.effective_on, given.decided_by_id,
        'succession ' || given.id || ' ' || t.id, t.synthetic
      from unnest(handed) h(id) join hub.trajectory t on t.id = h.id
      on conflict do nothing;
    return handed;
  end $$;

  -- What the predecessor calls a trajectory that it sees no more is what the successor calls it: its files name them so.
  create function hub.pass_pseudonyms_on(given hub.partner_succession, handed uuid[]) returns void language sql as $$
    update hub.pseudonym p set recipient_id = given.successor_id
      from hub.trajectory t
      where p.recipient_id = given.predecessor_id and t.id = p.trajectory_id
        and (given.role = 'CASE_COORDINATOR' or p.trajectory_id = any (handed))
        and not exists (select from hub.pseudonym own
          where own.recipient_id = given.successor_id and own.trajectory_id = p.trajectory_id and own.purpose = p.purpose)
        and t.provider_id is distinct from given.predecessor_id
        and not exists (select from hub.trajectory_party other where other.trajectory_id = p.trajectory_id
          and other.partner_id = given.predecessor_id and other.closed_on is null)
        and not exists (select from hub.partner_role r where r.partner_id = given.predecessor_id
          and r.role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'MUNICIPALITY'))
  $$;

  create function hub.apply_successions() returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    due hub.partner_succession;
    handed uuid[];
    passed integer;
    applied integer := 0;
  begin
    perform pg_advisory_xact_lock(hashtext('hub.partner_succession'));
    for due in
      select s.* from hub.partner_succession s
      where s.effective_on <= current_date
        and not exists (select from hub.applied_succession a where a.succession_id = s.id)
      order by s.effective_on, s.decided_at
    loop
      passed := hub.pass_references_on(due);
      perform hub.pass_role_on(due);
      handed := hub.pass_parties_on(due);
      perform hub.pass_pseudonyms_on(due, handed);
      insert into hub.applied_succession (succession_id, trajectories, client_references)
        values (due.id, cardinality(handed), passed);
      applied := applied + 1;
    end loop;
    return applied;
  end $$;
`;

/** The secret of pseudonyms is not here: the hub asks who lacks one, makes it, and gives it back. */
const latePseudonyms = `
  -- For whom all that was there has a pseudonym; who is not in it came later.
  create table hub.pseudonyms_issued (
    recipient_id text not null references hub.partner,
    role text not null,
    municipality_id text not null,
    primary key (recipient_id, role, municipality_id)
  );

  -- Who knows clients by role alone, by municipality, or because they were handed to it.
  create function hub.pseudonym_recipients() returns table (recipient_id text, role text, municipality_id text)
    language sql stable as $$
    select r.partner_id, r.role, case when r.role = 'MUNICIPALITY' then w.municipality_id else '' end
    from hub.partner_role r
    left join hub.working_area w on w.partner_id = r.partner_id and r.role = 'MUNICIPALITY'
      and coalesce(w.valid_from <= current_date, true) and coalesce(current_date < w.valid_to, true)
    where r.role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'CARE_PROVIDER', 'ACCESS_POINT', 'PUBLIC_HEALTH',
      'COMMUNITY_TEAM') or w.municipality_id is not null
  $$;

  create function hub.late_recipients() returns table (recipient_id text, role text, municipality_id text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select * from hub.pseudonym_recipients() except select * from hub.pseudonyms_issued
  $$;

  -- Of the trajectories after this one those for which the recipient has no pseudonym, and the last one looked at.
  create function hub.missing_pseudonyms(recipient text, in_role text, municipality text, after uuid, most integer)
    returns table (missing uuid[], last uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with looked_at as (
      select t.* from hub.trajectory t where t.id > after and t.reduced_on is null order by t.id limit most
    )
    select coalesce(array_agg(t.id) filter (where
        case
          when in_role in ('CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR') then true
          when in_role = 'MUNICIPALITY' then t.municipality_id = municipality and not t.shielded
          when in_role = 'CARE_PROVIDER' then t.provider_id = recipient
          else not t.shielded and exists (select from hub.trajectory_party p where p.trajectory_id = t.id
            and p.partner_id = recipient and p.role = in_role and p.closed_on is null)
        end
        and not exists (select from hub.pseudonym p
          where p.trajectory_id = t.id and p.recipient_id = recipient and p.purpose = 'CHAIN')), '{}'),
      (array_agg(t.id order by t.id desc))[1]
    from looked_at t
  $$;

  create function hub.issue_pseudonyms(given jsonb) returns integer
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with issued as (
      insert into hub.pseudonym (value, recipient_id, trajectory_id, purpose, year, synthetic)
      select g.value, g.recipient, g.trajectory, 'CHAIN', g.year, t.synthetic
      from jsonb_to_recordset(given) g(value text, recipient text, trajectory uuid, year integer)
      join hub.trajectory t on t.id = g.trajectory
      on conflict do nothing returning 1
    )
    select count(*)::integer from issued
  $$;

  -- Whoever stopped knowing clients and starts again is late again.
  create function hub.remember_pseudonyms_issued() returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from hub.pseudonyms_issued i where not exists (select from hub.pseudonym_recipients() r
      where (r.recipient_id, r.role, r.municipality_id) = (i.recipient_id, i.role, i.municipality_id));
    insert into hub.pseudonyms_issued select * from hub.pseudonym_recipients() on conflict do nothing;
  $$;
`;
