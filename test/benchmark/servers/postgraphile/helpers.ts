import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connected } from '../../ground/connected';
import { projectRoot } from '../../../../src/project-root';

const file = join(projectRoot, 'test', 'benchmark', 'servers', 'postgraphile', 'helpers.sql');

/** Adds what PostGraphile makes its schema from to the benchmark's database, in a schema of its own. */
export const addHelpers = (ownerUrl: string): Promise<void> =>
  connected(ownerUrl, async (owner) => void (await owner.query(readFileSync(file, 'utf8'))));
