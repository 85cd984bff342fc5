import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Field, Float, Int } from 'type-graphql';
import type { CodeOf } from '../../graphql/codes';
import { connectionOf } from '../../graphql/connection';
import { Expression, Inverse, MappedType, readOverMapping } from '../../graphql/mapped-type';
import { KnownMoment } from '../../graphql/scalars';
import { Slice } from '../../graphql/slice';
import { Withheld, withheldDescription } from '../../graphql/withheld';
import { SourcedNode } from '../document/document.type';
import { Municipality } from '../municipality/municipality.type';
import { Partner } from '../partner/partner.type';
import { HousingCareProduct } from '../product/product.type';
import { FacilityAcceptance } from './acceptance.type';
import { DatePrecision, FacilityStatus, Flow, PlaceKind, Unit } from './facility.codes';
import {
  FacilityAddressEntity,
  FacilityEntity,
  FacilityPlacesEntity,
  FacilityStatementEntity,
  UpcomingPlacesEntity,
} from './facility.entity';

@MappedType({
  entity: () => FacilityPlacesEntity,
  slice: 'facility.public',
  description: 'Plekken. The places of a facility on a date, whether in use or not.',
})
export class FacilityPlaces {
  @Field(() => Int, { description: "Regulier. Regular places, in the facility's unit." })
  regular!: number;

  @Field(() => Int, { description: "Reserve. Reserve places for busy times, in the facility's unit." })
  reserve!: number;

  @Field(() => Int, { description: 'Totaal. Regular and reserve together.' })
  @Expression((row) => `${row}.regular + ${row}.reserve`)
  total!: number;

  @Field(() => GraphQLLocalDate, { description: 'Sinds. Date since which these are the places.' })
  @Expression((row) => `${row}.from_date`)
  since!: string;
}

@MappedType({
  entity: () => UpcomingPlacesEntity,
  slice: 'facility.public',
  description: 'Plekken in het verschiet. What the places of a facility will be from a date that lies ahead.',
})
export class UpcomingPlaces {
  @Field(() => GraphQLLocalDate, { description: 'Vanaf. First day with these places.' })
  @Expression((row) => `${row}.from_date`)
  from!: string;

  @Field(() => Int, { description: "Regulier. Regular places, in the facility's unit." })
  regular!: number;

  @Field(() => Int, { description: "Reserve. Reserve places for busy times, in the facility's unit." })
  reserve!: number;

  @Field(() => Int, { description: 'Totaal. Regular and reserve together; 0 when it closes.' })
  @Expression((row) => `${row}.regular + ${row}.reserve`)
  total!: number;
}

@MappedType({
  entity: () => FacilityAddressEntity,
  slice: 'facility.address',
  description: 'Adres. Where a facility stands. Source: the documents, or its operator.',
})
export class FacilityAddress {
  @Field(() => String, {
    nullable: true,
    description: 'Straat of locatie. Street or location; null when not known.',
  })
  street!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Buurt. CBS code of the neighbourhood; null when not known.',
  })
  neighbourhood!: string | null;

  @Field({
    description:
      'Geheime locatie. Whether the address is confidential: then only the operator and those in charge see it.',
  })
  confidential!: boolean;
}

@MappedType({
  entity: () => FacilityStatementEntity,
  slice: 'facility.public',
  description:
    'Vermelding. What a document says of the places of a facility; statements that disagree stand side by side.',
})
export class FacilityStatement extends SourcedNode {
  @Field(() => PlaceKind, { description: 'Soort plek. Which places it speaks of.' })
  kind!: CodeOf<typeof PlaceKind>;

  @Field(() => Int, {
    nullable: true,
    description: 'Minimum. Least number stated; equal to the most when it is exact.',
  })
  numberMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'Maximum. Most stated; null when open at the top.' })
  numberMax!: number | null;

  @Field(() => Unit, { description: 'Eenheid. What the number counts.' })
  unit!: CodeOf<typeof Unit>;

  @Field(() => Flow, { description: 'Stand of per jaar. Whether the number comes again every year.' })
  flow!: CodeOf<typeof Flow>;

  @Field({ description: 'Tekst. The words of the document.' })
  statedText!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Datum van de vermelding. Date of the document; null when it has none.',
  })
  statedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tegenspraak. Statements with the same key disagree on the same thing.',
  })
  conflictKey!: string | null;
}

@MappedType({
  entity: () => FacilityEntity,
  slice: 'facility.public',
  node: true,
  description: 'Voorziening. A place or group of places with one product, one operator and one municipality.',
})
export class Facility extends SourcedNode {
  @Field({ description: 'Naam. Name as the documents call it, or as it was registered.' })
  name!: string;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente. Where it stands; null when no document says so.',
  })
  municipality!: Municipality | null;

  @Field(() => HousingCareProduct, { description: 'Woonzorgproduct. What kind of housing or shelter it is.' })
  product!: HousingCareProduct;

  @Field(() => Partner, {
    nullable: true,
    description: 'Aanbieder. Who runs it now; null when nobody says so.',
  })
  operator!: Partner | null;

  @Field(() => Partner, {
    nullable: true,
    description: 'Verhuurder. Who owns or lets the building; null when no document says so.',
  })
  landlord!: Partner | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'Eenheid. What its places are counted in; null when nobody says so yet.',
  })
  unit!: CodeOf<typeof Unit> | null;

  @Field(() => FacilityStatus, {
    nullable: true,
    description:
      'Status. By the places that its operator reported: open while there are any; else as the newest document states it, ' +
      'closed once its stated end has passed. Null when nobody says so.',
  })
  @Expression(
    (row) => `coalesce(
      (select case when p.regular + p.reserve > 0 then 'OPEN' else 'CLOSED' end from hub.facility_places p
        where p.facility_id = ${row}.id and p.from_date <= current_date and p.reported order by p.from_date desc limit 1),
      case when ${row}.ends_on <= current_date then 'CLOSED' end, ${row}.stated_status,
      case when exists (select from hub.upcoming_places p where p.facility_id = ${row}.id) then 'PLANNED' end)`,
  )
  status!: CodeOf<typeof FacilityStatus> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Geopend op. (Planned) opening, as a document states it or else as it was reported first; see its precision.',
  })
  @Expression(
    (row) => `coalesce(${row}.opened_on,
      (select min(p.from_date) from hub.facility_places p where p.facility_id = ${row}.id and p.reported))`,
  )
  openedOn!: string | null;

  @Field(() => DatePrecision, {
    nullable: true,
    description:
      'Nauwkeurigheid. How precisely a stated opening is known; null for one that was reported, to the day.',
  })
  openedPrecision!: CodeOf<typeof DatePrecision> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Eindigt op. First day without it, as it was reported or else as a document states it; null when it has no end.',
  })
  @Expression(
    (
      row,
    ) => `(select case when p.reported and p.regular + p.reserve = 0 then p.from_date else ${row}.ends_on end
      from (select) one left join lateral (
        select l.* from hub.facility_places l where l.facility_id = ${row}.id order by l.from_date desc limit 1) p on true)`,
  )
  endsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Doelgroep. For whom, in the words of the document or the registration.',
  })
  targetGroup!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Aandeel doelgroep. Share meant for the target group, 0 to 1; null when all or not stated.',
  })
  shareForTargetGroup!: number | null;

  @Field(() => String, { nullable: true, description: 'Toelichting. Note of the transcriber.' })
  note!: string | null;

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;

  @Field(() => Partner, {
    nullable: true,
    description: 'Geregistreerd door. Who registered it; null when it comes from a document.',
  })
  registeredBy!: Partner | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Geregistreerd op. Moment of that; null when it comes from a document.',
  })
  registeredAt!: Date | null;

  @Field(() => FacilityAcceptance, {
    nullable: true,
    description:
      'Cliënten aannemen. What its operator states; null when the operator of now has not stated it.',
  })
  acceptance!: FacilityAcceptance | null;

  @Field(() => [FacilityStatement], { description: 'Vermeldingen. What the documents say of its places.' })
  @Inverse('facility')
  statements!: FacilityStatement[];

  @Field(() => FacilityPlaces, {
    nullable: true,
    description: 'Plekken. Its places on a date (today); null before the first known date.',
  })
  @Inverse('facility', { asOf: 'fromDate', knownBy: 'hub.facility_places_known' })
  places(
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Peildatum. Date, today when not given.',
    })
    _asOf?: string,
    @Arg('knownAt', () => KnownMoment, {
      nullable: true,
      description: 'Bekend op. As the hub knew it at that moment; all that is known now when not given.',
    })
    _knownAt?: Date,
  ): FacilityPlaces | null {
    return readOverMapping();
  }

  @Field(() => [UpcomingPlaces], {
    description:
      'Plekken in het verschiet. Its places from each later date on which they are known to change.',
  })
  @Inverse('facility', { orderBy: 'fromDate' })
  upcomingPlaces!: UpcomingPlaces[];

  @Field(() => FacilityAddress, {
    nullable: true,
    description: 'Adres. Null and named in `withheld` when it is not shown to you.',
  })
  @Slice('facility.address')
  @Inverse('facility')
  address!: FacilityAddress | null;

  @Field(() => [Withheld], { description: withheldDescription })
  withheld!: Withheld[];
}

export const FacilityConnection = connectionOf(Facility, 'Facility', 'facility.public');
