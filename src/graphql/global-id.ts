const separator = ':';

/** The global id of an object: its type and key, opaque to the caller. */
export const toGlobalId = (type: string, key: string): string =>
  Buffer.from(`${type}${separator}${key}`).toString('base64url');

/** Type and key of a global id, or null when it is not one. */
export function fromGlobalId(id: string): { type: string; key: string } | null {
  const [type, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(separator);
  const key = rest.join(separator);
  return type && key && toGlobalId(type, key) === id ? { type, key } : null;
}

/** The key in a global id of this type, or null when it is an id of something else or no id at all. */
export function keyOf(type: string, id: string): string | null {
  const found = fromGlobalId(id);
  return found?.type === type ? found.key : null;
}

/** Whether a key can be one of those that the database draws at random. */
export const isUuid = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
