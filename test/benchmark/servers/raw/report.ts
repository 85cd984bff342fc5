import { holdsBsn } from '../../../../src/disclosure/bsn';
import { keyOf } from '../../../../src/graphql/global-id';
import { prepared } from '../prepared';
import * as facility from './facility';
import { code, globalId, object, plain, text } from './json';
import type { RawShape } from './shape';

interface Count {
  facility: string;
  kind: string;
  number: number;
  effectiveOn: string;
  reference: string;
}

const line = object({
  id: globalId('CapacityMutation', 'id'),
  kind: code('kind'),
  number: plain('number'),
  effectiveOn: code('effective_on'),
  reference: text('reference'),
});

/** One provider's reports take turns, as in the hub. What follows is a statement of its own: it must see what was committed meanwhile. */
const turn = `select from pg_advisory_xact_lock(hashtext('capacity.report:' || $1))`;

/**
 * The hub's rules for a count, which changes no total and so cannot break one: one's own facility, not in the future,
 * not before the opening, not beside stays, no reference twice. Line and audit line in one statement.
 */
const add = `
  with fit as (
    select f.id from hub.facility f
    where f.id = $1::text and f.operator_id = $2::text and $4::date <= current_date
      and not exists (select from hub.capacity_mutation where reporter_id = $2::text and reference = $5::text)
      and coalesce($4::date >= (select min(effective_on) from hub.capacity_mutation
        where facility_id = $1::text and kind = 'OPENING'), true)
      and coalesce((select way from hub.counting_way where facility_id = $1::text and from_date <= $4::date
        order by from_date desc, position desc limit 1), 'COUNTS') = 'COUNTS'
  ), line as (
    insert into hub.capacity_mutation (facility_id, kind, number, effective_on, reporter_id, reference)
    select id, 'OCCUPANCY_COUNT', $3::integer, $4::date, $2::text, $5::text from fit
    returning id, kind, number, effective_on, reference
  ), audit as (
    insert into hub.audit_event (partner_id, role, activity, subjects, request_id)
    select $2::text, $6::text, 'capacity.report', array[$1::text, id::text], $7::text from line
  )
  select ${line} as json from line`;

const state = `select ${object({
  id: facility.id,
  name: text('f.name'),
  places: facility.places({ total: facility.total, since: facility.since }),
  occupancy: facility.occupancy(facility.occupancyShown),
})} as json from hub.facility f where f.id = $1`;

export const report: RawShape = {
  isolation: 'read committed',
  statements({ role, caller, requestId, variables }) {
    const { facility: id, kind, number, effectiveOn, reference } = variables.input as Count;
    if (kind !== 'OCCUPANCY_COUNT' || !isPossible(number, reference)) throw new Error('Not a count.');
    const key = keyOf('Facility', id);
    return [
      prepared(role, turn, [caller.partnerId]),
      prepared(role, add, [key, caller.partnerId, number, effectiveOn, reference, caller.role, requestId]),
      prepared(role, state, [key]),
    ];
  },
  answer([, added, facilities]) {
    if (!added![0]) throw new Error('The report does not fit the ledger.');
    return (
      `{"reportCapacityMutation":{"alreadyReported":false,"capacityMutation":${added![0].json as string},` +
      `"facility":${facilities![0]!.json as string},"userErrors":[]}}`
    );
  },
};

const isPossible = (number: number, reference: string): boolean =>
  Number.isInteger(number) &&
  number >= 0 &&
  number <= 10_000 &&
  reference.length >= 1 &&
  reference.length <= 100 &&
  !holdsBsn(reference);
