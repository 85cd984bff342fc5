import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Also the texts of decisions are taken away: mandates, sources of quota, reasons of changes of operator, and target groups. */
export class TextsOfDecisions1000000001056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(onlyHere);
    await runner.query(takingAway);
    await runner.query(erasing);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back.');
  }
}

/** As in 1025. */
const onlyHere = ['quota_decision', 'operator_change', 'facility_registration']
  .map(
    (table) => `
  drop trigger append_only on hub.${table};
  create trigger append_only before delete or truncate on hub.${table}
    for each statement execute function hub.refuse_change();
  create trigger content_stays before update on hub.${table}
    for each statement when (current_setting('hub.taking_away', true) is distinct from 'yes')
    execute function hub.refuse_change();`,
  )
  .join('\n');

const takingAway = `
  -- As hub.take_content_away, of decisions. A quota shows the source of its last decision to everybody, a facility its target group.
  create function hub.take_decision_text_away(what text, keys uuid[]) returns void language plpgsql
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform set_config('hub.taking_away', 'yes', true);
    case what
      when 'MANDATE' then
        update hub.nomination_step set mandate = '-' where id = any (keys);
      when 'SOURCE' then
        -- What follows from these decisions, and not from another on the same source.
        update hub.quota_agreement a set source = '-' from hub.quota_decision d
          where d.id = any (keys) and a.decided_at = d.decided_at and a.scheme = d.scheme and a.from_year = d.year
            and a.source = d.source and (a.municipality_id is not distinct from d.municipality_id or d.division is not null);
        update hub.quota_decision set source = '-' where id = any (keys);
      when 'OPERATOR' then
        update hub.operator_change set reason = '-' where id = any (keys);
      when 'TARGET_GROUP' then
        update hub.facility_registration set target_group = null where id = any (keys);
        update hub.facility f set target_group = null from hub.facility_registration r
          where r.id = any (keys) and f.id = r.facility_id;
    end case;
    perform set_config('hub.taking_away', 'no', true);
  end $$;
`;

const erasing = `
  -- As in 1025, with the texts of decisions.
  create or replace function hub.erase_text(kind text, key text, given jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    me constant text := case when current_setting('role') <> 'hub_central_municipality'
      then nullif(current_setting('hub.partner', true), '') end;
    keys constant uuid[] := case kind
      when 'NOTE' then array(select id from hub.capacity_mutation
        where id = key::uuid and note is not null and (me is null or reporter_id = me))
      when 'REPORT' then array(select id from hub.error_report
        where id = key::uuid and (me is null or reporter_id = me))
      when 'ANSWER' then array(select error_report_id from hub.error_answer
        where error_report_id = key::uuid and (me is null or answered_by_id = me))
      when 'ACCEPTANCE' then array(select id from hub.acceptance_statement
        where facility_id = key and note is not null and (me is null or stated_by_id = me))
      when 'MANDATE' then array(select id from hub.nomination_step
        where nomination_id = key::uuid and mandate <> '-' and (me is null or actor_id = me))
      -- A share has its source from its own decision, or from the one by which the region's was divided.
      when 'SOURCE' then array(select id from hub.quota_decision d
        where source <> '-' and (me is null or decided_by_id = me)
          and (hub.quota_key(scheme, municipality_id, year) = key or division is not null
            and exists (select from hub.municipality m where hub.quota_key(d.scheme, m.id, d.year) = key)))
      when 'OPERATOR' then array(select id from hub.operator_change
        where facility_id = key and reason <> '-' and (me is null or decided_by_id = me))
      when 'TARGET_GROUP' then array(select id from hub.facility_registration
        where facility_id = key and target_group is not null and (me is null or registered_by_id = me))
    end;
  begin
    if coalesce(cardinality(keys), 0) = 0 then
      return false;
    end if;
    if kind in ('MANDATE', 'SOURCE', 'OPERATOR', 'TARGET_GROUP') then
      perform hub.take_decision_text_away(kind, keys);
    else
      perform hub.take_content_away(kind, keys);
    end if;
    perform hub.record_erasure(given, 0);
    return true;
  end $$;
`;
