import type { Ask } from '../setup/test-hub';

const question = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    __typename measure label { nl en }
    ... on IndicatorFigures {
      counts over periodKind dimensions
      indicator { code norm { nl en } definition { nl } coverage { nl } version }
      releases { period snapshot version asOf publishedAt synthetic definitionVersion dataBeginWithin }
      gaps { period reason }
      series { ...line }
      region { ...line }
      derived { ...follows }
      regionDerived { ...follows }
      norm { least unit categories { code } points { period value difference met } }
      historical { indicator { code } origin document { title } }
    }
    ... on NotPublished {
      reason message { nl en } whatToDo { nl en } possible instead { periodKind dimensions from to }
    }
  }
}
fragment follows on DerivedSeries {
  kind unit estimated of { code } among { code } categories { code } points { period value over status }
}
fragment line on IndicatorSeries {
  categories { dimension code label { nl en } members }
  points { period value lower upper status reason overlaps snapshot version }
}`;

/** Asks figures; the answer, whichever it is. */
export async function figures(ask: Ask, input: Record<string, unknown>) {
  const { data, errors } = await ask(question, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.indicatorFigures;
}

export const own = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    ... on IndicatorFigures {
      series { categories { code } points { period value status } }
      own {
        series { categories { code } points { period value lower upper status snapshot } }
        derived { kind points { period value status } }
      }
    }
  }
}`;

/** A published line by the codes of its categories. */
export const lineOf = (
  series: Array<{ categories: Array<{ code: string }>; points: unknown[] }>,
  ...codes: string[]
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
): any => series.find(({ categories }) => categories.map(({ code }) => code).join() === codes.join());
