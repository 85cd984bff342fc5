import { GraphQLLocalDate } from 'graphql-scalars';
import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import type { UserErrorCode } from '../../user-errors';
import type { ContradictionCode } from './trajectory.rules';

@Extensions({ slice: 'trajectory.report' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'Tegenspraak. The event cannot be together with another one of the same trajectory.',
})
export class EventContradiction extends UserError {
  @Field(() => ID, {
    nullable: true,
    description: 'Strijdig met. Key of the event in the way; null when it is one that is missing.',
  })
  conflictsWith!: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Op. Day on which they contradict each other.' })
  contradictedOn!: string;
}

/** What a contradiction is called where users read it. */
export const contradictionCodes: Record<ContradictionCode, UserErrorCode> = {
  NOT_REGISTERED_YET: 'NOT_REGISTERED_YET',
  REGISTERED_ALREADY: 'REGISTERED_ALREADY',
  NOT_ON_THIS_ROUTE: 'NOT_ON_THIS_ROUTE',
  PROPOSED_ALREADY: 'PROPOSED_ALREADY',
  PROPOSED_AFTER_DECISION: 'PROPOSED_AFTER_DECISION',
  DECIDED_ALREADY: 'DECIDED_ALREADY',
  ACCESS_WAS_REFUSED: 'ACCESS_WAS_REFUSED',
  NO_ACCESS_YET: 'NO_ACCESS_YET',
  NOT_TRIAGED_YET: 'NOT_TRIAGED_YET',
  NOT_READY_YET: 'NOT_READY_YET',
  STAYS_THERE_ALREADY: 'STAYS_THERE_ALREADY',
  NO_SUCH_STAY: 'NO_SUCH_STAY',
  STILL_STAYS: 'STILL_STAYS',
  NOT_HOUSED_YET: 'NOT_HOUSED_YET',
  CLOSED_ALREADY: 'TRAJECTORY_CLOSED',
};
