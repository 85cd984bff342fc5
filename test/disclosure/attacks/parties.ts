import type { Party } from './linked-bounds';

/** Every two of them together. */
export const twoOf = (parties: readonly Party[]): Party[] =>
  parties.flatMap((one, place) =>
    parties.slice(place + 1).map(
      (other): Party =>
        (client) =>
          one(client) || other(client),
    ),
  );
