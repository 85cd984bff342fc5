import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request: true when the hub never gets to see it. */
export type Happening = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface InBetween {
  url: string;
  close(): Promise<void>;
}

/** Something between the client and the hub, in which things go wrong. */
export async function startInBetween(
  hubUrl: string,
  { before, after }: { before?: Happening; after?: Happening },
): Promise<InBetween> {
  const server = createServer((request, response) => {
    void (async () => {
      if (await before?.(request, response)) return;
      const answer = await passOn(hubUrl, request);
      const body = Buffer.from(await answer.arrayBuffer());
      if (await after?.(request, response)) return;
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(body);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function passOn(hubUrl: string, request: IncomingMessage): Promise<Response> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  const { authorization = '', 'content-type': type = 'text/plain' } = request.headers;
  return fetch(`${hubUrl}${request.url}`, {
    method: request.method!,
    headers: { authorization, 'content-type': type },
    ...(pieces.length > 0 && { body: Buffer.concat(pieces) }),
  });
}

export const isCommit = ({ url }: IncomingMessage): boolean => url!.endsWith('/commit');
