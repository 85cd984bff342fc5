import { keyOf } from '../../../../src/graphql/global-id';
import { prepared } from '../prepared';
import * as facility from './facility';
import { object, orNull, text } from './json';
import { read } from './shape';

const node = object({
  id: facility.id,
  name: text('f.name'),
  status: facility.status,
  product: facility.product,
  municipality: facility.municipality,
  operator: facility.operator({ name: text('name') }),
  places: facility.places({ total: facility.total }),
});

const sql = `select ${object({ node: orNull(`(select ${node} from hub.facility f where f.id = $1)`) })} as json`;

export const facilityObject = read(({ role, variables }) =>
  prepared(role, sql, [keyOf('Facility', variables.id as string)]),
);
