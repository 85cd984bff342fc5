import type { Role } from '../../src/identity/role';
import type { TestHub } from './test-hub';

/** An answer of the files' addresses, as it came. */
export interface FileAnswer {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  body: any;
}

/** Speaks to the files' addresses of a hub, as one partner in one role. */
export interface FileClient {
  send(csv: string | Uint8Array, options?: { type?: string; query?: string }): Promise<FileAnswer>;
  commit(id: string, body?: unknown): Promise<FileAnswer>;
  look(id: string): Promise<FileAnswer>;
  template(): Promise<FileAnswer>;
}

export function fileClient(hub: TestHub, partnerId: string, role: Role = 'CARE_PROVIDER'): FileClient {
  async function call(path: string, init: RequestInit = {}): Promise<FileAnswer> {
    const authorization = `Bearer ${await hub.token(partnerId, role)}`;
    const headers = { authorization, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${hub.url}/capacity/${path}`, { ...init, headers });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }
  return {
    send: (csv, { type = 'text/csv', query = '' } = {}) =>
      call(`files${query}`, {
        method: 'POST',
        body: csv as RequestInit['body'],
        headers: { 'content-type': type },
      }),
    commit: (id, body) =>
      call(`files/${id}/commit`, {
        method: 'POST',
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    look: (id) => call(`files/${id}`),
    template: () => call('template.csv'),
  };
}
