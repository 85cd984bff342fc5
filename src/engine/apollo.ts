import { ApolloServer } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { GraphQLError, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { codeOfDatabaseError } from '../database/error-code';
import { HubError, tell, type ErrorCode } from '../errors';
import type { OperationContext, RequestContext } from '../graphql/context';
import { stringify } from './compiled/json-text';
import { documentRules, mostTokens } from './document-rules';
import { possibleValues } from './enum-asked';
import { Executor, type Reads } from './executor';
import type { Mappings } from './mapping';

interface ApolloParts {
  schema: GraphQLSchema;
  dataSource: DataSource;
  mappings: Mappings;
  reads: Reads;
  pseudonyms: OperationContext['pseudonyms'];
  documents: KeyValueCache<DocumentNode>;
  logUnexpected: (error: unknown) => void;
}

/** The GraphQL server of one role, and the executor behind it, which answers what it knows by itself. */
export interface RoleServer {
  apollo: ApolloServer<RequestContext>;
  executor: Executor;
}

/** Starts the server of a role over its schema. */
export async function startApollo({
  schema,
  dataSource,
  mappings,
  reads,
  pseudonyms,
  documents,
  logUnexpected,
}: ApolloParts): Promise<RoleServer> {
  const executor = new Executor({ schema, dataSource, mappings, reads, pseudonyms });
  const apollo = new ApolloServer<RequestContext>({
    gateway: executor.gateway,
    documentStore: documents,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: mostTokens },
    validationRules: documentRules,
    stringifyResult: stringify,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
    formatError: (formatted, error) => format(formatted, originalOf(error), { schema, logUnexpected }),
  });
  await apollo.start();
  return { apollo, executor };
}

/** Apollo names its own reasons; these are the hub's names for them. */
const apolloCodes: Record<string, ErrorCode> = {
  [ApolloServerErrorCode.GRAPHQL_PARSE_FAILED]: 'GRAPHQL_PARSE_FAILED',
  [ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED]: 'GRAPHQL_VALIDATION_FAILED',
  [ApolloServerErrorCode.BAD_USER_INPUT]: 'BAD_USER_INPUT',
  [ApolloServerErrorCode.BAD_REQUEST]: 'BAD_REQUEST',
  [ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE]: 'BAD_REQUEST',
};

function format(
  formatted: GraphQLFormattedError,
  error: unknown,
  { schema, logUnexpected }: Pick<ApolloParts, 'schema' | 'logUnexpected'>,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  if (error instanceof HubError) return { ...told(error.code, error.values), locations, path };
  const apolloCode = apolloCodes[String(formatted.extensions?.code)] ?? argumentCode(error);
  // GraphQL's own message says what is wrong with the document; it knows the role's schema and nothing else.
  if (apolloCode) {
    const { extensions } = told(apolloCode);
    const { message } = formatted;
    return { message, extensions: { ...extensions, ...possibleValues(schema, message) }, locations, path };
  }
  const code = codeOfDatabaseError(error) ?? 'INTERNAL_SERVER_ERROR';
  if (code !== 'BAD_USER_INPUT') logUnexpected(error);
  return { ...told(code), locations, path };
}

/** A null that a variable brought to where none may be is found out when the field is run. */
const argumentCode = (error: unknown): ErrorCode | undefined =>
  error instanceof GraphQLError && error.message.startsWith('Argument "') ? 'BAD_USER_INPUT' : undefined;

const originalOf = (error: unknown): unknown =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

function told(code: ErrorCode, values: Record<string, string | number> = {}): GraphQLFormattedError {
  const { message, whatToDo } = tell(code, values);
  return { message: message.en, extensions: { code, message, whatToDo } };
}
