/** The service's address with what the hub sets on each of its connections: days begin and end in Europe/Amsterdam. */
export function inOwnTimeZone(databaseUrl: string, more: Record<string, string> = {}): string {
  const url = new URL(databaseUrl);
  const settings = Object.entries({ timezone: 'Europe/Amsterdam', ...more });
  url.searchParams.set('options', settings.map(([name, value]) => `-c ${name}=${value}`).join(' '));
  return url.href;
}
