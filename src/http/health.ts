import type { FastifyInstance } from 'fastify';
import { sendError } from './errors';

/** `/health`: the process runs. `/ready`: it can answer, its database included. */
export function addHealth(server: FastifyInstance, isReady: () => Promise<boolean>): void {
  server.get('/health', () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    if (await isReady().catch(() => false)) return { status: 'ready' };
    return sendError(reply, 'UNAVAILABLE');
  });
}
