import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As the package says it; this file runs from `dist/src/cli`. */
export function version(): string {
  const file = join(__dirname, '..', '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
