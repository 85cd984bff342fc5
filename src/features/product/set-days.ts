import { recordAct } from '../../database/audit-trail';
import type { OperationContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { HousingCareProduct } from './product.type';

/** A number of days that the central municipality sets for a product. */
interface Setting {
  column: 'report_every_days' | 'inactive_after_days';
  product: string;
  days: number | null;
  activity: Parameters<typeof recordAct>[1]['activity'];
  /** To what it is set, in the words of the audit trail, so that the trail tells what it was before. */
  said: string;
}

/** Sets it, and answers with the product as it is now, or with that there is no such product. */
export async function setDays(
  { unit, requestId }: Pick<OperationContext, 'unit' | 'requestId'>,
  { column, product, days, activity, said }: Setting,
): Promise<Answer> {
  const sql = `update hub.product set ${column} = $2 where id = $1 returning id`;
  const changed = await unit.query(sql, [product, days]);
  if (changed.length === 0)
    return answer(product, [userError(InvalidInput, { code: 'PRODUCT_NOT_FOUND', path: ['product'] })]);
  await recordAct(unit, { activity, subjects: [product, said], requestId });
  return answer(product, []);
}

interface Answer {
  product: HousingCareProduct;
  userErrors: UserError[];
}

export const answer = (product: string, userErrors: UserError[]): Answer => ({
  product: Read.one(HousingCareProduct, product),
  userErrors,
});
