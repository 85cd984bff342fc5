import { Extensions, Field, ObjectType } from 'type-graphql';

@Extensions({ slice: 'public.facts' })
@ObjectType({ simpleResolvers: true, description: 'Tekst in twee talen. A text in Dutch and in English.' })
export class BilingualText {
  @Field({ description: 'Nederlands. The Dutch text.' })
  nl!: string;

  @Field({ description: 'Engels. The English text.' })
  en!: string;
}
