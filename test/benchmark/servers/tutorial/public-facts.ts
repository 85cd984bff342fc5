import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from './node';

@Entity({ schema: 'hub', name: 'municipality' })
@ObjectType()
export class Municipality {
  @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Field() @Column('text') name!: string;
  @Column('text') slug!: string;
  @Column('text') housingMarket!: string;
  @Column('boolean') central!: boolean;
  @Column('text') documentId!: string;
  @Column('text') documentPlace!: string;
}

@Entity({ schema: 'hub', name: 'product' })
@ObjectType()
export class HousingCareProduct {
  @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Field() @Column('text') name!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text') addedBy!: string;
  @Column('text') documentId!: string;
  @Column('text') documentPlace!: string;
}

@Entity({ schema: 'hub', name: 'partner' })
@ObjectType({ implements: Node })
export class Partner extends Node {
  @PrimaryColumn('text', { name: 'id' }) key!: string;
  @Field() @Column('text') name!: string;
  @Field() @Column('text') kind!: string;
  @Column('text', { nullable: true }) oin!: string | null;
  @Column('text', { nullable: true }) agb!: string | null;
  @Column('text', { nullable: true }) workingAreaNote!: string | null;
  @Column('text', { nullable: true }) documentId!: string | null;
  @Column('text', { nullable: true }) documentPlace!: string | null;
}

@ObjectType()
export class Withheld {
  @Field() field!: string;
  @Field() reason!: string;
}

@ObjectType()
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}
