import DataLoader from 'dataloader';
import { buildSchema, execute, type ExecutionResult, type GraphQLResolveInfo } from 'graphql';
import type { Pool } from 'pg';
import { auditOf } from './audit';
import { asOfBatch, batch, rootStatement, type AsOf } from './generic-sql';
import { entities, roots, slicesOf, type Entity, type Field } from './model';
import type { Request } from './request';
import { sdl } from './sdl';
import { become, begin, commit, flush, withClient, type Row, type Statement } from './unit-of-work';

const schema = buildSchema(sdl);

type Send = (statement: Statement) => Promise<Row[]>;
type Loader = DataLoader<string, Row | null>;
type Arguments = Record<string, unknown>;
type Source = Row & { __type: string };

interface Context {
  send: Send;
  role: string;
  loaders: Map<string, Loader>;
  /** Ids of the clients that were read; undefined when the operation reads none. */
  subjects: string[] | undefined;
}

/** One loader per type and date: one batched statement per level. */
function loaderOf(context: Context, type: string, asOf?: AsOf): Loader {
  const key = `${type} ${asOf?.date ?? ''}`;
  const loader = context.loaders.get(key) ?? createLoader(context, type, asOf);
  context.loaders.set(key, loader);
  return loader;
}

function createLoader({ role, send }: Context, type: string, asOf?: AsOf): Loader {
  const entity = entities[type]!;
  return new DataLoader(async (ids) => {
    const rows = await send(asOf ? asOfBatch(role, entity, ids, asOf) : batch(role, entity, ids));
    const found = new Map(rows.map((row) => [row[entity.key], { ...row, __type: type }]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

async function resolveRoot(args: Arguments, context: Context, info: GraphQLResolveInfo): Promise<Source[]> {
  const root = roots[info.fieldName]!;
  const { key } = entities[root.type]!;
  const rows = await context.send(rootStatement(context.role, info.fieldName, args));
  if (root.audited)
    context.subjects = [...(context.subjects ?? []), ...rows.map((row) => row[key] as string)];
  return rows.map((row) => ({ ...row, __type: root.type }));
}

/** The only resolver there is: it reads the same declarations as the compiler. */
function resolve(
  source: Source | undefined,
  args: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
): unknown {
  if (!source) return resolveRoot(args, context, info);
  const entity = entities[source.__type]!;
  const field = entity.fields[info.fieldName]!;
  if (field.kind === 'column') return source[field.column];
  if (field.kind === 'withheld') return withheldOf(source, entity, context);
  if (field.kind === 'one') return loaderOf(context, field.type).load(source[field.by] as string);
  const asOf = field.kind === 'asOf' ? { date: args.asOf as string, guarded: field.guarded } : undefined;
  return loaderOf(context, field.type, asOf).load(source[entity.key] as string);
}

async function withheldOf(source: Source, entity: Entity, context: Context): Promise<string[]> {
  const names = slicesOf(context.role, source.__type);
  const visible = names.map((name) => {
    const field = entity.fields[name] as Extract<Field, { type: string }>;
    // The anchor row stands for the whole history.
    const asOf = field.kind === 'asOf' ? { date: '-infinity', guarded: false } : undefined;
    return loaderOf(context, field.type, asOf).load(source[entity.key] as string);
  });
  const rows = await Promise.all(visible);
  return names.filter((_, i) => rows[i] === null);
}

interface Executed {
  result: ExecutionResult;
  subjects: string[] | undefined;
}

export async function executeGeneric(
  { caller, document, variables }: Request,
  send: Send,
): Promise<Executed> {
  const contextValue: Context = { send, role: caller.role, loaders: new Map(), subjects: undefined };
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue,
    fieldResolver: resolve,
  });
  return { result, subjects: contextValue.subjects };
}

/** Several loaders fail at once when one statement is refused: the others answer 25P02, which only follows from it. */
function refusal(result: ExecutionResult): Error | undefined {
  const causes = (result.errors ?? []).map((error) => error.originalError ?? error);
  return causes.find((error) => (error as { code?: string }).code !== '25P02') ?? causes[0];
}

/** As good as the generic way gets: first and last statements share a flush, loaders are pipelined. */
export function runGeneric(pool: Pool, request: Request): Promise<string> {
  return withClient(pool, async (client) => {
    const opened = flush(client, [begin, become(request.caller)]).then(
      () => undefined,
      (error: Error) => error,
    );
    const send: Send = async (statement) => (await client.query<Row>(statement)).rows;
    const { result, subjects } = await executeGeneric(request, send);
    const failure = (await opened) ?? refusal(result);
    if (failure) {
      await client.query('rollback');
      throw failure;
    }
    await flush(client, [...(subjects ? [auditOf(subjects)] : []), commit]);
    return JSON.stringify(result);
  });
}
