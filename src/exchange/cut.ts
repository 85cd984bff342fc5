const longest = 100;

/** A cell as it is told back: enough to know it by. */
export const cut = (value: string): string =>
  value.length > longest ? `${value.slice(0, longest)}…` : value;
