import type { SliceName } from '../../src/access/matrix';

/** Slices that are rights, or fields of the tables of another slice: no table of their own stands for them. */
export const slicesWithoutRows: readonly SliceName[] = [
  'capacity.report',
  'capacity.comparison',
  'capacity.quality',
  'capacity.interval',
  'capacity.way',
  'error-report.answer',
  'trajectory.register',
  'trajectory.report',
  'trajectory.handOver',
  'nomination.client',
  'nomination.actor',
  'nomination.submit',
  'nomination.decide',
  'nomination.answer',
  'dwelling.supply',
  'dwelling.region',
  'quota.use',
  'fitting.nomination',
  'fitting.list',
];
