import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the worker is told: it opens a connection of its own. */
export interface BackgroundWork {
  databaseUrl: string;
  secret: string;
}

/** What the worker tells: a snapshot that was published. */
export interface Published {
  id: string;
  left: number;
}

const hourMs = 3_600_000;

/**
 * Publishes indicators now and every hour, in a thread of its own: solving what is to be rounded would keep requests
 * waiting. Returns how to stop; what is under way is rolled back and done again next time.
 */
export function publishInBackground(
  workerData: BackgroundWork,
  told: { published: (snapshot: Published) => void; failed: (error: unknown) => void },
): () => Promise<void> {
  let worker: Worker | null = null;
  const start = () => {
    if (worker) return;
    worker = new Worker(join(__dirname, 'worker.js'), { workerData });
    worker.on('message', told.published);
    worker.on('error', told.failed);
    worker.on('exit', () => (worker = null));
    worker.unref();
  };
  start();
  const timer = setInterval(start, hourMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await worker?.terminate();
  };
}
