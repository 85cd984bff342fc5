import type { FormattedExecutionResult } from 'graphql';

/** The data of an answer that is JSON already: it goes to the caller as it came from the database. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** An answer as it goes over the wire. */
export function stringify({ data, ...rest }: FormattedExecutionResult): string {
  const text = data instanceof JsonText ? data.text : JSON.stringify(data);
  const parts = [JSON.stringify(rest).slice(1, -1), ...(text === undefined ? [] : [`"data":${text}`])];
  return `{${parts.filter(Boolean).join(',')}}\n`;
}
