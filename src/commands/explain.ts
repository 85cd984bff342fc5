interface SystemError extends Error {
  code?: string;
  syscall?: string;
  address?: string;
  port?: number;
  hostname?: string;
}

const otherDatabase = 'correct DATABASE_URL (or DATABASE_OWNER_URL, when that is set)';

const unknownName = ({ hostname }: SystemError) =>
  `No machine is known here as "${hostname}": correct HOST, or ${otherDatabase}.`;

/** What goes wrong around the hub, by the code that the system or PostgreSQL gives it: which setting it is about and what to do. */
const explanations: Record<string, (error: SystemError) => string> = {
  'listen EADDRINUSE': ({ address, port }) =>
    `${address}:${port} is taken by another program. Stop that one, or set PORT to another number; 0 takes any free one.`,
  'listen EACCES': ({ port }) =>
    `This user may not listen on port ${port}: set PORT to a number of 1024 or more.`,
  'listen EADDRNOTAVAIL': ({ address }) => `${address} is not an address of this machine: correct HOST.`,
  'getaddrinfo ENOTFOUND': unknownName,
  'getaddrinfo EAI_AGAIN': unknownName,
  'connect ECONNREFUSED': ({ address, port }) =>
    `No database answers at ${address}:${port}: start it, or ${otherDatabase}.`,
  '28P01': ({ message }) => `The database refused the login (${message}): ${otherDatabase}.`,
  '28000': ({ message }) => `The database refused the login (${message}): ${otherDatabase}.`,
  '3D000': ({ message }) => `The database is not there (${message}): make it, or ${otherDatabase}.`,
};

/** What went wrong in one paragraph, for the person who started the hub or a command. */
export function explain(error: unknown): string {
  // A name with several addresses fails with one error for each of them.
  if (error instanceof AggregateError && error.errors.length > 0) return explain(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { syscall, code } = error as SystemError;
  const explanation = explanations[[syscall, code].filter(Boolean).join(' ')];
  return explanation?.(error) ?? error.message;
}
