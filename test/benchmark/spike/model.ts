/** What is declared once and read by both ways: types, their tables, keys and relations. */
export type Field =
  | { kind: 'column'; column: string }
  /** To one, by a column of this row. */
  | { kind: 'one'; type: string; by: string }
  /** A 1:1 table with a policy of its own. */
  | { kind: 'slice'; type: string }
  /** The last row of a history at a date; guarded when the history may be withheld. */
  | { kind: 'asOf'; type: string; guarded: boolean }
  | { kind: 'withheld' };

export interface Entity {
  table: string;
  key: string;
  /** PostgreSQL type of the key, so that parameters compare with the index's type. */
  cast: string;
  date?: string;
  /** No row policy: it may be joined to a finished page instead of being looked up row by row. */
  open?: boolean;
  fields: Record<string, Field>;
}

export interface Root {
  type: string;
  /** Columns of the total order and their PostgreSQL types, in turn. */
  order: Record<string, string>;
  filters: Record<string, string>;
  audited?: boolean;
}

const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const columns = (...names: string[]): Record<string, Field> =>
  Object.fromEntries(
    names.map((name): [string, Field] => [camelCase(name), { kind: 'column', column: name }]),
  );
const one = (type: string, by: string): Field => ({ kind: 'one', type, by });

const facility: Entity = {
  table: 'facility',
  key: 'id',
  cast: 'text',
  fields: {
    ...columns('id', 'name', 'product'),
    municipality: one('Municipality', 'municipality_id'),
    operator: one('Partner', 'operator_id'),
    places: { kind: 'asOf', type: 'Places', guarded: false },
    address: { kind: 'slice', type: 'Address' },
    occupancy: { kind: 'asOf', type: 'Occupancy', guarded: true },
    withheld: { kind: 'withheld' },
  },
};

const trajectory: Entity = {
  table: 'trajectory',
  key: 'id',
  cast: 'uuid',
  fields: {
    ...columns('id', 'route', 'phase', 'registered_on'),
    municipalityOfOrigin: one('Municipality', 'municipality_of_origin_id'),
    care: { kind: 'slice', type: 'Care' },
    withheld: { kind: 'withheld' },
  },
};

const freePlaces: Entity = {
  table: 'published.free_places',
  key: 'week',
  cast: 'date',
  fields: {
    ...columns('week', 'product', 'class', 'facilities'),
    municipality: one('Municipality', 'municipality_id'),
  },
};

const named = (table: string): Entity => ({
  table,
  key: 'id',
  cast: 'text',
  open: true,
  fields: columns('id', 'name'),
});
const ofFacility = (table: string, fields: Record<string, Field>, date?: string): Entity => ({
  table,
  key: 'facility_id',
  cast: 'text',
  date,
  fields,
});

export const entities: Record<string, Entity> = {
  Municipality: named('municipality'),
  Partner: named('partner'),
  Facility: facility,
  Places: ofFacility('facility_places', columns('regular', 'reserve'), 'from_date'),
  Address: ofFacility('facility_address', columns('street', 'postcode', 'city')),
  Occupancy: ofFacility('capacity_state', columns('out_of_use', 'occupied'), 'from_date'),
  FreePlaces: freePlaces,
  Trajectory: trajectory,
  Care: {
    table: 'trajectory_care',
    key: 'trajectory_id',
    cast: 'uuid',
    fields: columns('cause', 'target_group'),
  },
};

export const roots: Record<string, Root> = {
  facilities: {
    type: 'Facility',
    order: { name: 'text', id: 'text' },
    filters: {},
  },
  freePlaces: {
    type: 'FreePlaces',
    order: { municipality_id: 'text', product: 'text', class: 'text' },
    filters: { municipalities: 'municipality_id = any({}::text[])', week: 'week = {}::date' },
  },
  trajectories: {
    type: 'Trajectory',
    order: { registered_on: 'date', id: 'uuid' },
    filters: { phase: 'phase = {}::text' },
    audited: true,
  },
};

/** Which redactable fields a role's schema has; in the hub this is `src/access/matrix.ts`. */
const slices: Record<string, Record<string, string[]>> = {
  hub_housing_association: { Facility: ['address'] },
  hub_care_provider: { Facility: ['address', 'occupancy'], Trajectory: ['care'] },
  hub_municipality: { Facility: ['address', 'occupancy'], Trajectory: [] },
};

export const slicesOf = (role: string, type: string): string[] => slices[role]?.[type] ?? [];
