import { HubError } from '../errors';
import { largestPage, usualPage, type PageArgs } from '../graphql/connection';
import type { Order } from '../graphql/read';
import { fromCursor, type Place } from './cursor';

/** A page as the statement needs it: from where, in which direction, how many. */
export interface Page {
  size: number;
  /** Whether the rows are read from the end: then they come in reverse. */
  backward: boolean;
  from: Place | null;
}

/** Checks the arguments of a connection. Throws BAD_PAGE or BAD_CURSOR. */
export function readPage(args: PageArgs, order: Order): Page {
  const forward = isGiven(args.first) || isGiven(args.after);
  const backward = isGiven(args.last) || isGiven(args.before);
  const size = args.first ?? args.last ?? usualPage;
  if ((forward && backward) || size < 1 || size > largestPage)
    throw new HubError('BAD_PAGE', { maximum: largestPage });
  const cursor = args.after ?? args.before;
  return { size, backward, from: isGiven(cursor) ? fromCursor(order, cursor) : null };
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
