import type { Bilingual } from '../../errors';
import type { PeriodKind } from './period';
import type { Dimension, Measure } from './measures';

/** What a caller breaks a measure down by: a dimension, or the measure's own categories. */
export type AskedDimension = Dimension | 'CATEGORY';

/** One question for all indicators, checked by the schema as far as that goes. */
export interface Question {
  measure: Measure;
  kind: PeriodKind;
  from: string | null;
  to: string | null;
  dimensions: readonly AskedDimension[];
  filters: ReadonlyArray<{ dimension: AskedDimension; values: readonly string[] }>;
  /** For a page that everybody can read: 0 and 5 become 'under ten'. */
  forPublic: boolean;
}

export type CellStatus = 'EXACT_OWN' | 'PROTECTED' | 'BELOW_TEN' | 'STRUCTURAL_ZERO' | 'NO_DATA' | 'WITHHELD';
/** Why a cell is withheld: it would reveal too much, its row says of nearly all the same, or it is shown together with others. */
export type CellReason = 'TOO_REVEALING' | 'DOMINATED' | 'MERGED';

export interface Cell {
  value: number | null;
  lower: number | null;
  upper: number | null;
  status: CellStatus;
  reason: CellReason | null;
  /** Merged elsewhere, and told apart here: what it holds is in the cells of its parts as well. */
  overlaps: boolean;
}

export interface Point extends Cell {
  period: string;
  snapshot: string | null;
  version: 'PROVISIONAL' | 'FINAL' | null;
}

export interface ShownCategory {
  dimension: AskedDimension;
  code: string;
  label: Bilingual;
  /** The codes that it stands for: itself, or those that were merged. */
  members: readonly string[];
}

export interface Series {
  categories: ShownCategory[];
  points: Point[];
}

/** A period as it is published. */
export interface Release {
  period: string;
  snapshot: string;
  version: 'PROVISIONAL' | 'FINAL';
  asOf: string;
  publishedAt: Date;
  synthetic: boolean;
  /** Null of what was published before it was kept. */
  definitionVersion: number | null;
  /** Whether the first half-year that the hub published lies within it, or it within that. */
  dataBeginWithin: boolean;
}

export interface Derived {
  kind: 'SHARE' | 'MEDIAN' | 'PERCENTILE' | 'MEAN' | 'KAPLAN_MEIER';
  /** Of a percentile which. */
  percent: number | null;
  /** Of a share: which categories among which. */
  of: ShownCategory[];
  among: ShownCategory[];
  unit: 'SHARE' | 'MONTHS' | 'DAYS' | 'NIGHTS';
  estimated: boolean;
  categories: ShownCategory[];
  points: DerivedPoint[];
}

export interface DerivedPoint {
  period: string;
  value: number | null;
  /** Of a duration of which all that can be said is that it is longer than this. */
  over: number | null;
  status: 'SHOWN' | 'TOO_FEW' | 'BELOW_TEN' | 'MERGED' | 'WITHHELD';
}

export interface NormSeries {
  least: number;
  unit: 'SHARE' | 'COUNT';
  categories: ShownCategory[];
  points: Array<{ period: string; value: number | null; difference: number | null; met: boolean | null }>;
}

export type Gap = {
  period: string;
  reason: 'PERIOD_NOT_CLOSED' | 'NOT_YET_PUBLISHED' | 'BEFORE_FIRST_PERIOD';
};

export interface Figures {
  kind: 'IndicatorFigures';
  question: Question;
  dimensions: readonly AskedDimension[];
  releases: Release[];
  gaps: Gap[];
  series: Series[];
  region: Series[];
  derived: Derived[];
  /** The same of the whole region; none where `derived` is of it. */
  regionDerived: Derived[];
  norm: NormSeries[];
}

/** Something that is published, as the dimensions and periods to ask it by. */
export interface Suggestion {
  periodKind: PeriodKind;
  dimensions: readonly AskedDimension[];
  from: string;
  to: string;
}

export type Refusal =
  | Gap['reason']
  | 'PERIOD_OF_OTHER_KIND'
  | 'PERIOD_REVERSED'
  | 'PERIOD_TOO_LONG'
  | 'NO_SUCH_DIMENSION'
  | 'TOO_MANY_DIMENSIONS'
  | 'NOT_CROSSED'
  | 'NO_SUCH_CATEGORY'
  | 'FILTER_LEAVES_NOTHING'
  | 'NOT_IN_REGION_THEN'
  | 'TABLE_WITHHELD';

export interface NotPublished {
  kind: 'NotPublished';
  question: Question;
  reason: Refusal;
  message: Bilingual;
  whatToDo: Bilingual;
  /** What is possible where the question asks for something else: dimensions, categories or periods. */
  possible: string[];
  instead: Suggestion[];
}
