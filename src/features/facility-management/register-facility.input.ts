import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { UserError } from '../../graphql/user-error';
import { Unit } from '../facility/facility.codes';
import { Facility } from '../facility/facility.type';

@InputType({ description: 'Registratie van een voorziening. A facility that no document names.' })
export class RegisterFacilityInput {
  @Field({ description: 'Naam. For everybody to see, up to 200 characters.' })
  name!: string;

  @Field(() => CbsMunicipalityCode, { description: 'Gemeente. Where it stands.' })
  municipality!: string;

  @Field({ description: 'Woonzorgproduct. Code of the product, from `products`.' })
  product!: string;

  @Field({ description: 'Aanbieder. Who runs it from today: a care provider, by its name in kebab case.' })
  operator!: string;

  @Field(() => Unit, { description: 'Eenheid. What its places are counted in.' })
  unit!: CodeOf<typeof Unit>;

  @Field({
    defaultValue: false,
    description:
      'Geheime locatie. Whether its address is confidential: then only the operator and those in charge see it.',
  })
  confidential!: boolean;

  @Field(() => String, { nullable: true, description: 'Straat of locatie. Up to 200 characters.' })
  street?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Buurt. CBS code of the neighbourhood: WK and six digits, or BU and eight.',
  })
  neighbourhood?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Doelgroep. For whom, in words, for everybody to see; up to 200 characters.',
  })
  targetGroup?: string | null;

  @Field({
    description:
      'Kenmerk. Your own reference of this registration, up to 100 characters: sending it twice changes nothing.',
  })
  reference!: string;
}

@Extensions({ slice: 'facility.manage' })
@ObjectType({
  simpleResolvers: true,
  description: 'Resultaat van een registratie. The new facility, or what was wrong with the input.',
})
export class RegisterFacilityPayload {
  @Field(() => Facility, {
    nullable: true,
    description: 'Voorziening. The new facility; null when there are user errors.',
  })
  facility!: Facility | null;

  @Field({
    description:
      'Al geregistreerd. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyRegistered!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}
