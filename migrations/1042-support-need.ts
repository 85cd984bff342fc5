import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What support a client needs, beside the other care detail. */
export class SupportNeed1000000001042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
    await runner.query(stating);
    await runner.query(forgetting);
  }

  async down(): Promise<void> {
    throw new Error('Support needs of clients are not thrown away: restore a backup.');
  }
}

const column = `
  alter table hub.trajectory_care add column support_need text
    check (support_need in ('NONE', 'AMBULATORY', 'INTENSIVE', 'SUPERVISED'));
  create or replace view hub.seen_care with (security_invoker) as
    select p.value as trajectory_id, c.causes, c.target_group, c.synthetic, c.age_band, c.support_need
    from hub.pseudonym p join hub.trajectory_care c on c.trajectory_id = p.trajectory_id;
`;

const stating = `
  -- RECORDED, REPEATED, REUSED, or null for a client whom the caller may not state it of.
  create or replace function hub.state_care(trajectory uuid, given jsonb) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := nullif(current_setting('hub.partner', true), '');
    my_role constant text := upper(substr(current_setting('role'), length('hub_') + 1));
    hash constant text := encode(sha256(convert_to(trajectory || (given - 'reference')::text, 'UTF8')), 'hex');
    recorded text;
  begin
    perform from hub.trajectory t where t.id = trajectory and case my_role
      when 'CARE_PROVIDER' then t.provider_id = me
      when 'CASE_COORDINATOR' then true
      when 'ACCESS_POINT' then not t.shielded and exists (
        select from hub.trajectory_party p where p.trajectory_id = t.id and p.partner_id = me and p.role = my_role
          and p.closed_on is null and p.in_phase)
      end;
    if not found then
      return null;
    end if;
    insert into hub.care_statement (stated_by_id, reference, trajectory_id, content_hash)
      values (me, given ->> 'reference', trajectory, hash) on conflict do nothing;
    if not found then
      select content_hash into recorded from hub.care_statement
        where stated_by_id = me and reference = given ->> 'reference';
      return case when recorded = hash then 'REPEATED' else 'REUSED' end;
    end if;
    update hub.trajectory_care set causes = array(select jsonb_array_elements_text(given -> 'causes')),
      target_group = given ->> 'targetGroup', age_band = given ->> 'ageBand', support_need = given ->> 'supportNeed'
      where trajectory_id = trajectory;
    return 'RECORDED';
  end $$;
`;

const forgetting = `
  create or replace function hub.forget_with_trajectory() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from hub.registration_correction where trajectory_id = new.id;
    delete from hub.shielding where trajectory_id = new.id;
    -- No indicator counts it, as they do causes, target group and age band.
    update hub.trajectory_care set support_need = null where trajectory_id = new.id and support_need is not null;
    return null;
  end $$;
`;
