import { Extensions, Field, ObjectType } from 'type-graphql';
import { Read } from '../../graphql/read';
import { UserError } from '../../graphql/user-error';
import { Dwelling } from './dwelling.type';

@Extensions({ slice: 'dwelling.announce' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Resultaat van een wijziging van een woning. The dwelling as it is now, or what was wrong with the input.',
})
export class DwellingPayload {
  @Field(() => Dwelling, {
    nullable: true,
    description: 'Woning. As it is now; null when it is not yours, or was not announced.',
  })
  dwelling!: Dwelling | null;

  @Field({
    description: 'Al gedaan. Whether this reference had been recorded before, so that nothing changed now.',
  })
  alreadyDone!: boolean;

  @Field(() => [UserError], { description: 'Gebruikersfouten. What was wrong; empty when it was recorded.' })
  userErrors!: UserError[];
}

export const done = (id: string, alreadyDone: boolean): DwellingPayload => ({
  dwelling: Read.one(Dwelling, id),
  alreadyDone,
  userErrors: [],
});

export const refused = (id: string | null, userErrors: UserError[]): DwellingPayload => ({
  dwelling: id === null ? null : Read.one(Dwelling, id),
  alreadyDone: false,
  userErrors,
});
