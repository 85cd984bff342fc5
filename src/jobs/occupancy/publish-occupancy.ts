import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../../database/unit-of-work';
import { groupsToPublish, type Placed } from '../../disclosure/groups';
import { occupancyOfPeriod, type PanelMember } from '../../disclosure/occupancy-series';
import { coverageOf, spokenForBy } from '../../disclosure/published-coverage';
import { readNights, type Nights, type OccupancyPeriod } from './nights';
import { readPanels, writePanel } from './panel.repository';

/** Most that one run takes, but for the period under way: the clock goes on with the others, so that a hub starts soon. */
const mostMs = 5_000;

/**
 * Publishes the occupancy of every week, month and quarter that has closed and is not there yet: each whole, once for good,
 * and in a transaction of its own, so that after a crash the next run goes on where this one ended. Says how many it published.
 */
export async function publishOccupancySeries(dataSource: DataSource): Promise<number> {
  const due = await asPublisher(dataSource, ({ query }) => query<OccupancyPeriod>(periodsDue));
  const begun = Date.now();
  let published = 0;
  for (const period of due) {
    if (Date.now() - begun > mostMs) break;
    await asPublisher(dataSource, (transaction) => publishOnce(transaction, period));
    published += 1;
  }
  return published;
}

/**
 * From the first count on, two years at most when there is nothing yet. A period is read as it is known a week after its last
 * week closed: by then what was counted in it is reported. Its weeks come first.
 */
const periodsDue = `
  with today as (select (now() at time zone 'Europe/Amsterdam')::date as day),
  start as (
    select date_trunc('week', greatest(min(m.effective_on), (select day from today) - 730))::date as day
    from hub.capacity_mutation m where m.kind = 'OCCUPANCY_COUNT'
  ), period as (
    select 'WEEK' as kind, to_char(d, 'IYYY-"W"IW') as id, d::date as first_day, d::date + 6 as last_day
    from start, today, generate_series(start.day, today.day, interval '1 week') d
    union all
    select 'MONTH', to_char(d, 'YYYY-MM'), d::date, (d + interval '1 month')::date - 1
    from start, today, generate_series(date_trunc('month', start.day), today.day, interval '1 month') d
    union all
    select 'QUARTER', to_char(d, 'YYYY-"Q"Q'), d::date, (d + interval '3 months')::date - 1
    from start, today, generate_series(date_trunc('quarter', start.day), today.day, interval '3 months') d
  )
  select kind, id, first_day as "firstDay", last_day as "lastDay", date_trunc('week', last_day)::date + 13 as "asOf"
  from period, start, today
  where date_trunc('week', first_day)::date >= start.day and date_trunc('week', last_day)::date + 13 < today.day
    and not exists (select from published.occupancy_done done where done.id = period.id)
  order by "asOf", kind desc, first_day`;

async function publishOnce(transaction: Transaction, period: OccupancyPeriod): Promise<void> {
  await transaction.query('set local statement_timeout = 0');
  await transaction.query(`select pg_advisory_xact_lock(hashtext('publish-occupancy'))`);
  const { id, kind, firstDay, lastDay, asOf } = period;
  const begun = await transaction.query(
    `insert into published.occupancy_done (id, period_kind, first_day, last_day, as_of) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [id, kind, firstDay, lastDay, asOf],
  );
  if (begun.length === 0) return;
  const facilities = await readNights(transaction, period);
  if (kind === 'WEEK') await writePanel(transaction, firstDay, panelOf(facilities));
  const weeks = await readPanels(transaction, firstDay, lastDay);
  await writeFigures(transaction, period, figuresOf(facilities, weeks));
}

/** Where no free places were published at its start: the groups of the facilities that were counted all week. */
function panelOf(facilities: readonly Nights[]): PanelMember[] {
  const counted = facilities.filter(
    (each): each is Nights & Placed =>
      each.knownNights === each.nights && each.placeNights > 0 && each.municipality !== null,
  );
  return groupsToPublish(counted).flatMap(({ facilities: members, ...group }) =>
    members.map(({ id }) => ({ ...group, facility: id })),
  );
}

function figuresOf(facilities: readonly Nights[], weeks: ReadonlyArray<readonly PanelMember[]>) {
  const reporting = facilities.filter(({ reports, placeNights }) => reports || placeNights > 0);
  return occupancyOfPeriod(facilities, weeks)
    .map(({ members, ...figure }) => {
      const groups = groupsOf(members);
      const behind = facilities.filter(({ id }) => members.some(({ facility }) => facility === id));
      const spokenFor = groups.flatMap((group) => spokenForBy(group, groups, reporting));
      const isThere = figure.occupancyClass !== null;
      return {
        ...figure,
        facilities: isThere ? behind.length : null,
        coverage: isThere ? coverageOf(spokenFor) : null,
        inRegion: reporting.filter(({ product }) => product === figure.product).length,
        synthetic: (isThere ? behind : facilities).some(({ synthetic }) => synthetic),
      };
    })
    .filter(({ inRegion }) => inRegion > 0);
}

/** As free places go: smaller areas first. */
function groupsOf(members: readonly PanelMember[]) {
  const groups = new Map(
    members.map(({ municipality, housingMarket, product, unit }) => {
      const group = { municipality, housingMarket, product, unit };
      return [JSON.stringify(group), group] as const;
    }),
  );
  const size = ({ municipality, housingMarket }: PanelMember | Omit<PanelMember, 'facility'>): number =>
    municipality !== null ? 0 : housingMarket !== null ? 1 : 2;
  return [...groups.values()].sort((a, b) => size(a) - size(b));
}

async function writeFigures(
  { query }: Transaction,
  { id, kind, firstDay, lastDay, asOf }: OccupancyPeriod,
  figures: ReturnType<typeof figuresOf>,
): Promise<void> {
  await query(
    `insert into published.occupancy_period (id, period, period_kind, first_day, last_day, as_of, product_id, unit,
       occupancy_class, not_published, facilities, facilities_in_region, coverage, synthetic)
     select $1 || '-' || product || '-' || lower(unit), $1, $2, $3, $4, $5, product, unit,
       "occupancyClass", "notPublished", facilities, "inRegion", coverage, synthetic
     from jsonb_to_recordset($6::jsonb) as figure (product text, unit text, "occupancyClass" text, "notPublished" text,
       facilities integer, "inRegion" integer, coverage jsonb, synthetic boolean)`,
    [id, kind, firstDay, lastDay, asOf, JSON.stringify(figures)],
  );
}
