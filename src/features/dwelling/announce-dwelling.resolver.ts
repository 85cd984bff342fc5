import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { recordAct } from '../../database/audit-trail';
import type { UnitOfWork } from '../../database/unit-of-work';
import type { CodeOf } from '../../graphql/codes';
import type { OperationContext } from '../../graphql/context';
import { CbsMunicipalityCode } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { Conflict, InvalidInput, userError, type UserError } from '../../graphql/user-error';
import { KindOfDwelling } from '../candidate/candidate.type';
import { checkReference } from '../check-input';
import { RentBand } from '../candidate/housing-need.codes';
import { DwellingAccessibility } from './dwelling.codes';
import { done, DwellingPayload, refused } from './dwelling.payload';
import { addDwelling, announcedAs, worksIn, type GivenDwelling } from './dwelling.repository';

/** As the check on the column says. */
const rooms = { minimum: 1, maximum: 12 };

@InputType({ description: 'Aankondiging van een woning. A home that you can let to somebody who moves on.' })
class AnnounceDwellingInput {
  @Field(() => CbsMunicipalityCode, { description: 'Gemeente. Where it stands, in your working area.' })
  municipality!: string;

  @Field(() => KindOfDwelling, { description: 'Soort woning. What kind of home it is.' })
  kind!: CodeOf<typeof KindOfDwelling>;

  @Field(() => Int, { description: 'Kamers. Rooms, living room included, 1 to 12.' })
  rooms!: number;

  @Field(() => RentBand, { description: 'Huurklasse. Up to which limit its rent goes.' })
  rentBand!: CodeOf<typeof RentBand>;

  @Field(() => DwellingAccessibility, { description: 'Toegankelijkheid. Who can get in and about.' })
  accessibility!: CodeOf<typeof DwellingAccessibility>;

  @Field(() => GraphQLLocalDate, {
    description: 'Beschikbaar vanaf. First day on which it can be let; it may lie ahead.',
  })
  availableFrom!: string;

  @Field({
    description:
      'Kenmerk. Your own reference of this dwelling, up to 100 characters and no address: sending it twice changes nothing.',
  })
  reference!: string;
}

@Resolver()
export class AnnounceDwellingResolver {
  @Mutation(() => DwellingPayload, {
    description:
      'Woning aankondigen. Announces a dwelling, for those who assign nominations to see. Sending the same reference twice changes nothing.',
  })
  @Slice('dwelling.announce')
  async announceDwelling(
    @Arg('input', () => AnnounceDwellingInput, { description: 'Woning. What you can let.' })
    input: AnnounceDwellingInput,
    @Ctx() { unit, requestId }: OperationContext,
  ): Promise<DwellingPayload> {
    const { municipality, ...said } = input;
    const given: GivenDwelling = { municipalityId: municipality, ...said };
    const earlier = await announcedAs(unit, given.reference);
    if (earlier) return isSame(earlier, given) ? done(earlier.id, true) : refused(null, [reused()]);
    const errors = await check(unit, given);
    if (errors.length > 0) return refused(null, errors);
    const id = await addDwelling(unit, given);
    await recordAct(unit, { activity: 'dwelling.announce', subjects: [id], requestId });
    return done(id, false);
  }
}

async function check(unit: UnitOfWork, given: GivenDwelling): Promise<UserError[]> {
  const inRange = given.rooms >= rooms.minimum && given.rooms <= rooms.maximum;
  return [
    ...((await worksIn(unit, given.municipalityId))
      ? []
      : [userError(InvalidInput, { code: 'OUTSIDE_WORKING_AREA', path: ['municipality'] })]),
    ...(inRange
      ? []
      : [userError(InvalidInput, { code: 'ROOMS_OUT_OF_RANGE', path: ['rooms'], values: rooms })]),
    ...checkReference(given.reference),
  ];
}

const isSame = (one: GivenDwelling, other: GivenDwelling): boolean =>
  (Object.keys(other) as Array<keyof GivenDwelling>).every((key) => one[key] === other[key]);

const reused = (): UserError => userError(Conflict, { code: 'REFERENCE_REUSED', path: ['reference'] });
