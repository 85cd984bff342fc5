import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { HousingCareProduct } from './product.type';

@InputType({
  description:
    'Inactiviteit bij een woonzorgproduct. After how many days without a sign a client in a facility of a product counts as left.',
})
export class SetInactivityInput {
  @Field({ description: 'Woonzorgproduct. Code of the product, such as day-and-night-shelter.' })
  product!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Dagen. Days after the last sign from which a client counts as left, 1 to 365; null, or left out: nobody counts as inactive.',
  })
  days?: number | null;
}

@Extensions({ slice: 'indicator.inactivity' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van het wijzigen van de inactiviteit. The product as it is now, or what was wrong with the input.',
})
export class SetInactivityPayload {
  @Field(() => HousingCareProduct, {
    nullable: true,
    description: 'Woonzorgproduct. The product after this; null when it does not exist.',
  })
  product!: HousingCareProduct | null;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was changed.' })
  userErrors!: UserError[];
}
