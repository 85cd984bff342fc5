import type { GraphQLResolveInfo } from 'graphql';
import { recordAct } from '../database/audit-trail';
import type { UnitOfWork } from '../database/unit-of-work';
import { HubError } from '../errors';
import { toGlobalId } from '../graphql/global-id';
import type { Read } from '../graphql/read';
import { outsideRelation } from '../graphql/withheld';
import { toConnection, type Connection } from './connection-result';
import type { Mappings, TypeMapping } from './mapping';
import { readPage } from './page';
import { row } from './path';
import { inverseLoader, toOneLoader, type Loader } from './related';
import { Row } from './row';
import { columnsOf, columnsOfNodes, type Reading } from './selection';
import { targetOf } from './target';
import { countSql, selectSql, pageSql, Parameters, placeSql, whereSql } from './statement';

type Record_ = Record<string, unknown>;

/** Objects that one answer may hold: nested lists multiply, also where the rows behind them are read once. */
export const mostObjects = 20_000;

/**
 * The generic resolver: reads every mapped field of one operation on its transaction, one statement per level and
 * field, with only the columns that were asked for.
 */
export class Reader implements Reading {
  private readonly loaders = new Map<string, Loader>();
  private readonly activities = new Set<string>();
  private readonly subjects = new Set<string>();
  private delivered = 0;

  constructor(
    readonly unit: UnitOfWork,
    private readonly mappings: Mappings,
  ) {}

  /** Reads what a root field (or a payload's field) asks for. */
  async read(read: Read, info: GraphQLResolveInfo): Promise<unknown> {
    const target = targetOf(read, this.mappings, info.schema);
    if (!target) return null;
    const { mapping } = target;
    if (read.shape === 'connection') return this.readConnection(mapping, read, info);
    const columns = columnsOf(mapping, this, info);
    const parameters = new Parameters();
    const sql = selectSql(mapping, columns.sql, whereSql(mapping, read.where, parameters), read.order);
    const rows = (await this.unit.query<Record_>(sql, parameters.values)).map((record) =>
      columns.toRow(record),
    );
    return read.shape === 'list' ? rows : (rows[0] ?? null);
  }

  private async readConnection(
    mapping: TypeMapping,
    read: Read,
    info: GraphQLResolveInfo,
  ): Promise<Connection> {
    const order = read.order!;
    const page = readPage(read.page!, order);
    const columns = columnsOfNodes(mapping, this, info);
    const parameters = new Parameters();
    const where = whereSql(mapping, read.where, parameters);
    const filtering = [...parameters.values];
    const select = `${columns.sql}, ${placeSql(mapping, order, row)} as place`;
    const sql = pageSql(mapping, select, where, { order, page, parameters });
    const records = await this.unit.query<Record_>(sql, parameters.values);
    return toConnection(columns, records, page, order, async () => {
      const [found] = await this.unit.query<{ total: number }>(countSql(mapping, where), filtering);
      return found!.total;
    });
  }

  readonly seen = ({ type, key }: Row): void => {
    if (!type.audit) return;
    this.activities.add(type.audit);
    this.subjects.add(key);
  };

  /** Writes the audit line of what was read, if it is to leave one: one for the whole operation. */
  async leaveTrail(requestId: string): Promise<void> {
    if (this.subjects.size === 0) return;
    const activity = [...this.activities].sort().join(' ');
    await recordAct(this.unit, { activity, subjects: [...this.subjects], requestId });
  }

  /** The value of one field of a row. */
  field(source: Row, name: string, args: Record_, info: GraphQLResolveInfo): unknown {
    const field = source.type.fields.get(name)!;
    const value = source.values.get(name);
    switch (field.kind) {
      case 'globalId':
        return toGlobalId(source.type.name, source.key);
      case 'sql':
        return value;
      case 'withheld':
        return (value as string[]).map(outsideRelation);
      case 'toOne':
        if (value === null) return null;
        return this.loader(info, () => toOneLoader(this, field.target, info)).load(String(value));
      case 'inverse':
        return this.deliver(this.loader(info, () => inverseLoader(this, field, args, info)).load(source.key));
    }
  }

  /** One loader per field of the operation: all rows of a level stand on the same path, list positions aside. */
  private loader(info: GraphQLResolveInfo, create: () => Loader): Loader {
    const path: string[] = [];
    for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev) {
      if (typeof step.key === 'string') path.push(step.key);
    }
    const name = path.join('<');
    const loader = this.loaders.get(name) ?? create();
    this.loaders.set(name, loader);
    return loader;
  }

  /** Counts what goes into the answer. Throws QUERY_TOO_LARGE once it holds more than one answer may. */
  private async deliver(value: Promise<unknown>): Promise<unknown> {
    const delivered = await value;
    const rows = Array.isArray(delivered) ? delivered : (delivered as Connection | null)?.nodes;
    this.delivered += rows?.length ?? 1;
    if (this.delivered > mostObjects) throw new HubError('QUERY_TOO_LARGE');
    return delivered;
  }
}
