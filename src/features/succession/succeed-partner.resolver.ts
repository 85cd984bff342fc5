import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Extensions, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import { takeTurn } from '../../database/take-turn';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { keyOf } from '../../graphql/global-id';
import { Read } from '../../graphql/read';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, UserError, userError } from '../../graphql/user-error';
import { checkReference } from '../check-input';
import {
  addSuccession,
  decidedAs,
  factsOf,
  type GivenSuccession,
  type SuccessionFacts,
} from './succession.repository';
import { Succession, SuccessionRole } from './succession.type';

@InputType({ description: 'Opvolging. Which partner takes whose place.' })
class SucceedPartnerInput {
  @Field(() => ID, { description: 'Voorganger. Global id of the partner that is succeeded.' })
  predecessor!: string;

  @Field(() => ID, { description: 'Opvolger. Global id of the partner that takes its place.' })
  successor!: string;

  @Field(() => SuccessionRole, { description: 'Rol. In which role.' })
  role!: CodeOf<typeof SuccessionRole>;

  @Field(() => GraphQLLocalDate, {
    description: 'Ingangsdatum. First day of the successor: today, or up to five years ahead.',
  })
  effectiveOn!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this decision, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'succession' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een opvolging. What was decided, or what was wrong with the input.',
})
class SucceedPartnerPayload {
  @Field(() => Succession, {
    nullable: true,
    description: 'Opvolging. As it was decided; null when there are user errors.',
  })
  succession!: Succession | null;

  @Field({
    description:
      'Al vastgelegd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRecorded!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

@Resolver()
export class SucceedPartnerResolver {
  @Mutation(() => SucceedPartnerPayload, {
    description:
      'Opvolgen. From a day on a partner takes the place of another in one role: its references of clients, its pseudonyms, ' +
      'its hand-overs and clients, and its working area go over, within ten minutes of that day or of the decision. The ' +
      'predecessor then acts in this role no more, a provider that still runs facilities aside.',
  })
  @Slice('succession')
  async succeedPartner(
    @Arg('input', () => SucceedPartnerInput, { description: 'Opvolging. Who succeeds whom.' })
    input: SucceedPartnerInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<SucceedPartnerPayload> {
    const { role, effectiveOn, reference } = input;
    const given: GivenSuccession = {
      predecessor: keyOf('Partner', input.predecessor) ?? '',
      successor: keyOf('Partner', input.successor) ?? '',
      ...{ role, effectiveOn },
    };
    await takeTurn(unit, 'hub.partner_succession');
    const earlier = await decidedAs(unit, reference);
    if (earlier)
      return isSame(earlier, given)
        ? recorded(earlier.id, true)
        : refused([userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] })]);
    const errors = [...check(given, await factsOf(unit, given)), ...checkReference(reference)];
    if (errors.length > 0) return refused(errors);
    const id = await addSuccession(unit, given, reference);
    const { predecessor, successor } = given;
    await recordAct(unit, { activity: 'partner.succeed', subjects: [predecessor, successor], requestId });
    return recorded(id, false);
  }
}

type Code = Parameters<typeof userError>[1]['code'];
const invalid = (code: Code, field: string, values: Record<string, string> = {}): UserError =>
  userError(InvalidInput, { code, path: [field], values });

function check(
  { predecessor, successor, effectiveOn }: GivenSuccession,
  { inRole, successorExists, decided, today, last }: SuccessionFacts,
): UserError[] {
  const errors: UserError[] = [];
  if (predecessor === successor) errors.push(invalid('SAME_PARTNER', 'successor'));
  if (!successorExists) errors.push(invalid('PARTNER_NOT_FOUND', 'successor'));
  if (decided) errors.push(userError(Conflict, { code: 'SUCCEEDED_ALREADY', path: ['predecessor'] }));
  else if (!inRole) errors.push(invalid('PARTNER_NOT_IN_ROLE', 'predecessor'));
  if (effectiveOn < today) errors.push(invalid('SUCCESSION_IN_PAST', 'effectiveOn', { today }));
  if (effectiveOn > last) errors.push(invalid('DATE_TOO_FAR', 'effectiveOn', { last }));
  return errors;
}

const isSame = (one: GivenSuccession, other: GivenSuccession): boolean =>
  (Object.keys(other) as Array<keyof GivenSuccession>).every((key) => one[key] === other[key]);

const recorded = (id: string, alreadyRecorded: boolean): SucceedPartnerPayload => ({
  succession: Read.one(Succession, id),
  ...{ alreadyRecorded, userErrors: [] },
});

const refused = (userErrors: UserError[]): SucceedPartnerPayload => ({
  ...{ succession: null, alreadyRecorded: false, userErrors },
});
