import { readFile } from 'node:fs/promises';
import type { Arguments } from './arguments';
import { complain } from './failure';
import { systemReason } from './system-reason';

/** How the client reaches the hub. */
export interface Settings {
  /** Without a slash at the end. */
  url: string;
  token: string;
  /** How long nothing may happen, in seconds. */
  patience: number;
}

const defaults = { url: 'http://127.0.0.1:4000', patience: 120 };

/** Throws a Failure that names the setting that is wrong. */
export async function readSettings(
  { values }: Pick<Arguments, 'values'>,
  environment: NodeJS.ProcessEnv,
): Promise<Settings> {
  return {
    url: urlIn(values.url ?? (environment.KETENHUB_URL?.trim() || defaults.url)),
    patience: patienceIn(values.timeout),
    token: await tokenFrom(values['token-file'], environment.KETENHUB_TOKEN),
  };
}

function urlIn(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain || !/^https?:$/.test(url.protocol)) throw complain('BAD_URL');
  return url.href.replace(/\/+$/, '');
}

function patienceIn(text: string | undefined): number {
  const seconds = Number(text ?? defaults.patience);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 300) throw complain('BAD_TIMEOUT');
  return seconds;
}

/** A file that is named goes before the environment. The token is told back in no message. */
async function tokenFrom(file: string | undefined, inEnvironment = ''): Promise<string> {
  const token = (file === undefined ? inEnvironment : await textOf(file)).trim();
  if (!token && file === undefined) throw complain('NO_TOKEN');
  // What is no header would end up in an error of fetch, and so on the screen.
  if (!/^[\x21-\x7e]+$/.test(token)) throw complain('NOT_A_TOKEN', { place: file ?? 'KETENHUB_TOKEN' });
  return token;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw complain('FILE_UNREADABLE', { file, reason: systemReason(error) });
  }
}
