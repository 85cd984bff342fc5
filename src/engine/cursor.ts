import { z } from 'zod';
import { HubError } from '../errors';
import type { Order } from '../graphql/read';

/** A place in an ordered list: the order, the value by which it orders, and the key that decides between equals. */
const place = z.tuple([z.string(), z.string(), z.string()]);

export interface Place {
  /** As text, to the last digit: a moment has more of them than JavaScript knows. */
  value: string;
  key: string;
}

export const toCursor = (order: Order, { value, key }: Place): string =>
  Buffer.from(JSON.stringify([order.name, value, key])).toString('base64url');

/** Reads a cursor back. Throws BAD_CURSOR when it is not one, or one of another order. */
export function fromCursor(order: Order, cursor: string): Place {
  const [name, value, key] = place.safeParse(parse(cursor)).data ?? [];
  if (name !== order.name || value === undefined || key === undefined) throw new HubError('BAD_CURSOR');
  return { value, key };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
