import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ObjectType } from 'type-graphql';
import { UserError, userError } from '../../graphql/user-error';

@Extensions({ slice: 'capacity.report' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    'Telt op verblijven. The occupancy of this facility follows from stays on that date, so that no count is taken.',
})
export class CountedByStays extends UserError {
  @Field(() => GraphQLLocalDate, { description: 'Sinds. First day on which stays count.' })
  since!: string;
}

export const countedByStays = (since: string): UserError =>
  Object.assign(userError(CountedByStays, { code: 'COUNTED_BY_STAYS', path: ['kind'], values: { since } }), {
    since,
  });
