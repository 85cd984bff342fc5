import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { isUuid, keyOf } from '../../graphql/global-id';
import { Slice } from '../../graphql/slice';
import { InvalidInput, userError } from '../../graphql/user-error';
import { erase } from './erase';
import { eraseTextOf } from './erasure.repository';
import { ErasedText, ErasureGround, ErasurePayload } from './erasure.type';

@InputType({ description: 'Wissing van een tekst. Which free text is taken away, and why.' })
class EraseTextInput {
  @Field(() => ErasedText, { description: 'Soort tekst. Which text.' })
  text!: CodeOf<typeof ErasedText>;

  @Field(() => ID, {
    description:
      'Van. Global id of the capacity mutation, error report, facility, nomination or quota that it stands in.',
  })
  of!: string;

  @Field(() => ErasureGround, { description: 'Grondslag. On which ground.' })
  ground!: CodeOf<typeof ErasureGround>;

  @Field({
    description:
      'Kenmerk. Your own reference of the request, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

const places = {
  CAPACITY_NOTE: { kind: 'NOTE', type: 'CapacityMutation' },
  ERROR_REPORT: { kind: 'REPORT', type: 'ErrorReport' },
  ERROR_ANSWER: { kind: 'ANSWER', type: 'ErrorReport' },
  ACCEPTANCE_NOTE: { kind: 'ACCEPTANCE', type: 'Facility' },
  NOMINATION_MANDATE: { kind: 'MANDATE', type: 'Nomination' },
  QUOTA_SOURCE: { kind: 'SOURCE', type: 'Quota' },
  OPERATOR_CHANGE_REASON: { kind: 'OPERATOR', type: 'Facility' },
  FACILITY_TARGET_GROUP: { kind: 'TARGET_GROUP', type: 'Facility' },
} as const;

@Resolver()
export class EraseTextResolver {
  @Mutation(() => ErasurePayload, {
    description:
      'Tekst wissen. Takes a free text away that should not be there, such as one that names somebody: your own, or as the ' +
      'central municipality any. What it stood in stays, without it: no text, or "-".',
  })
  @Slice('erasure.text')
  async eraseText(
    @Arg('input', () => EraseTextInput, { description: 'Verzoek. Which text, and why.' })
    { text, of, ground, reference }: EraseTextInput,
    @Ctx() context: OperationContext,
  ): Promise<ErasurePayload> {
    const { kind, type } = places[text];
    const key = keyOf(type, of) ?? '';
    const erasure = { what: 'TEXT' as const, subject: `${kind}:${key}`, ground, reference };
    return erase(context, {
      erasure,
      work: async () => {
        const done =
          (isUuid(key) || type === 'Facility' || type === 'Quota') &&
          (await eraseTextOf(context.unit, { kind, key }, erasure));
        return done ? [] : [userError(InvalidInput, { code: 'TEXT_NOT_FOUND', path: ['of'] })];
      },
    });
  }
}
