import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Batch, Making } from './batches';

/** Makes clients in a thread of its own, one batch ahead: while the database takes one in, the next is made. */
export async function* batchesAhead(making: Making): AsyncGenerator<Batch> {
  const worker = new Worker(join(__dirname, 'batches-worker.js'), { workerData: making });
  const ask = async (): Promise<IteratorResult<Batch>> => {
    worker.postMessage('next');
    const [next] = (await once(worker, 'message')) as [IteratorResult<Batch>];
    return next;
  };
  try {
    let coming = ask();
    for (let next = await coming; !next.done; next = await coming) {
      coming = ask();
      yield next.value;
    }
  } finally {
    await worker.terminate();
  }
}
