import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout's folder: where `package.json`, `seeds/` and `schema/` lie, whether run from `src` or from `dist`. */
export const projectRoot = findUpward(__dirname);

function findUpward(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('No package.json above this file: the hub must run from its checkout.');
  return findUpward(parent);
}
