import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
export class BilingualText {
  @Field() nl!: string;
  @Field() en!: string;
}

@Entity({ schema: 'hub', name: 'indicator' })
@ObjectType()
export class Indicator {
  @Field({ name: 'code' }) @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Field(() => BilingualText) @Column('jsonb') name!: BilingualText;
  @Column('jsonb') definition!: BilingualText;
  @Field() @Column('text') unit!: string;
  @Column('jsonb', { nullable: true }) numerator!: BilingualText | null;
  @Column('jsonb', { nullable: true }) denominator!: BilingualText | null;
  @Column('jsonb', { nullable: true }) exclusions!: BilingualText | null;
  @Column('jsonb', { nullable: true }) norm!: BilingualText | null;
  @Column('jsonb') source!: BilingualText;
  @Column('boolean') computed!: boolean;
  @Column('integer') version!: number;
}

@Entity({ schema: 'hub', name: 'indicator_value' })
@ObjectType()
export class IndicatorValue {
  @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Column('text') indicatorId!: string;
  @Field() @Column('text') origin!: string;
  @Column('text') periodKind!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) period!: string | null;
  @Column('text', { nullable: true }) area!: string | null;
  @Column('text', { nullable: true }) municipalityId!: string | null;
  @Column('text', { nullable: true }) productId!: string | null;
  @Column('text', { nullable: true }) categoryKind!: string | null;
  @Column('text', { nullable: true }) category!: string | null;
  @Column('text', { nullable: true }) categoryEn!: string | null;
  @Column('double precision', { nullable: true }) valueMin!: number | null;
  @Column('double precision', { nullable: true }) valueMax!: number | null;
  @Field() @Column('text') unit!: string;
  @Column('text', { nullable: true }) flow!: string | null;
  @Column('text', { nullable: true }) statedText!: string | null;
  @Column('text', { nullable: true }) conflictKey!: string | null;
  @Column('text', { nullable: true }) originalSource!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('jsonb', { nullable: true }) coverage!: object | null;
  @Column('text', { nullable: true }) documentId!: string | null;
  @Column('text', { nullable: true }) documentPlace!: string | null;

  @Field(() => Float, { nullable: true })
  get value(): number | null {
    return this.valueMin === this.valueMax ? this.valueMin : null;
  }
}

@ObjectType()
export class IndicatorValueConnection {
  @Field(() => [IndicatorValue]) nodes!: IndicatorValue[];
}
