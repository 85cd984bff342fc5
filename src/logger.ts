import pino, { type Logger } from 'pino';

/** The hub's logger: one JSON line an event on standard error, so that standard output stays for people. */
export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
