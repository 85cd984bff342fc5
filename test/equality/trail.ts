import type { Client } from 'pg';

const stoppedOn = '2026-01-01';

/**
 * Lines of the audit trail of everybody, and who read whom; and from then on no new ones. What is asked of both hubs leaves lines
 * itself, and the second would find those of the first.
 */
export async function addTrail(owner: Client): Promise<void> {
  await owner.query(
    `insert into hub.audit_event (occurred_at, partner_id, role, activity, subjects, request_id)
     select timestamptz '2025-01-01' + make_interval(hours => p.place::integer), p.recipient_id, r.role,
       case when p.place % 3 = 0 then 'candidate.read trajectory.read' else 'trajectory.read' end, array[p.value],
       'request ' || p.place
     from (select value, recipient_id, row_number() over (order by registered_on, value) as place from hub.pseudonym
       where trajectory_id in (select trajectory_id from hub.pseudonym order by registered_on, value limit 60)) p
     join hub.partner_role r on r.partner_id = p.recipient_id
     union all
     select timestamptz '2025-02-01' + make_interval(mins => row_number() over (order by partner_id, role)::integer),
       partner_id, role, 'indicator.own', '{INFLOW/2025}', 'request of ' || partner_id
     from hub.partner_role`,
  );
  for (const view of ['hub.seen_audit_line', 'hub.seen_client_read']) {
    const { rows } = await owner.query<{ sql: string }>(`select pg_get_viewdef($1::regclass) as sql`, [view]);
    await owner.query(
      `create or replace view ${view} with (security_invoker) as
       select * from (${rows[0]!.sql.replace(/;\s*$/, '')}) seen where occurred_at < '${stoppedOn}'`,
    );
  }
}
