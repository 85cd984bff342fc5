import type { GatewayInterface } from '@apollo/server-gateway-interface';
import {
  execute,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { DataSource } from 'typeorm';
import { asCaller } from '../database/unit-of-work';
import { HubError } from '../errors';
import type { OperationContext, RequestContext } from '../graphql/context';
import type { Mappings } from './mapping';
import { Reader } from './reader';

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

/**
 * Runs operations behind Apollo's gateway hook. The connection is taken here, not while Apollo builds its context: a
 * request that never comes this far then leaves no transaction open.
 */
export function executorFor(
  schema: GraphQLSchema,
  dataSource: DataSource,
  mappings: Mappings,
): GatewayInterface {
  const executor = (operation: Operation) => run(operation, schema, dataSource, mappings);
  return {
    load: async () => ({ executor: executor as never }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

async function run(
  { document, operation, operationName, request, context }: Operation,
  schema: GraphQLSchema,
  dataSource: DataSource,
  mappings: Mappings,
): Promise<ExecutionResult> {
  const args: ExecutionArgs = { schema, document, operationName, variableValues: request.variables };
  // Execute itself says that there is no such operation; it needs no transaction for that.
  if (!operation) return execute(args);
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  try {
    return await asCaller(dataSource, context.caller, isMutation ? 'CHANGE' : 'READ', async (unit) => {
      const contextValue: ReadingContext = { ...context, unit, reader: new Reader(unit, mappings) };
      const result = oneErrorWhenTooLarge(await execute({ ...args, contextValue }));
      if (result.errors && isMutation) throw new Undone(result.errors);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return { data: null, errors: error.errors };
    throw error;
  }
}

/** Carries errors out of a transaction that must not be kept. What it had answered so far is not told: it did not happen. */
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
