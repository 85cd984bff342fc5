import { InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { checkReference, checkText } from '../check-input';
import type { AcceptanceStatement } from './acceptance.repository';
import type { StateAcceptanceInput } from './state-acceptance.input';
import { TargetGroup } from './target-group';

const order = Object.keys(TargetGroup);

/** The statement that an input stands for: each group once, in the order of the code list. */
export const toStatement = ({
  accepting,
  from,
  targetGroups,
  note,
}: StateAcceptanceInput): AcceptanceStatement => ({
  accepting,
  from,
  targetGroups: order.filter((group) => (targetGroups as string[]).includes(group)),
  note: note || null,
});

/** What is wrong with the input. */
export function checkStatement({
  accepting,
  targetGroups,
  note,
  reference,
}: StateAcceptanceInput): UserError[] {
  const groups = (code: 'TARGET_GROUP_REQUIRED' | 'TARGET_GROUP_NOT_ALLOWED') =>
    userError(InvalidInput, { code, path: ['targetGroups'] });
  const given = targetGroups.length > 0;
  return [
    ...(accepting && !given ? [groups('TARGET_GROUP_REQUIRED')] : []),
    ...(!accepting && given ? [groups('TARGET_GROUP_NOT_ALLOWED')] : []),
    ...checkText('note', note, { longest: 300 }),
    ...checkReference(reference),
  ];
}

/** Whether two statements say the same. */
export const saySame = (one: AcceptanceStatement, other: AcceptanceStatement): boolean =>
  one.accepting === other.accepting &&
  one.from === other.from &&
  one.note === other.note &&
  one.targetGroups.join() === other.targetGroups.join();
