import type { Transaction } from '../../database/unit-of-work';
import type { PanelMember } from '../../disclosure/occupancy-series';

/** Keeps which facilities stand behind the figures on a week, unless that is known of it. */
export async function writePanel(
  { query }: Transaction,
  week: string,
  members: readonly PanelMember[],
): Promise<void> {
  await query(
    `insert into published.occupancy_panel (week, facility_id, municipality_id, housing_market, product_id, unit)
     select $1, facility, municipality, "housingMarket", product, unit
     from jsonb_to_recordset($2::jsonb) as member (facility text, municipality text, "housingMarket" text, product text,
       unit text)
     where not exists (select from published.occupancy_panel there where there.week = $1)`,
    [week, JSON.stringify(members)],
  );
}

/** Forgets them: what is published of the week is made anew. */
export const forgetPanel = ({ query }: Transaction, week: string): Promise<unknown> =>
  query('delete from published.occupancy_panel where week = $1', [week]);

/** Of every week that has a night between two days the facilities behind its figures. */
export async function readPanels(
  { query }: Transaction,
  firstDay: string,
  lastDay: string,
): Promise<PanelMember[][]> {
  const weeks = await query<{ members: PanelMember[] }>(
    `select coalesce(jsonb_agg(jsonb_build_object('facility', p.facility_id, 'municipality', p.municipality_id,
       'housingMarket', p.housing_market, 'product', p.product_id, 'unit', p.unit)) filter (where p.week is not null), '[]')
       as members
     from generate_series(date_trunc('week', $1::date), $2::date, interval '1 week') begun(day)
     left join published.occupancy_panel p on p.week = begun.day::date
     group by begun.day order by begun.day`,
    [firstDay, lastDay],
  );
  return weeks.map(({ members }) => members);
}
