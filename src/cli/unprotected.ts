import type { Output } from './output';

const text = {
  nl: 'Let op: dit adres begint met http://, dus het token gaat onversleuteld over het netwerk. Gebruik https://.',
  en: 'Mind: this address starts with http://, so the token crosses the network unencrypted. Use https://.',
};

/** Says so where a token goes over a network on which others can read it. */
export function warnIfUnprotected(url: string, output: Output): void {
  const { protocol, hostname } = new URL(url);
  const staysHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'http:' && !staysHere) output.warn(text);
}
