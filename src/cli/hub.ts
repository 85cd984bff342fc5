import { complain } from './failure';
import type { OutgoingFile } from './outgoing-file';
import { Patience } from './patience';
import type { Settings } from './settings';
import { codeOf } from './system-reason';

/** An answer over HTTP, read as a whole. */
export interface Answer {
  status: number;
  type: string;
  /** By which the hub finds the request back. */
  requestId: string | null;
  bytes: Buffer;
}

/** The hub's addresses for capacity files. Each throws a Failure when no answer came. */
export class Hub {
  constructor(private readonly settings: Settings) {}

  template(): Promise<Answer> {
    return this.ask('template.csv', {});
  }

  /** Sends a file for a dry run. */
  send(file: OutgoingFile, onSent: (bytes: number) => void): Promise<Answer> {
    return this.ask(`files?${new URLSearchParams({ fileName: file.name })}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      file,
      onSent,
    });
  }

  commit(id: string, confirm: boolean): Promise<Answer> {
    return this.ask(`files/${encodeURIComponent(id)}/commit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ confirm }),
    });
  }

  private async ask(path: string, { file, onSent, headers, ...rest }: Asking): Promise<Answer> {
    const { url, token, patience: seconds } = this.settings;
    const patience = new Patience(seconds);
    const sent = (bytes: number) => {
      patience.refresh();
      onSent?.(bytes);
    };
    try {
      const response = await fetch(`${url}/capacity/${path}`, {
        ...rest,
        ...(file && { body: file.bytes(sent), duplex: 'half' as const }),
        headers: { ...headers, authorization: `Bearer ${token}`, accept: 'application/json, text/csv' },
        // Followed, a POST would become a GET, at an address that nobody named.
        redirect: 'manual',
        signal: patience.signal,
      });
      return await readAnswer(response, patience);
    } catch (error) {
      if (file?.failure) throw file.failure;
      if (patience.isOver) throw complain('TIMED_OUT', { url, seconds });
      throw complain('NOT_REACHED', { url, reason: codeOf(error) });
    } finally {
      patience.end();
    }
  }
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  file?: OutgoingFile;
  onSent?: (bytes: number) => void;
}

async function readAnswer(response: Response, patience: Patience): Promise<Answer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) {
    patience.refresh();
    pieces.push(piece);
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    requestId: response.headers.get('x-request-id'),
    bytes: Buffer.concat(pieces),
  };
}
