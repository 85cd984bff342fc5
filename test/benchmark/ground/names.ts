/** Providers of made-up facilities; the first runs a fifth of them, and is the one that is measured. */
export const careProviders = [
  'leger-des-heils',
  'yulius',
  'antes',
  'de-hoop',
  'timon',
  'asvz',
  'syndion',
  'enver',
  'bij-bram',
] as const;

export const municipalities = [
  'GM0505',
  'GM0482',
  'GM0512',
  'GM0523',
  'GM0531',
  'GM1978',
  'GM0590',
  'GM0610',
  'GM0642',
] as const;

export const products = [
  'housing-first',
  'flex-housing',
  'housing-training',
  'skaeve-huse',
  'time-out',
  'intramural-complex',
  'transitional-housing',
  'crisis-shelter',
] as const;
