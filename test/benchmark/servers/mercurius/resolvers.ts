import { keyOf, toGlobalId } from '../../../../src/graphql/global-id';
import type { Row } from '../../spike/unit-of-work';
import { statusSql } from '../status-sql';
import { query, recordAct, type Context } from './context';

const facilityColumns = `id as key, name, product_id, municipality_id, operator_id,
  ${statusSql('facility')} as status`;

const toFacility = (row: Row): Row => ({ ...row, id: toGlobalId('Facility', row.key as string) });

export async function facilityByKey(context: Context, key: string | null): Promise<Row | null> {
  const [row] = await query(context, `select ${facilityColumns} from hub.facility where id = $1`, [key]);
  return row ? toFacility(row) : null;
}

const toCursor = (row: Row): string =>
  Buffer.from(JSON.stringify(['PERIOD_ASC', row.period_order, row.key])).toString('base64url');

async function moveOnCandidates(
  _root: unknown,
  { first = 50, filter = {} }: { first?: number; filter?: { kindOfDwelling?: string[] } },
  context: Context,
): Promise<unknown> {
  const rows = await query(
    context,
    `select id as key, housing_market as "housingMarket", year, half_year as "halfYear",
       kind_of_dwelling as "kindOfDwelling", synthetic, withheld, period_order
     from published.candidate ${filter.kindOfDwelling ? 'where kind_of_dwelling = any ($2::text[])' : ''}
     order by period_order, id limit $1`,
    [first + 1, ...(filter.kindOfDwelling ? [filter.kindOfDwelling] : [])],
  );
  const shown = rows.slice(0, first);
  await recordAct(
    context,
    'candidate.read',
    shown.map(({ key }) => key as string),
  );
  const last = shown.at(-1);
  return {
    nodes: shown.map((row) => ({ ...row, id: toGlobalId('MoveOnCandidate', row.key as string) })),
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? toCursor(last) : null },
  };
}

async function facilities(
  _root: unknown,
  { first = 50, filter = {} }: { first?: number; filter?: { operator?: string[] } },
  context: Context,
): Promise<unknown> {
  const rows = await query(
    context,
    `select ${facilityColumns} from hub.facility
     ${filter.operator ? 'where operator_id = any ($2::text[])' : ''} order by name, id limit $1`,
    [first + 1, ...(filter.operator ? [filter.operator] : [])],
  );
  const pageInfo = { hasNextPage: rows.length > first, endCursor: null };
  return { nodes: rows.slice(0, first).map(toFacility), pageInfo };
}

const indicators = (_root: unknown, { codes }: { codes?: string[] }, context: Context): Promise<unknown> =>
  query(
    context,
    `select id as code, name, unit from hub.indicator ${codes ? 'where id = any ($1::text[])' : ''} order by id`,
    codes ? [codes] : [],
  );

export const queries = {
  node: (_root: unknown, { id }: { id: string }, context: Context) =>
    facilityByKey(context, keyOf('Facility', id)),
  moveOnCandidates,
  facilities,
  indicators,
};
