import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { entities } from '../../src/entities';
import { toGlobalId } from '../../src/graphql/global-id';
import type { Class } from '../../src/graphql/mapped-type';
import { clientReferences } from './client-rows';
import { nodeTypes } from './schema-walk';

/** Real values for operations to use, read as the owner: everybody's, not only what a role may see. */
export interface Pools {
  /** Global ids by type. */
  ids: ReadonlyMap<string, string[]>;
  /** Values of arguments and of input fields that are no enum, by their name. */
  values: Readonly<Record<string, readonly unknown[]>>;
}

const sources: Record<string, string> = {
  municipality: 'select id as value from hub.municipality order by 1',
  product: 'select id as value from hub.product order by 1',
  operator: 'select distinct operator_id as value from hub.facility where operator_id is not null order by 1',
  provider:
    'select distinct provider_id as value from hub.trajectory where provider_id is not null order by 1',
  slug: 'select id as value from hub.partner order by 1',
  indicator: 'select id as value from hub.indicator order by 1',
  codes: 'select id as value from hub.indicator order by 1',
  period: 'select distinct period as value from hub.indicator_value where period is not null order by 1',
  halfYear:
    'select distinct half_year as value from published.candidate where half_year is not null order by 1',
  year: 'select distinct year as value from published.candidate where year is not null order by 1',
  quarter: `select distinct quarter as value from published.candidate where quarter is not null
     union select expected_quarter from hub.housing_need where expected_quarter is not null order by 1`,
  rooms: 'select distinct min_rooms as value from hub.housing_need where min_rooms is not null order by 1',
  minRooms: 'select distinct min_rooms as value from hub.housing_need where min_rooms is not null order by 1',
  guidanceArranged: 'select unnest(array[true, false]) as value',
  release: 'select id as value from published.extract_release order by 1',
  numbers: 'select number as value from hub.action_line order by 1',
};

/** So many ids of a type are enough; the rows of a type are read in an order that is the same in every run. */
const mostIds = 60;

export async function readPools(ownerUrl: string, whole: GraphQLSchema): Promise<Pools> {
  const dataSource = serviceDataSource({ url: ownerUrl, poolSize: 1, statementTimeoutMs: 0 }, entities);
  await dataSource.initialize();
  try {
    const ids = new Map<string, string[]>();
    for (const { name, extensions } of nodeTypes(whole)) {
      ids.set(name, await idsOf(dataSource, name, (extensions.entity as () => Class)()));
    }
    const values: Record<string, unknown[]> = {
      facility: ids.get('Facility')!,
      trajectory: ids.get('Trajectory')!,
      nomination: ids.get('Nomination')!,
      dwelling: ids.get('Dwelling')!,
      onlyFitting: [true, false],
      first: [1, 20, 500],
      id: [...ids.values()].flat(),
      accepting: [true, false],
      forPublic: [true, false],
      activity: ['trajectory.read', 'candidate.read', 'indicator.own', 'nothing.such'],
      // Categories of several dimensions: a filter by one of another dimension finds nothing.
      values: ['GM0505', 'GM0642', 'BREAKUP', 'FROM_27_TO_64', 'MET', 'UNKNOWN'],
      clientReference: clientReferences,
    };
    for (const [name, sql] of Object.entries(sources)) {
      const rows = await dataSource.query<Array<{ value: unknown }>>(sql);
      values[name] = rows.map(({ value }) => value);
    }
    return { ids, values };
  } finally {
    await dataSource.destroy();
  }
}

async function idsOf(dataSource: DataSource, type: string, entity: Class): Promise<string[]> {
  const { tablePath, primaryColumns } = dataSource.getMetadata(entity);
  const key = primaryColumns[0]!.databaseName;
  // Keys that were drawn at random say nothing about the order; all that the row says besides comes first.
  const rows = await dataSource.query<Array<{ key: string }>>(
    `select t.${key}::text as key from ${tablePath} t order by (to_jsonb(t) - '${key}')::text, 1 limit ${mostIds}`,
  );
  return rows.map(({ key: found }) => toGlobalId(type, found));
}
