import type { Caller } from '../../src/identity/caller';
import type { HostedHub, HubRequest, TokenRequest } from './hub-host';
import { testLogins } from './test-database';

/** A hub that runs in the host. */
export interface RunningHub {
  url: string;
  token(caller: Caller): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a hub in the host. Throws what it complains of. */
export async function startHostedHub(asked: HubRequest): Promise<RunningHub> {
  const { id, url } = await ask<HostedHub>('start', asked);
  const tokens = new Map<string, Promise<string>>();
  const token = (caller: Caller): Promise<string> => {
    const name = `${caller.partnerId} ${caller.role}`;
    const known = tokens.get(name) ?? ask<string>('token', { hub: id, caller } satisfies TokenRequest);
    tokens.set(name, known);
    return known;
  };
  return { url, token, stop: () => ask('stop', id) };
}

async function ask<T>(what: string, asked: unknown): Promise<T> {
  const post = () =>
    fetch(`${testLogins().hubHost}/${what}`, { method: 'POST', body: JSON.stringify(asked) });
  // After a long computation the connection that was kept may be closed by now.
  const response = await post().catch(post);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(String(answer));
  return answer as T;
}
