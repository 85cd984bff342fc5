import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes a secret file that several processes may want at once: whoever is first makes it, and all read the same. Only
 * its owner can read it.
 */
export function writeOnce(file: string, content: () => string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not there yet: made below.
  }
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, content(), { mode: 0o600 });
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return readFileSync(file, 'utf8');
}
