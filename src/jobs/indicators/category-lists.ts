import type { Transaction } from '../../database/unit-of-work';
import { axesOf, elsewhere, unknown, type Axis } from '../../features/indicator/catalogue';
import type { Measure } from '../../features/indicator/measures';

import { AgeBand } from '../../features/trajectory/trajectory.codes';
import { TargetGroup } from '../../features/facility/target-group';

/** The code lists of the region as they are on the day of a snapshot, in which they stay as they were. */
export interface CategoryLists {
  municipalities: string[];
  products: string[];
  providers: string[];
}

export async function readCategoryLists({ query }: Transaction): Promise<CategoryLists> {
  const [lists] = await query<CategoryLists>(`
    select (select array_agg(id order by id) from hub.municipality) as municipalities,
      (select array_agg(id order by id) from hub.product) as products,
      (select array_agg(distinct partner_id order by partner_id) from hub.partner_role
        where role = 'CARE_PROVIDER') as providers`);
  return lists!;
}

/** The codes of each axis of a measure; of a person everything but a cause can be unknown. */
export const categoriesOf = (measure: Measure, lists: CategoryLists): Map<Axis, readonly string[]> =>
  new Map(axesOf(measure).map((axis) => [axis, codesOf(axis, measure, lists)]));

function codesOf(axis: Axis, { categories }: Measure, lists: CategoryLists): readonly string[] {
  switch (axis) {
    case 'CATEGORY':
      return Object.keys(categories ?? {});
    case 'MUNICIPALITY':
      return [...lists.municipalities, elsewhere];
    case 'PRODUCT':
      return [...lists.products, unknown];
    case 'PROVIDER':
      return [...lists.providers, unknown];
    case 'TARGET_GROUP':
      return [...Object.keys(TargetGroup), unknown];
    case 'AGE_BAND':
      return [...Object.keys(AgeBand), unknown];
    default:
      return ['YES', 'NO'];
  }
}
