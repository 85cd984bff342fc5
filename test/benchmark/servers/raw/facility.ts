import { statusSql } from '../status-sql';
import { code, globalId, moment, object, orNull, plain, text } from './json';

// Parts of statements over a facility `f`: what stands beside it in other tables, read by its key.

export const id = globalId('Facility', 'f.id');

export const status = code(statusSql('f'));

/** Names of related rows of public facts. */
export const product = `(select ${object({ name: text('name') })} from hub.product where id = f.product_id)`;
export const municipality = orNull(
  `(select ${object({ name: text('name') })} from hub.municipality where id = f.municipality_id)`,
);
export const operator = (fields: Record<string, string>): string =>
  orNull(`(select ${object(fields)} from hub.partner where id = f.operator_id)`);

/** The places on this day. */
export const places = (fields: Record<string, string>): string =>
  orNull(`(select ${object(fields)} from hub.facility_places
    where facility_id = f.id and from_date <= current_date order by from_date desc limit 1)`);

export const total = plain('regular + reserve');
export const since = code('from_date');

const overdue = `coalesce((select coalesce(hub.report_due(reported_at, r.report_every_days) < current_date, true)
  from hub.reporting_facility r where r.id = f.id), false)`;

const occupancyFields = object({
  places: plain('places'),
  outOfUse: plain('out_of_use'),
  available: plain('places - out_of_use'),
  occupied: plain('occupied'),
  free: plain('places - out_of_use - occupied'),
  countedOn: code('counted_on'),
  reportedAt: moment('reported_at'),
  overdue: plain(overdue),
  version: code('version'),
});

/** Whether the anchor of the history is shown: a withheld history would be read to its end to show nothing. */
export const occupancyShown = `(select true from hub.capacity_state where facility_id = f.id and from_date = '-infinity')`;

export const addressShown = `(select true from hub.facility_address where facility_id = f.id)`;

/** The exact state on this day, where its history is shown. */
export const occupancy = (shown: string): string =>
  orNull(`case when ${shown} then (select ${occupancyFields} from hub.capacity_state
    where facility_id = f.id and from_date <= current_date order by from_date desc limit 1) end`);
