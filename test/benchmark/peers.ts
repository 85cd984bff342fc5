import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';

/** The libraries that the hub is compared with: a package of their own, so that the hub does not depend on them. */
const folder = join(projectRoot, 'test', 'benchmark', 'peers');

/** Loads a library of the peers' package. */
export const requirePeer = createRequire(join(folder, 'package.json'));

/** Installs the peers' libraries as their lock file says, unless that was done since the file last changed. */
export function installPeers(): void {
  if (changedAt('node_modules', '.package-lock.json') >= changedAt('package-lock.json')) return;
  console.error('Installing what the hub is compared with (test/benchmark/peers) ...');
  // Its engines name a later Node, which one of the packages brings.
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
}

const changedAt = (...path: string[]): number =>
  statSync(join(folder, ...path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const oldestForPostGraphile = 22;

/** The Node that runs PostGraphile: this one where it is new enough, else the one of the peers' package. */
export function nodeForPostGraphile(): string {
  if (Number(process.versions.node.split('.')[0]) >= oldestForPostGraphile) return process.execPath;
  return requirePeer.resolve(`node-linux-${process.arch}/bin/node`);
}
