import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { catalogue, HubError, tell, type ErrorCode } from '../errors';

/** Fastify's own refusals, in the hub's words. */
const codes: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'BAD_REQUEST',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BAD_REQUEST',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BAD_REQUEST',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BAD_REQUEST',
};

/** Answers with a catalogued error, in the form of a GraphQL error, so that a client reads one form only. */
export function sendError(reply: FastifyReply, code: ErrorCode): FastifyReply {
  const { message, whatToDo } = tell(code);
  const body = { errors: [{ message: message.en, extensions: { code, message, whatToDo } }] };
  return reply.code(catalogue[code].status).type('application/json; charset=utf-8').send(body);
}

export function handleError(error: FastifyError | HubError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HubError) return sendError(reply, error.code);
  const code = codes[error.code] ?? (error.statusCode && error.statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR');
  if (code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'request failed');
  return sendError(reply, code);
}
