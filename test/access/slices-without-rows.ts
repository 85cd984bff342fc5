import type { SliceName } from '../../src/access/matrix';

/** Slices that are rights, or fields of the tables of another slice: no table of their own stands for them. */
export const slicesWithoutRows: readonly SliceName[] = [
  'capacity.report',
  'capacity.comparison',
  'capacity.quality',
  'capacity.interval',
  'error-report.answer',
  'trajectory.register',
  'trajectory.report',
  'trajectory.handOver',
  'trajectory.stateCare',
  'nomination.client',
  'nomination.actor',
  'nomination.submit',
  'nomination.decide',
  'nomination.answer',
  'quota.use',
  'indicator.own',
];
