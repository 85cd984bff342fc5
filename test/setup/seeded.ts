/** The day on which the synthetic clients of the tests stand as they do, and how many there are. */
export const seedDay = '2026-11-16';
export const seedPopulation = 500;
