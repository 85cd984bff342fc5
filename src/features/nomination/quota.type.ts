import { Field, Int } from 'type-graphql';
import { codes, type CodeOf } from '../../graphql/codes';
import { Expression, MappedType } from '../../graphql/mapped-type';
import { Slice } from '../../graphql/slice';
import { SourcedNode } from '../document/document.type';
import { Municipality } from '../municipality/municipality.type';
import { NominationScheme } from '../candidate/housing-need.codes';
import { QuotaEntity } from './quota.entity';
import { dividedSql, reservedSql, usedSql } from './quota.sql';

export const AllocationKey = codes(
  'AllocationKey',
  'Verdeelsleutel. By which key the quota of the region is divided over municipalities.',
  { INHABITANTS: 'inwoners', AGREED_DIVISION: 'afgesproken verdeling' },
);

@MappedType({
  entity: () => QuotaEntity,
  slice: 'quota',
  node: true,
  description:
    'Contingent. How many nominations were agreed under a scheme in a year, for the region or for a municipality by its ' +
    'share. How many are used counts clients, and is shown to those in charge only.',
})
export class Quota extends SourcedNode {
  @Field(() => NominationScheme, { description: 'Regeling. Under which scheme.' })
  scheme!: CodeOf<typeof NominationScheme>;

  @Field(() => Municipality, {
    nullable: true,
    description: 'Gemeente. Whose share it is; null for the whole region.',
  })
  municipality!: Municipality | null;

  @Field(() => Int, { description: 'Jaar. Calendar year in which nominations are granted.' })
  year!: number;

  @Field(() => Int, { description: 'Afgesproken. Nominations (persons) that may be granted in that year.' })
  agreed!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Verdeelsleutel, zoals beschreven. How the document says that it is divided; null when none says so.',
  })
  allocationKey!: string | null;

  @Field(() => AllocationKey, {
    nullable: true,
    description:
      'Verdeelsleutel. By which key it is divided over municipalities, or by which this share follows from it; null when no key is ' +
      'known, or when the share was set by itself.',
  })
  allocatedBy!: CodeOf<typeof AllocationKey> | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Sleutelgetal. What the key counts in the municipality, such as its inhabitants; null for the region, and where no key was ' +
      'applied. Source: the decision.',
  })
  allocationFigure!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Verdeeld. Sum of the shares of municipalities (persons); null for a share, and where no share is set.',
  })
  @Expression(dividedSql)
  divided!: number | null;

  @Field(() => Int, {
    description:
      'Gebruikt. Granted in that year and come to a lease, or withdrawn since the home is arranged outside the hub.',
  })
  @Slice('quota.use')
  @Expression(usedSql)
  used!: number;

  @Field(() => Int, { description: 'Gereserveerd. Granted in that year and still on the way to a lease.' })
  @Slice('quota.use')
  @Expression(reservedSql)
  reserved!: number;

  @Field(() => Int, {
    description:
      'Over. agreed - used - reserved; below zero when the central municipality granted beyond it.',
  })
  @Slice('quota.use')
  @Expression((row) => `${row}.agreed - ${usedSql(row)} - ${reservedSql(row)}`)
  left!: number;

  @Field(() => String, { nullable: true, description: 'Toelichting. Note that belongs to the number.' })
  note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Bron. Decision on which the number rests; null where it comes from a document.',
  })
  source!: string | null;

  @Field({ description: 'Synthetisch. Whether it is made up for demonstration or test.' })
  synthetic!: boolean;
}
