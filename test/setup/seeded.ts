/** The day on which the synthetic clients of the tests stand as they do, and how many there are. */
export const seedDay = '2026-11-16';
export const seedPopulation = 800;

/** What is published from the start in every test: few, since each takes a second or two. */
export const publishedMeasures = ['TRIAGE_WITHIN_SIX_WEEKS', 'REGISTRATIONS'];
