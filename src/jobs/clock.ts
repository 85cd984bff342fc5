import type { DataSource } from 'typeorm';
import type { Pseudonyms } from '../disclosure/pseudonym';
import { applyOperatorChanges } from './apply-operator-changes';
import { applySuccessions } from './apply-successions';
import { publishWhenDue } from './publish';
import { reduceClosedTrajectories } from './reduce-closed-trajectories';

/** What the jobs work with. */
export interface Jobs {
  dataSource: DataSource;
  pseudonyms: Pseudonyms;
  /** Days after closing after which a trajectory is reduced. */
  retentionDays: number;
  /** Told what a job did that somebody may want to read back. */
  report: (did: string, facts: object) => void;
}

/** What is due is done, in this order: who runs a facility and who knows a client before what is published of it. */
const jobs: ReadonlyArray<(given: Jobs) => Promise<unknown>> = [
  ({ dataSource }) => applyOperatorChanges(dataSource),
  ({ dataSource, pseudonyms }) => applySuccessions(dataSource, pseudonyms),
  ({ dataSource }) => publishWhenDue(dataSource),
  // Last: what is published of today is published of all who are here today.
  async ({ dataSource, retentionDays, report }) => {
    const run = await reduceClosedTrajectories(dataSource, retentionDays);
    if (run && run.trajectories > 0) report('closed trajectories reduced', run);
  },
];

type Failed = (error: unknown) => void;

/** Runs every job that is due. One that fails is told, and keeps none of the others from running. */
export async function runJobs(given: Jobs, failed: Failed): Promise<void> {
  for (const job of jobs) await job(given).catch(failed);
}

const tenMinutes = 600_000;

/** Runs the jobs every ten minutes. Returns how to stop. */
export function runJobsOnClock(given: Jobs, failed: Failed): () => void {
  const timer = setInterval(() => void runJobs(given, failed), tenMinutes);
  timer.unref();
  return () => clearInterval(timer);
}
