import type { Role } from './role';
import type { RolesOfPartner } from './authenticate';

const freshForMs = 30_000;

/**
 * Remembers who may act in which role. Asked again after half a minute, so that a partner who is taken out is out
 * soon, and a request costs no extra query.
 */
export function partnerDirectory(
  load: () => Promise<Map<string, Role[]>>,
  now: () => number = Date.now,
): RolesOfPartner {
  let loadedAt = -Infinity;
  let directory: Promise<Map<string, Role[]>> = Promise.resolve(new Map());
  return async (partnerId) => {
    if (now() - loadedAt > freshForMs) {
      loadedAt = now();
      directory = load();
      // What could not be loaded is asked again by the next request.
      directory.catch(() => (loadedAt = -Infinity));
    }
    return (await directory).get(partnerId) ?? [];
  };
}
