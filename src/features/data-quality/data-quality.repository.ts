import type { UnitOfWork } from '../../database/unit-of-work';
import type { Balance, Measured } from './data-quality.rules';
import { answerWithinDays, periodDays } from './quality-parts';

/** What was measured of one provider. */
export interface MeasuredProvider {
  provider: string;
  measured: Measured;
  from: string;
  to: string;
  /** Whether made-up facilities, counts or changes stand behind it. */
  synthetic: boolean;
}

type Row = Omit<Measured, 'balance'> & Balance & Omit<MeasuredProvider, 'measured'>;

/**
 * Measures the providers of whom the caller sees every facility: a provider itself, or those in charge all of them. Of
 * one that it sees in part nothing is said, since that would not be its quality.
 */
export async function measureProviders(
  { query }: UnitOfWork,
  providers: readonly string[] | null,
): Promise<MeasuredProvider[]> {
  const rows = await query<Row>(measure, [providers, periodDays, answerWithinDays]);
  return rows.map(({ provider, from, to, synthetic, ...measured }) => {
    const { compared, unbalanced, counted, withoutStays, madeUp, difference, people, ...rest } = measured;
    const balance = { compared, unbalanced, counted, withoutStays, madeUp, difference, people };
    return { provider, from, to, synthetic, measured: { ...rest, balance } };
  });
}

/** Per provider that guides any, the trajectories that wait to be matched. For those who see all that wait. */
export async function trajectoriesToMatch({ query }: UnitOfWork): Promise<Map<string, number>> {
  const rows = await query<{ provider: string; waiting: number }>(
    `select t.provider_id as provider, count(*)::integer as waiting
     from hub.unmatched_trajectory u join hub.trajectory t on t.id = u.trajectory_id
     where t.provider_id is not null group by 1`,
  );
  return new Map(rows.map(({ provider, waiting }) => [provider, waiting]));
}

const seen = `
  select f.operator_id as provider from hub.facility f
  left join hub.capacity_state s on s.facility_id = f.id and s.from_date = '-infinity'
  where f.operator_id is not null and ($1::text[] is null or f.operator_id = any ($1))
  group by 1 having count(*) = count(s.facility_id)`;

const house = `
  select f.id, f.operator_id as provider, f.unit, f.report_every_days, state.*
  from seen
  join hub.reporting_facility f on f.operator_id = seen.provider
  cross join lateral (
    select places, occupied, reported_at, synthetic or f.synthetic as synthetic from hub.capacity_state
    where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
  ) state`;

const standing = `
  select provider, count(*)::integer as facilities, bool_or(synthetic) as synthetic,
    (count(*) filter (where places is not null and unit is not null and occupied is not null))::integer as complete,
    (count(*) filter (where coalesce(hub.report_due(reported_at, report_every_days) < current_date, true)))::integer
      as overdue
  from house group by 1`;

/** A line that was withdrawn did not happen; a correction says nothing of when the first line came in. */
const events = `
  select seen.provider, count(*)::integer as events, bool_or(m.synthetic) as synthetic,
    percentile_cont(0.5) within group (order by m.reported_at::date - m.effective_on) as median
  from seen
  join hub.facility f on f.operator_id = seen.provider
  join hub.capacity_mutation m on m.facility_id = f.id
  where m.reported_at >= current_date - ($2::integer - 1) and m.reporter_id = seen.provider
    and m.kind not in ('CONFIRMATION', 'CORRECTION') and m.effective_precision = 'DAY'
    and m.effective_on <= m.reported_at::date
    and not exists (select from hub.capacity_mutation c where c.corrects_id = m.id and c.withdrawn)
  group by 1`;

/** The first and the last count of a facility in the period, and who came and left in between. */
const counts = `
  select house.provider, count.stock_then, count.stock_now, moved.begun, moved.ended, moved.stays,
    count.synthetic or moved.synthetic as made_up,
    count.stock_then + moved.begun - moved.ended - count.stock_now as difference
  from house
  cross join lateral (
    select min(s.from_date) as first_day, max(s.from_date) as last_day,
      (array_agg(s.occupied order by s.from_date))[1] as stock_then,
      (array_agg(s.occupied order by s.from_date desc))[1] as stock_now,
      (array_agg(s.synthetic order by s.from_date))[1] or (array_agg(s.synthetic order by s.from_date desc))[1] as synthetic
    from hub.capacity_state s
    where s.facility_id = house.id and s.counted_on = s.from_date
      and s.from_date between current_date - ($2::integer - 1) and current_date
  ) count
  cross join lateral hub.stay_movements(house.id, count.first_day, count.last_day) moved
  where count.first_day < count.last_day`;

const balance = `
  select provider, count(*)::integer as counted,
    (count(*) filter (where made_up))::integer as made_up,
    (count(*) filter (where not made_up and stays = 0))::integer as without_stays,
    (count(*) filter (where not made_up and stays > 0))::integer as compared,
    (count(*) filter (where not made_up and stays > 0 and difference <> 0))::integer as unbalanced,
    (sum(abs(difference)) filter (where not made_up and stays > 0))::integer as difference,
    (sum(greatest(stock_then + begun, stock_now + ended)) filter (where not made_up and stays > 0))::integer as people
  from counts group by 1`;

const reports = `
  select seen.provider, count(*)::integer as open,
    (count(*) filter (where r.reported_at < now() - make_interval(days => $3::integer)))::integer as late
  from seen
  join hub.facility f on f.operator_id = seen.provider
  join hub.error_report_with_status r on r.facility_id = f.id and r.status = 'OPEN'
  group by 1`;

const measure = `
  with seen as materialized (${seen}), house as materialized (${house}), standing as (${standing}), events as (${events}),
    counts as (${counts}), balance as (${balance}), reports as (${reports})
  select seen.provider, (current_date - ($2::integer - 1))::text as from, current_date::text as to,
    coalesce(standing.synthetic, false) or coalesce(events.synthetic, false) as synthetic,
    coalesce(standing.facilities, 0) as facilities, coalesce(standing.complete, 0) as complete,
    coalesce(standing.overdue, 0) as overdue,
    coalesce(events.events, 0) as events, events.median as "medianDelay",
    coalesce(balance.counted, 0) as counted, coalesce(balance.made_up, 0) as "madeUp",
    coalesce(balance.without_stays, 0) as "withoutStays", coalesce(balance.compared, 0) as compared,
    coalesce(balance.unbalanced, 0) as unbalanced, coalesce(balance.difference, 0) as difference,
    coalesce(balance.people, 0) as people,
    coalesce(reports.open, 0) as "openReports", coalesce(reports.late, 0) as "lateReports"
  from seen
  left join standing using (provider) left join events using (provider)
  left join balance using (provider) left join reports using (provider)
  order by seen.provider`;
