import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { hubDialect, type Dialect } from './dialect';
import { nodeForPostGraphile } from './peers';
import { postgraphileDialect } from './servers/postgraphile/dialect';
import type { Program } from './servers/server-process';

/** A server that is measured. */
export interface Contestant {
  name: string;
  program(): Program;
  dialect: Dialect;
}

const compiled = (...path: string[]) => join(__dirname, 'servers', ...path);

/** The flags with which `npm start` runs the hub. */
const flags = (
  JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));

/** The hub, its own generic resolver, other ways to serve the same, and the limit. */
export const contestants: Contestant[] = [
  { name: 'hub', program: () => ({ file: compiled('hub.js'), flags }), dialect: hubDialect },
  {
    name: 'generic',
    program: () => ({ file: compiled('hub.js'), args: ['GENERIC'], flags }),
    dialect: hubDialect,
  },
  { name: 'tutorial', program: () => ({ file: compiled('tutorial', 'main.js') }), dialect: hubDialect },
  { name: 'mercurius', program: () => ({ file: compiled('mercurius', 'main.js') }), dialect: hubDialect },
  {
    name: 'postgraphile',
    program: () => ({ file: compiled('postgraphile', 'main.js'), node: nodeForPostGraphile() }),
    dialect: postgraphileDialect,
  },
  { name: 'raw', program: () => ({ file: compiled('raw', 'main.js') }), dialect: hubDialect },
];

/** The limit: what all are set against. */
export const limit = 'raw';
