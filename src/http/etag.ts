import { createHash } from 'node:crypto';

/** What is published changes when something is published: whoever keeps an answer asks again after some minutes. */
export const keepPublished = 'private, max-age=300';

/** The mark of these very bytes. */
export const etagOf = (bytes: string): string =>
  `"${createHash('sha256').update(bytes).digest('base64url')}"`;

/** Whether the caller has the bytes of a mark already; a proxy may have made it a weak one. */
export const hasAlready = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
