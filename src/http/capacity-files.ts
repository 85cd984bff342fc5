import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HubError } from '../errors';
import type { CapacityFiles } from '../exchange/capacity-files';
import { largestFile } from '../exchange/decoded';
import type { CommitAnswer } from '../exchange/commit-file';
import type { Authenticate } from '../identity/authenticate';
import { errorBody } from './errors';

/** How a CSV file is announced by those who send one. */
const csvTypes = new Set([
  'text/csv',
  'text/plain',
  'application/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
]);

interface FileRoute {
  Params: { id: string };
  Querystring: { fileName?: string | string[] };
}

/** Capacity reports as CSV files: template, dry run and commit. Answers are of the moment and kept by nobody. */
export function addCapacityFiles(
  server: FastifyInstance,
  authenticate: Authenticate,
  files: CapacityFiles,
): void {
  void server.register(async (scope) => {
    // Before the body is read: who may not report does not make the hub read either.
    scope.addHook('onRequest', async (request, reply) => {
      request.caller = await authenticate(request.headers.authorization);
      files.requireReporter(request.caller);
      void reply.header('cache-control', 'no-store');
    });
    scope.removeAllContentTypeParsers();
    // A file is read while it comes in.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.get('/capacity/template.csv', async (request, reply) => {
      const { day, csv } = await files.template(request.caller!);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="capaciteit-${day}.csv"`)
        .send(csv);
    });
    scope.post<FileRoute>('/capacity/files', async (request) => {
      requireCsv(request);
      return takeBody(request, (body) =>
        files.send(askingOf(request), bytesOf(body), nameOf(request.query.fileName)),
      );
    });
    scope.get<FileRoute>('/capacity/files/:id', (request) =>
      files.dryRun(askingOf(request), request.params.id),
    );
    scope.post<FileRoute>('/capacity/files/:id/commit', async (request, reply) => {
      const confirm = await takeBody(request, confirmationIn);
      return answerCommit(reply, await files.commit(askingOf(request), request.params.id, confirm));
    });
  });
}

const askingOf = (request: FastifyRequest) => ({ caller: request.caller!, requestId: request.id });

const nameOf = (given: string | string[] | undefined): string | null =>
  typeof given === 'string' ? given : null;

/** Told from the headers alone where they say enough. */
function requireCsv({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (Number(headers['content-length']) > largestFile) throw new HubError('FILE_TOO_LARGE');
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (!csvTypes.has(type.trim())) throw new HubError('NOT_A_CSV');
}

/**
 * Lets work read the body. What it leaves unread is thrown away as it comes in: a sender that is cut off in the middle
 * would not read why.
 */
async function takeBody<T>(
  { raw }: Pick<FastifyRequest, 'raw'>,
  work: (body: IncomingMessage) => Promise<T>,
): Promise<T> {
  try {
    return await work(raw);
  } catch (error) {
    // Whoever went away in the middle gets no answer; it is no failure of the hub.
    throw raw.destroyed && !raw.complete ? new HubError('BAD_REQUEST') : error;
  } finally {
    raw.resume();
  }
}

const bytesOf = (body: IncomingMessage): AsyncIterable<Buffer> =>
  body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;

const longestConfirmation = 1_000;
const confirmation = z.strictObject({ confirm: z.boolean().default(false) });

/** No body, or `{"confirm": true}`. */
async function confirmationIn(body: IncomingMessage): Promise<boolean> {
  let text = '';
  for await (const chunk of bytesOf(body)) {
    text += chunk.toString('utf8');
    if (text.length > longestConfirmation) throw new HubError('BAD_CONFIRMATION');
  }
  if (text.trim() === '') return false;
  const said = confirmation.safeParse(parsed(text));
  if (!said.success) throw new HubError('BAD_CONFIRMATION');
  return said.data.confirm;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function answerCommit(reply: FastifyReply, answer: CommitAnswer): FastifyReply {
  if (!('refused' in answer)) return reply.send(answer);
  return reply.code(409).send({ ...errorBody(answer.refused), ...answer.dryRun });
}
