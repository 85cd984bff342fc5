import type { DataSource } from 'typeorm';
import { applyOperatorChanges } from './apply-operator-changes';
import { publishOccupancySeries } from './occupancy/publish-occupancy';
import { publishWhenDue } from './publish';

/** What is due is done, in this order: who runs a facility before what is published of it. */
const jobs: ReadonlyArray<(dataSource: DataSource) => Promise<unknown>> = [
  applyOperatorChanges,
  publishWhenDue,
  publishOccupancySeries,
];

type Failed = (error: unknown) => void;

/** Runs every job that is due. One that fails is told, and keeps none of the others from running. */
export async function runJobs(dataSource: DataSource, failed: Failed): Promise<void> {
  for (const job of jobs) await job(dataSource).catch(failed);
}

const tenMinutes = 600_000;

/** Runs the jobs every ten minutes. Returns how to stop. */
export function runJobsOnClock(dataSource: DataSource, failed: Failed): () => void {
  const timer = setInterval(() => void runJobs(dataSource, failed), tenMinutes);
  timer.unref();
  return () => clearInterval(timer);
}
