import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
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
export function sendError(reply: FastifyReply, code: ErrorCode, values: Values = {}): FastifyReply {
  return reply
    .code(catalogue[code].status)
    .type('application/json; charset=utf-8')
    .send(errorBody(code, values));
}

type Values = HubError['values'];

/** An error as the body of an answer. */
export function errorBody(code: ErrorCode, values: Values = {}): object {
  const { message, whatToDo } = tell(code, values);
  return { errors: [{ message: message.en, extensions: { code, message, whatToDo } }] };
}

export function handleError(
  error: FastifyError | HubError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const code = codeOf(error);
  if (catalogue[code].status >= 500) request.log.error({ err: error }, 'request failed');
  return sendError(reply, code, error instanceof HubError ? error.values : {});
}

function codeOf(error: FastifyError | HubError): ErrorCode {
  if (error instanceof HubError) return error.code;
  return (
    codes[error.code] ??
    (error.statusCode && error.statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR')
  );
}

/** What is no HTTP has no request and no reply yet: it is answered on the bare socket. */
export function handleClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const body = JSON.stringify(errorBody('BAD_REQUEST'));
    const head = [
      'HTTP/1.1 400 Bad Request',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    socket.write([...head, `x-request-id: ${randomUUID()}`, 'connection: close', '', body].join('\r\n'));
  }
  socket.destroy(error);
}
