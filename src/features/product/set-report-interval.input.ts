import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-error';
import { HousingCareProduct } from './product.type';

@InputType({
  description: 'Meldtermijn van een woonzorgproduct. How often the facilities of a product are to report.',
})
export class SetReportIntervalInput {
  @Field({ description: 'Woonzorgproduct. Code of the product, such as housing-first.' })
  product!: string;

  @Field(() => Int, {
    description: 'Dagen. Days after a report within which the next one is due, 1 to 92.',
  })
  days!: number;
}

@Extensions({ slice: 'capacity.interval' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van het wijzigen van een meldtermijn. The product as it is now, or what was wrong with the input.',
})
export class SetReportIntervalPayload {
  @Field(() => HousingCareProduct, {
    nullable: true,
    description: 'Woonzorgproduct. The product after this; null when it does not exist.',
  })
  product!: HousingCareProduct | null;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was changed.' })
  userErrors!: UserError[];
}
