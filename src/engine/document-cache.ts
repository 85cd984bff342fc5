import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';

/** Documents that are kept parsed and validated, with their plans, and the size of their JSON together. */
const bounds = { max: 1_000, maxSize: 8 * 2 ** 20 };

/** The documents of all roles: however many distinct ones are sent, the least used make room. */
export const documentCache = () => new InMemoryLRUCache<DocumentNode>(bounds);
