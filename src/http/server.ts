import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Config } from '../config';
import type { CapacityFiles } from '../exchange/capacity-files';
import type { IndicatorFiles } from '../exchange/indicator-files';
import type { Authenticate } from '../identity/authenticate';
import { addCapacityFiles } from './capacity-files';
import { addExplorer } from './explorer';
import { handleClientError, handleError, sendError } from './errors';
import { addGraphql, type RoleServers } from './graphql';
import { addHealth } from './health';
import { addIndicatorFiles } from './indicator-files';

export interface ServerParts {
  config: Config;
  logger: FastifyBaseLogger;
  authenticate: Authenticate;
  roleServers: RoleServers;
  capacityFiles: CapacityFiles;
  indicatorFiles: IndicatorFiles;
  /** Whether the hub can answer now: asked by /ready. */
  isReady: () => Promise<boolean>;
}

/** How long a client may take to send its request, and how long the hub waits for its clients when it stops. */
const patience = { requestMs: 30_000, stopMs: 3_000 };

/** The edge: the only code that sees headers, bodies and sockets. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, logger } = parts;
  const server = Fastify({
    loggerInstance: logger,
    bodyLimit: config.bodyLimitBytes,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: patience.requestMs,
    forceCloseConnections: 'idle',
    frameworkErrors: (_error, request, reply) => {
      addHeaders(request, reply);
      return sendError(reply, 'BAD_REQUEST');
    },
    clientErrorHandler: handleClientError,
  });
  server.setErrorHandler(handleError);
  server.setNotFoundHandler((_request, reply) => sendError(reply, 'NOT_FOUND'));
  server.addHook('onSend', (request, reply, _payload, done) => {
    addHeaders(request, reply);
    done();
  });
  // A client that never sends or never ends its request must not keep the hub from stopping.
  server.addHook(
    'preClose',
    async () => void setTimeout(() => server.server.closeAllConnections(), patience.stopMs).unref(),
  );
  if (config.corsOrigins.length > 0)
    await server.register(cors, { origin: config.corsOrigins, methods: ['GET', 'POST'] });
  addHealth(server, parts.isReady);
  await addExplorer(server);
  addGraphql(server, parts.authenticate, parts.roleServers);
  addCapacityFiles(server, parts.authenticate, parts.capacityFiles);
  addIndicatorFiles(server, parts.authenticate, parts.indicatorFiles);
  return server;
}

function addHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
}
