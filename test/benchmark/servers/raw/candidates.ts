import { prepared } from '../prepared';
import { base64url, code, globalId, list, object, orNull, plain } from './json';
import { read } from './shape';

const node = object({
  id: globalId('MoveOnCandidate', 'id'),
  housingMarket: code('housing_market'),
  year: plain('year'),
  halfYear: code('half_year'),
  kindOfDwelling: code('kind_of_dwelling'),
  synthetic: plain('synthetic'),
  withheld: 'withheld',
});

const endCursor = `(select '"' || ${base64url(`'["PERIOD_ASC","' || period_order || '","' || id || '"]'`)} || '"'
  from shown order by period_order desc, id desc limit 1)`;

const pageInfo = object({
  hasNextPage: '(select count(*) > 50 from page)',
  endCursor: orNull(endCursor),
});

/** Page and audit line in one statement: the ids are logged before they leave the database. */
const sql = `
  with page as materialized (
    select id, housing_market, year, half_year, kind_of_dwelling, synthetic, withheld, period_order
    from published.candidate where kind_of_dwelling = any ($1::text[])
    order by period_order, id limit 51
  ), shown as materialized (
    select * from page order by period_order, id limit 50
  ), audit as (
    insert into hub.audit_event (partner_id, role, activity, subjects, request_id)
    select $2::text, $3::text, 'candidate.read', array(select id::text from shown), $4::text
  )
  select ${object({
    moveOnCandidates: object({
      nodes: `(select ${list(node, 'period_order, id')} from shown)`,
      pageInfo,
    }),
  })} as json`;

export const candidates = read(({ role, caller, requestId, variables }) =>
  prepared(role, sql, [variables.kindOfDwelling, caller.partnerId, caller.role, requestId]),
);
