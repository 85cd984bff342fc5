import DataLoader from 'dataloader';
import { isObjectType, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { HubError } from '../errors';
import { sees } from '../access/matrix';
import type { UnitOfWork } from '../database/unit-of-work';
import { toGlobalId } from '../graphql/global-id';
import type { PageArgs } from '../graphql/connection';
import { by, type Order, type Read } from '../graphql/read';
import { groupBy } from '../group-by';
import { toConnection, type Connection } from './connection-result';
import type { FieldMapping, InverseMapping, Mappings, TypeMapping } from './mapping';
import { readPage, type Page } from './page';
import { pathSql } from './path';
import { Columns, Row } from './row';
import { selectedFields } from './selection';
import { andAll, keysetSql, orderSql, Parameters, row, whereSql } from './statement';

type Loader = DataLoader<string, unknown>;
type Record_ = Record<string, unknown>;

/** Objects that one answer may hold: nested lists multiply, also where the rows behind them are read once. */
const mostObjects = 20_000;

/**
 * The generic resolver: reads every mapped field of one operation on its transaction, one statement per level and
 * field, with only the columns that were asked for.
 */
export class Reader {
  private readonly loaders = new Map<string, Loader>();
  private delivered = 0;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly mappings: Mappings,
  ) {}

  /** Reads what a root field (or a payload's field) asks for. */
  async read(read: Read, info: GraphQLResolveInfo): Promise<unknown> {
    const mapping =
      typeof read.type === 'string' ? this.mappings.of(read.type) : this.mappings.ofClass(read.type);
    if (!mapping || !isObjectType(info.schema.getType(mapping.name))) return null;
    if (read.key !== null && !fitsKey(mapping, read.key)) return null;
    if (read.shape === 'connection') return this.readConnection(mapping, read, info);
    const columns = this.columns(mapping, info, info.fieldNodes);
    const parameters = new Parameters();
    const where = andAll(whereSql(mapping, read.where, parameters));
    const order = read.order ? orderSql(mapping, read.order) : '';
    const records = await this.unit.query<Record_>(
      `select ${columns.sql} from ${mapping.table} ${row} ${where} ${order}`,
      parameters.values,
    );
    const rows = records.map((record) => columns.toRow(record));
    return read.shape === 'list' ? rows : (rows[0] ?? null);
  }

  /** The value of one field of a row. */
  field(source: Row, name: string, args: Record_, info: GraphQLResolveInfo): unknown {
    const field = source.type.fields.get(name)!;
    switch (field.kind) {
      case 'globalId':
        return toGlobalId(source.type.name, source.key);
      case 'sql':
        return source.values.get(name);
      case 'withheld':
        return withheld(source.values.get(name) as string[]);
      case 'toOne':
        return this.readToOne(field, source.values.get(name) as string | null, info);
      case 'inverse':
        return this.deliver(this.loader(info, () => this.inverseLoader(field, args, info)).load(source.key));
    }
  }

  /** Counts what goes into the answer. Throws QUERY_TOO_LARGE once it holds more than one answer may. */
  private async deliver(value: Promise<unknown>): Promise<unknown> {
    const delivered = await value;
    const rows = Array.isArray(delivered) ? delivered : (delivered as Connection | null)?.nodes;
    this.delivered += rows?.length ?? 1;
    if (this.delivered > mostObjects) throw new HubError('QUERY_TOO_LARGE');
    return delivered;
  }

  private readToOne(
    field: FieldMapping & { kind: 'toOne' },
    key: string | null,
    info: GraphQLResolveInfo,
  ): unknown {
    if (key === null) return null;
    return this.loader(info, () => this.toOneLoader(field.target, info)).load(String(key));
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

  private toOneLoader(target: TypeMapping, info: GraphQLResolveInfo): Loader {
    const columns = this.columns(target, info, info.fieldNodes);
    return new DataLoader(async (keys) => {
      const records = await this.unit.query<Record_>(
        `select ${columns.sql} from ${target.table} ${row} where ${target.key(row)} = any ($1::${target.keyType}[])`,
        [keys],
      );
      const rows = new Map(records.map((record) => [String(record.key), columns.toRow(record)]));
      return keys.map((key) => rows.get(key) ?? null);
    });
  }

  private inverseLoader(field: InverseMapping, args: Record_, info: GraphQLResolveInfo): Loader {
    if (field.shape === 'connection') return this.inverseConnectionLoader(field, args as PageArgs, info);
    const { target, options } = field;
    const columns = this.columns(target, info, info.fieldNodes);
    const order = options.orderBy ? orderSql(target, by(options.orderBy)) : '';
    const parentType = keyTypeOf(field);
    const statement = options.asOf
      ? `select p.key as parent, ${columns.sql} from unnest($1::${parentType}[]) p(key) cross join lateral (${lastUpTo(field, options.asOf)}) ${row}`
      : `select ${row}.${field.foreignKey} as parent, ${columns.sql} from ${target.table} ${row} where ${row}.${field.foreignKey} = any ($1::${parentType}[]) ${order}`;
    return new DataLoader(async (keys) => {
      const records = await this.unit.query<Record_>(
        statement,
        options.asOf ? [keys, args.asOf ?? null] : [keys],
      );
      const groups = groupBy(records, ({ parent }) => String(parent));
      return keys.map((key) => {
        const rows = (groups.get(key) ?? []).map((record) => columns.toRow(record));
        return field.shape === 'list' ? rows : (rows[0] ?? null);
      });
    });
  }

  private inverseConnectionLoader(field: InverseMapping, args: PageArgs, info: GraphQLResolveInfo): Loader {
    const { target } = field;
    const order = by(field.options.orderBy ?? 'id');
    const page = readPage(args, order);
    const columns = this.columns(target, info, this.nodesOf(target, info));
    const parameters = new Parameters();
    parameters.values.push([]);
    const keyset = keysetSql(target, order, page, parameters);
    const inner = `select ${columns.sql}, ${pathSql(target, order.path, row).sql} as place from ${target.table} ${row}
      ${andAll([`${row}.${field.foreignKey} = p.key`, ...keyset])} ${orderSql(target, order, page.backward)} limit ${page.size + 1}`;
    const statement = `select p.key as parent, x.* from unnest($1::${keyTypeOf(field)}[]) p(key) cross join lateral (${inner}) x`;
    return new DataLoader(async (keys) => {
      const records = await this.unit.query<Record_>(statement, [keys, ...parameters.values.slice(1)]);
      const groups = groupBy(records, ({ parent }) => String(parent));
      return keys.map((key) =>
        toConnection(columns, groups.get(key) ?? [], page, order, () =>
          this.count(target, field.foreignKey, key),
        ),
      );
    });
  }

  private async count(target: TypeMapping, foreignKey: string, key: string): Promise<number> {
    const sql = `select count(*)::integer as total from ${target.table} ${row} where ${row}.${foreignKey} = $1`;
    const [found] = await this.unit.query<{ total: number }>(sql, [key]);
    return found!.total;
  }

  private async readConnection(
    mapping: TypeMapping,
    read: Read,
    info: GraphQLResolveInfo,
  ): Promise<Connection> {
    const order = read.order!;
    const page = readPage(read.page!, order);
    const columns = this.columns(mapping, info, this.nodesOf(mapping, info));
    const records = await this.pageOf(mapping, read, order, page, columns);
    return toConnection(columns, records, page, order, async () => {
      const parameters = new Parameters();
      const where = andAll(whereSql(mapping, read.where, parameters));
      const sql = `select count(*)::integer as total from ${mapping.table} ${row} ${where}`;
      const [found] = await this.unit.query<{ total: number }>(sql, parameters.values);
      return found!.total;
    });
  }

  private pageOf(
    mapping: TypeMapping,
    read: Read,
    order: Order,
    page: Page,
    columns: Columns,
  ): Promise<Record_[]> {
    const parameters = new Parameters();
    const where = [
      ...whereSql(mapping, read.where, parameters),
      ...keysetSql(mapping, order, page, parameters),
    ];
    return this.unit.query<Record_>(
      `select ${columns.sql}, ${pathSql(mapping, order.path, row).sql} as place from ${mapping.table} ${row}
       ${andAll(where)} ${orderSql(mapping, order, page.backward)} limit ${page.size + 1}`,
      parameters.values,
    );
  }

  private columns(mapping: TypeMapping, info: GraphQLResolveInfo, nodes: readonly FieldNode[]): Columns {
    const type = info.schema.getType(mapping.name) as GraphQLObjectType;
    return new Columns(mapping, selectedFields(info, type, nodes).keys(), this.hideableFields(mapping));
  }

  /** Fields of this type that the caller's role may see on some rows only. */
  private hideableFields(mapping: TypeMapping): string[] {
    return [...mapping.fields].flatMap(([name, field]) =>
      field.kind === 'inverse' &&
      field.shape === 'one' &&
      field.ownSlice &&
      sees(this.unit.caller.role, field.ownSlice)
        ? [name]
        : [],
    );
  }

  /** The selection on the nodes of a connection, whether asked as `nodes` or as `edges { node }`. */
  private nodesOf(mapping: TypeMapping, info: GraphQLResolveInfo): FieldNode[] {
    const type = (suffix: string) => info.schema.getType(`${mapping.name}${suffix}`) as GraphQLObjectType;
    const selected = selectedFields(info, type('Connection'), info.fieldNodes);
    const edges = selected.get('edges');
    const viaEdges = edges ? selectedFields(info, type('Edge'), edges).get('node') : undefined;
    return [...(selected.get('nodes') ?? []), ...(viaEdges ?? [])];
  }
}

/**
 * The last row of a dated table up to the day in the second parameter (today when it is null). Where the rows may be
 * withheld, the first one is looked at before: else a withheld history would be read to its end to show nothing.
 */
function lastUpTo({ target, foreignKey, ownSlice }: InverseMapping, property: string): string {
  const { sql } = pathSql(target, property, row);
  const { sql: firstDate } = pathSql(target, property, 'anchor');
  const guard = ownSlice
    ? `and (select true from ${target.table} anchor where anchor.${foreignKey} = p.key and ${firstDate} = '-infinity')`
    : '';
  return `select ${row}.* from ${target.table} ${row} where ${row}.${foreignKey} = p.key ${guard}
    and ${sql} <= coalesce($2::date, current_date) order by ${sql} desc limit 1`;
}

function keyTypeOf({ target, foreignKey }: InverseMapping): string {
  const column = target.entity.columns.find(({ databaseName }) => databaseName === foreignKey)!;
  const referenced = column.referencedColumn ?? column;
  return typeof referenced.type === 'string' ? referenced.type : 'text';
}

/** A key that came from a caller may be no key of this type at all. */
const fitsKey = ({ keyType }: TypeMapping, key: string): boolean =>
  keyType !== 'uuid' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);

const withheld = (fields: readonly string[]) =>
  fields.map((field) => ({ field, reason: 'OUTSIDE_YOUR_RELATION' }));
