import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  execute,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { codeOfDatabaseError } from '../database/error-code';
import { asCaller, type UnitOfWork } from '../database/unit-of-work';
import { catalogue, HubError, type ErrorCode } from '../errors';
import type { OperationContext, RequestContext } from '../graphql/context';
import { answerCompiled } from './compiled/compiled-reads';
import { stringify } from './compiled/json-text';
import { NotCompiled } from './compiled/not-compiled';
import { Plans } from './compiled/plans';
import type { Mappings } from './mapping';
import { asksPublishedOnly } from './published-only';
import { mostObjects, Reader } from './reader';
import { holdsNul, unstorable } from './unstorable';

export interface ReadingContext extends OperationContext {
  readonly reader: Reader;
}

/** What Apollo hands over of an operation that it has parsed and validated. */
interface Operation {
  document: DocumentNode;
  /** The document's text. */
  source: string;
  /** Undefined where the document has no operation of that name. */
  operation: { operation: OperationTypeNode } | undefined;
  operationName: string | null;
  request: { variables?: Record<string, unknown>; operationName?: string };
  context: RequestContext;
}

/** A request in its usual form. */
export interface KnownRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

const mostKnown = 500;

/** How reads are run: compiled to SQL, or by the generic resolver alone. Both give the same answers. */
export type Reads = 'COMPILED' | 'GENERIC';

interface ExecutorParts {
  schema: GraphQLSchema;
  dataSource: DataSource;
  mappings: Mappings;
  reads: Reads;
  pseudonyms: OperationContext['pseudonyms'];
}

/**
 * Runs the operations of one role behind Apollo's gateway hook. The connection is taken here, not while Apollo builds
 * its context: a request that never comes this far then leaves no transaction open.
 */
export class Executor {
  private readonly plans: Plans;
  /** Documents that Apollo has validated and that compiled, by their text. */
  private readonly known = new LRUCache<string, DocumentNode>({ max: mostKnown });

  constructor(private readonly parts: ExecutorParts) {
    this.plans = new Plans(parts.mappings, mostObjects);
  }

  get gateway(): GatewayInterface {
    return {
      load: async () => ({ executor: ((operation: Operation) => this.run(operation)) as never }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: this.parts.schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: async () => undefined,
    };
  }

  /**
   * Answers a request whose document is known, without another way through Apollo: most requests repeat a document that
   * it has parsed and validated. Null when anything is unusual; Apollo is to answer then, with all that it checks.
   */
  async answerKnown(
    { query, operationName, variables }: KnownRequest,
    request: RequestContext,
  ): Promise<string | null> {
    const document = this.known.get(query);
    if (!document || holdsNul(variables)) return null;
    try {
      const result = await this.answerCompiled(this.argsOf(document, operationName, variables), request);
      return result.errors ? null : stringify(result as FormattedExecutionResult);
    } catch (error) {
      if (isForGeneric(error)) return null;
      throw Object.assign(new HubError(codeOf(error)), { cause: error });
    }
  }

  /** Whether a document that was answered asks for what is published and nothing else: whoever has the answer may keep it. */
  isPublished(source: string): boolean {
    return asksPublishedOnly(this.parts.schema, source);
  }

  private async run(given: Operation): Promise<ExecutionResult> {
    const { document, operation, operationName, request, context } = given;
    const args = this.argsOf(document, operationName, request.variables);
    if (!operation) return { errors: [new GraphQLError(noOperation(request.operationName))] };
    const refused = unstorable(document, request.variables ?? {});
    if (refused) return { errors: [refused] };
    try {
      if (operation.operation === OperationTypeNode.MUTATION) return await this.change(args, context);
      return await (this.parts.reads === 'COMPILED' ? this.compiled(args, given) : this.read(args, context));
    } catch (error) {
      throw withStatus(error);
    }
  }

  private async compiled(args: ExecutionArgs, { source, context }: Operation): Promise<ExecutionResult> {
    try {
      const result = await this.answerCompiled(args, context);
      this.known.set(source, args.document);
      return result;
    } catch (error) {
      if (isForGeneric(error)) return this.read(args, context);
      throw error;
    }
  }

  private answerCompiled(args: ExecutionArgs, request: RequestContext): Promise<ExecutionResult> {
    const runCode = (code: ExecutionArgs, unit: UnitOfWork) => this.execute(code, request, unit);
    return answerCompiled(this.plans, this.parts.dataSource, args, { request, runCode });
  }

  private argsOf(
    document: DocumentNode,
    operationName: string | null | undefined,
    variableValues: Record<string, unknown> | null | undefined,
  ): ExecutionArgs {
    return { schema: this.parts.schema, document, operationName, variableValues };
  }

  private read(args: ExecutionArgs, request: RequestContext): Promise<ExecutionResult> {
    return asCaller(this.parts.dataSource, request.caller, 'READ', async (unit) =>
      oneErrorWhenTooLarge(await this.execute(args, request, unit)),
    );
  }

  /** A change with an error is not kept. What it had answered so far is not told: it did not happen. */
  private async change(args: ExecutionArgs, request: RequestContext): Promise<ExecutionResult> {
    try {
      return await asCaller(this.parts.dataSource, request.caller, 'CHANGE', async (unit) => {
        const result = oneErrorWhenTooLarge(await this.execute(args, request, unit));
        if (result.errors) throw new Undone(result.errors);
        return result;
      });
    } catch (error) {
      if (error instanceof Undone) return { data: null, errors: error.errors };
      throw error;
    }
  }

  /** Runs an operation in graphql-js, mapped fields by the generic resolver. */
  private async execute(
    args: ExecutionArgs,
    request: RequestContext,
    unit: UnitOfWork,
  ): Promise<ExecutionResult> {
    const reader = new Reader(unit, this.parts.mappings);
    const contextValue: ReadingContext = { ...request, unit, reader, pseudonyms: this.parts.pseudonyms };
    const result = await execute({ ...args, contextValue });
    await reader.leaveTrail(request.requestId);
    return result;
  }
}

/**
 * What is wrong with an operation itself the generic resolver says, at the field where it is wrong: an argument, a
 * value that the database cannot take (22...), a table that it does not show (42501).
 */
function isForGeneric(error: unknown): boolean {
  if (error instanceof NotCompiled || error instanceof HubError || error instanceof GraphQLError) return true;
  return /^(22|42501)/.test(String((error as { code?: unknown }).code ?? ''));
}

const noOperation = (name: string | undefined): string =>
  name
    ? `The document has no operation named "${name}".`
    : 'Name the operation that is to run: the document has several.';

/** An operation that failed as a whole: what is not the caller's doing has its own status over HTTP. */
function withStatus(error: unknown): GraphQLError {
  const { status } = catalogue[codeOf(error)];
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { status } } });
}

const codeOf = (error: unknown): ErrorCode =>
  error instanceof HubError ? error.code : (codeOfDatabaseError(error) ?? 'INTERNAL_SERVER_ERROR');

/** Carries errors out of a transaction that must not be kept. */
class Undone extends Error {
  constructor(readonly errors: NonNullable<ExecutionResult['errors']>) {
    super('The operation failed: its transaction is rolled back.');
  }
}

/** Every field past the limit fails alike: the caller is told once, and gets no half answer. */
function oneErrorWhenTooLarge(result: ExecutionResult): ExecutionResult {
  const tooLarge = result.errors?.find(
    ({ originalError }) => originalError instanceof HubError && originalError.code === 'QUERY_TOO_LARGE',
  );
  return tooLarge ? { data: null, errors: [tooLarge] } : result;
}
