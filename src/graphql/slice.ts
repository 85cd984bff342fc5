import { Extensions } from 'type-graphql';
import type { SliceName } from '../access/matrix';

/**
 * Says to which slice of the access matrix a field belongs; a type's slice is the default of its fields.
 * A field without a slice stops the start.
 */
export const Slice = (slice: SliceName) => Extensions({ slice });
