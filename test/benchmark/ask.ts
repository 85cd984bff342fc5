import type { Data } from './dialect';

/** Asks a server once. Throws on any error in the answer. */
export async function ask(port: number, token: string, body: string): Promise<{ data: Data; bytes: number }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body,
  });
  const text = await response.text();
  const { data, errors } = parse(text);
  if (response.status !== 200 || errors || !data)
    throw new Error(`${response.status} ${text.slice(0, 2000)}`);
  return { data, bytes: Buffer.byteLength(text) };
}

function parse(text: string): { data?: Data; errors?: unknown } {
  try {
    return JSON.parse(text) as { data?: Data; errors?: unknown };
  } catch {
    return {};
  }
}
