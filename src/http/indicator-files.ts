import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IndicatorFiles, IndicatorFormat } from '../exchange/indicator-files';
import type { Authenticate } from '../identity/authenticate';
import { etagOf, hasAlready, keepPublished } from './etag';

interface IndicatorRoute {
  Params: { measure: string };
  Querystring: Record<string, string | string[] | undefined>;
}

type Answer = Exclude<Awaited<ReturnType<IndicatorFiles['answer']>>, string>;

const types: Record<IndicatorFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Published figures as CSV and JSON-stat. A snapshot never changes: the same snapshots give the same bytes. */
export function addIndicatorFiles(
  server: FastifyInstance,
  authenticate: Authenticate,
  files: IndicatorFiles,
): void {
  void server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      request.caller = await authenticate(request.headers.authorization);
      void reply.headers({ 'cache-control': 'no-cache', vary: 'authorization' });
    });
    for (const format of ['csv', 'json'] as const)
      scope.get<IndicatorRoute>(`/indicators/:measure.${format}`, async (request, reply) => {
        const { measure } = request.params;
        const asking = { caller: request.caller!, requestId: request.id };
        const answer = await files.answer(asking, measure, { format, query: request.query });
        if (typeof answer !== 'string') return refuse(reply, answer);
        return send(request, reply.type(types[format]), { text: answer, name: `${measure}.${format}` });
      });
  });
}

function send(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { text, name }: { text: string; name: string },
): FastifyReply {
  const etag = etagOf(text);
  void reply.headers({ etag, 'cache-control': keepPublished });
  if (hasAlready(headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.header('content-disposition', `attachment; filename="${name.toLowerCase()}"`).send(text);
}

/** What is published instead, in the form of every error of the hub. */
function refuse(reply: FastifyReply, answer: Answer): FastifyReply {
  const { reason, message, whatToDo, possible, instead } = answer;
  const extensions = { code: 'NOT_PUBLISHED', reason, message, whatToDo, possible, instead };
  return reply
    .code(404)
    .type(types.json)
    .send({ errors: [{ message: message.en, extensions }] });
}
