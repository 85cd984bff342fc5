import { Extensions, Field, ObjectType } from 'type-graphql';
import { codes, type CodeOf } from './codes';

export const WithheldReason = codes(
  'WithheldReason',
  'Reden van weglaten. Why a field is null although it may have a value.',
  {
    OUTSIDE_YOUR_RELATION: 'buiten uw relatie: dit gegeven is er voor anderen dan uw organisatie',
    SMALL_NUMBER: 'klein aantal: tonen zou iemand herkenbaar maken',
  },
);

@Extensions({ slice: 'public.facts' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Weggelaten gegeven. A field that is null because it is not shown to you, so that null without it means unknown.',
})
export class Withheld {
  @Field({ description: 'Veld. Name of the field on this object.' })
  field!: string;

  @Field(() => WithheldReason, { description: 'Reden. Why it is not shown.' })
  reason!: CodeOf<typeof WithheldReason>;
}

/** Description of every `withheld` field. */
export const withheldDescription =
  'Weggelaten velden. The fields of this object that are not shown to you, each with the reason.';

/** A field whose row the policy hides from the caller. */
export const outsideRelation = (field: string): Withheld => ({
  field,
  reason: WithheldReason.OUTSIDE_YOUR_RELATION,
});
