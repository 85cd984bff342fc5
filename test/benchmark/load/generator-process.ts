import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Load, LoadResult, LoadSample } from './sample';

/** The load generator's process. */
export interface Generator {
  run(load: Load): Promise<LoadSample>;
  stop(): void;
}

export function startGenerator(): Generator {
  const child = fork(join(__dirname, 'generator.js'));
  return {
    async run(load) {
      const answer = once(child, 'message');
      child.send(load);
      const [result] = (await answer) as [LoadResult];
      if ('failure' in result) throw new Error(result.failure);
      return result.sample;
    },
    stop: () => void child.kill(),
  };
}
