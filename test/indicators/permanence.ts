/** What an exit is for the share that found a home for good; null for who is in neither side of it. */
export function permanenceOf(destination: string | null): string | null {
  if (destination === 'OWN_HOME') return 'DURABLE_HOME';
  if (destination === null || ['UNKNOWN', 'INACTIVE'].includes(destination)) return 'UNKNOWN';
  return ['DECEASED', 'TRANSFERRED_OUT'].includes(destination) ? null : 'ELSEWHERE';
}
