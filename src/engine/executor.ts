import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  execute,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { DataSource } from 'typeorm';
import { codeOfDatabaseError } from '../database/error-code';
import { asCaller, type UnitOfWork } from '../database/unit-of-work';
import { catalogue, HubError } from '../errors';
import type { OperationContext, RequestContext } from '../graphql/context';
import { answerCompiled } from './compiled/compiled-reads';
import { NotCompiled } from './compiled/not-compiled';
import { Plans } from './compiled/plans';
import type { Mappings } from './mapping';
import { mostObjects, Reader } from './reader';

export interface ReadingContext extends OperationContext {
  readonly reader: Reader;
}

/** What Apollo hands over of an operation that it has parsed and validated. */
interface Operation {
  document: ExecutionArgs['document'];
  /** Undefined where the document has no operation of that name. */
  operation: { operation: OperationTypeNode } | undefined;
  operationName: string | null;
  request: { variables?: Record<string, unknown> };
  context: RequestContext;
}

/** How reads are run: compiled to SQL, or by the generic resolver alone. Both give the same answers. */
export type Reads = 'COMPILED' | 'GENERIC';

interface ExecutorParts {
  schema: GraphQLSchema;
  dataSource: DataSource;
  mappings: Mappings;
  reads: Reads;
}

/**
 * Runs operations behind Apollo's gateway hook. The connection is taken here, not while Apollo builds its context: a
 * request that never comes this far then leaves no transaction open.
 */
export function executorFor(parts: ExecutorParts): GatewayInterface {
  const { schema } = parts;
  const executor = new Executor(parts);
  return {
    load: async () => ({ executor: ((operation: Operation) => executor.run(operation)) as never }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

class Executor {
  private readonly plans: Plans;

  constructor(private readonly parts: ExecutorParts) {
    this.plans = new Plans(parts.mappings, mostObjects);
  }

  async run({ document, operation, operationName, request, context }: Operation): Promise<ExecutionResult> {
    const { schema, reads } = this.parts;
    const args: ExecutionArgs = { schema, document, operationName, variableValues: request.variables };
    // Execute itself says that there is no such operation; it needs no transaction for that.
    if (!operation) return execute(args);
    try {
      if (operation.operation === OperationTypeNode.MUTATION) return await this.change(args, context);
      return await (reads === 'COMPILED' ? this.compiled(args, context) : this.read(args, context));
    } catch (error) {
      throw withStatus(error);
    }
  }

  private async compiled(args: ExecutionArgs, request: RequestContext): Promise<ExecutionResult> {
    const runCode = (code: ExecutionArgs, unit: UnitOfWork) => this.execute(code, request, unit);
    try {
      return await answerCompiled(this.plans, this.parts.dataSource, args, { request, runCode });
    } catch (error) {
      if (isForGeneric(error)) return this.read(args, request);
      throw error;
    }
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
    const contextValue: ReadingContext = { ...request, unit, reader };
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

/** An operation that failed as a whole: what is not the caller's doing has its own status over HTTP. */
function withStatus(error: unknown): GraphQLError {
  const code = error instanceof HubError ? error.code : codeOfDatabaseError(error);
  const { status } = catalogue[code ?? 'INTERNAL_SERVER_ERROR'];
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { status } } });
}

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
