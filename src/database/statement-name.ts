import { LRUCache } from 'lru-cache';

/** Texts of one role that are remembered, whether they came once or often. */
const mostTexts = 1_000;

interface Known {
  name: string;
  uses: number;
}

const byRole = new Map<string, LRUCache<string, Known>>();
let names = 0;

/** The name under which a role's statement is prepared. None at its first use: what comes once is not worth keeping. */
export function statementName(role: string, text: string): string | undefined {
  const texts = byRole.get(role) ?? new LRUCache<string, Known>({ max: mostTexts });
  byRole.set(role, texts);
  const known = texts.get(text) ?? { name: `s${(names += 1)}`, uses: 0 };
  known.uses += 1;
  texts.set(text, known);
  return known.uses > 1 ? known.name : undefined;
}
