/** An operation that the generic resolver is to answer, be it because it is wrong: then it says how. */
export class NotCompiled extends Error {}
