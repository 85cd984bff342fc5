import { Field, ID, InterfaceType, ObjectType, Extensions } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { fillBoth, type Bilingual } from '../errors';
import { userErrorCatalogue, type UserErrorCode } from '../user-errors';
import { BilingualText } from './bilingual';

@InterfaceType({
  description: 'Gebruikersfout. What was wrong with the input, with a stable code and what to do about it.',
  resolveType: (value: UserError) => value.constructor.name,
})
export abstract class UserError {
  @Field({ description: 'Code. Stable code of the error, such as OUT_OF_USE_ABOVE_PLACES.' })
  code!: string;

  @Field(() => BilingualText, { description: 'Melding. What is wrong.' })
  message!: Bilingual;

  @Field(() => BilingualText, { description: 'Wat te doen. What to do about it.' })
  whatToDo!: Bilingual;

  @Field(() => [String], { description: 'Pad. The input field that it is about, from `input` downward.' })
  path!: string[];
}

@Extensions({ slice: 'public.facts' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'Onjuiste invoer. The input itself is not possible.',
})
export class InvalidInput extends UserError {}

@Extensions({ slice: 'public.facts' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'Strijdig. The input contradicts something that is already recorded.',
})
export class Conflict extends UserError {}

@Extensions({ slice: 'public.facts' })
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    'Nu nog niet mogelijk. Not possible on this date; possible from another date, if there is one.',
})
export class NotPossibleOnDate extends UserError {
  @Field(() => GraphQLLocalDate, { description: 'Datum. The date on which a rule would be broken.' })
  brokenOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Eerste mogelijke datum. First date on which the same input is possible; null when there is none.',
  })
  firstPossibleDate!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Regel in de weg. Global id of the recorded line that would break the rule; null when it is the input itself.',
  })
  offendingLine!: string | null;
}

interface UserErrorDetails {
  code: UserErrorCode;
  /** The input field, from `input` downward. */
  path: string[];
  /** Values for the placeholders of the text. */
  values?: Record<string, string | number>;
}

/** What a mutation could not do, told to its user: part of the payload, never of `errors`. */
export function userError<T extends UserError>(
  kind: new () => T,
  { code, path, values = {} }: UserErrorDetails,
): T {
  const { message, whatToDo } = userErrorCatalogue[code];
  return Object.assign(new kind(), {
    code,
    path: ['input', ...path],
    message: fillBoth(message, values),
    whatToDo: fillBoth(whatToDo, values),
  });
}
