import type { Bilingual } from './language';

const reasons: Record<string, Bilingual> = {
  ENOENT: { nl: 'dit pad bestaat niet', en: 'there is no such path' },
  EACCES: { nl: 'u hebt er geen rechten voor', en: 'you have no permission for it' },
  EPERM: { nl: 'u hebt er geen rechten voor', en: 'you have no permission for it' },
  EISDIR: { nl: 'het is een map', en: 'it is a folder' },
  ENOTDIR: { nl: 'de map bestaat niet', en: 'its folder does not exist' },
  ENOSPC: { nl: 'de schijf is vol', en: 'the disk is full' },
};

/** Why the system could not do something with a file. */
export function systemReason(error: unknown): Bilingual {
  const code = codeOf(error);
  return reasons[code] ?? { nl: code, en: code };
}

/** The code of the innermost error that has one: fetch wraps what went wrong. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, cause } = error as NodeJS.ErrnoException;
  return cause instanceof Error ? codeOf(cause) : (code ?? error.message);
}
