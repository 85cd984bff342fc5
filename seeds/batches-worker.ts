import { parentPort, workerData } from 'node:worker_threads';
import { batchesOf, type Making } from './batches';

const batches = batchesOf(workerData as Making);
parentPort!.on('message', () => parentPort!.postMessage(batches.next()));
