import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { execute, OperationTypeNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { HubError } from '../errors';
import { asCaller } from '../database/unit-of-work';
import type { OperationContext, RequestContext } from '../graphql/context';
import type { Mappings } from './mapping';
import { Reader } from './reader';

export interface ReadingContext extends OperationContext {
  readonly reader: Reader;
}

/** Carries the result of an operation out of a transaction that must not be kept. */
class Undone extends Error {
  constructor(readonly result: ExecutionResult) {
    super('The operation failed: its transaction is rolled back.');
  }
}

/**
 * Runs operations behind Apollo's gateway hook. The connection is taken here, not while Apollo builds its context: a
 * request that never comes this far then leaves no transaction open.
 */
export function executorFor(schema: GraphQLSchema, dataSource: DataSource, mappings: Mappings): GatewayInterface {
  return {
    load: async () => ({ executor: (request) => run(request as unknown as Operation) as never }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };

  async function run({ document, operation, operationName, request, context }: Operation): Promise<ExecutionResult> {
    // No operation of that name: execute says so, and Apollo passes it on.
    if (!operation) return execute({ schema, document, operationName });
    const variableValues = request.variables;
    const isMutation = operation.operation === OperationTypeNode.MUTATION;
    try {
      return await asCaller(dataSource, context.caller, isMutation ? 'CHANGE' : 'READ', async (unit) => {
        const contextValue: ReadingContext = { ...context, unit, reader: new Reader(unit, mappings) };
        const result = oneErrorWhenTooLarge(await execute({ schema, document, operationName: operationName ?? undefined, variableValues, contextValue }));
        if (result.errors && isMutation) throw new Undone(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Undone) return error.result;
      throw error;
    }
  }
}

interface Operation {
  document: Parameters<typeof execute>[0]['document'];
  operation: { operation: OperationTypeNode } | undefined;
  operationName: string | null;
  request: { variables?: Record<string, unknown> };
  context: RequestContext;
}

/** Every field past the limit fails alike: the caller is told once, and gets no half answer. */
function oneErrorWhenTooLarge(result: ExecutionResult): ExecutionResult {
  const tooLarge = result.errors?.find(({ originalError }) => originalError instanceof HubError && originalError.code === 'QUERY_TOO_LARGE');
  return tooLarge ? { data: null, errors: [tooLarge] } : result;
}
