import loadHighs, { type Highs, type Model, type ModelData } from 'highs';

let loaded: Promise<Highs> | null = null;

/** The solver is WebAssembly: loaded once, and anew after it failed, since its memory may be in disorder then. */
const highs = (): Promise<Highs> => (loaded ??= loadHighs());

/** A linear programme that stays in the solver while the work on it lasts. */
export interface Programme {
  /** From now on every variable lies between these. */
  within(lower: Float64Array, upper: Float64Array): void;
  /** The best point for these costs, or null where there is none. */
  minimise(costs: Float64Array): Float64Array | null;
}

/** Does some work with a linear programme in the solver. The work must not wait for anything; it is done again once if the solver breaks. */
export async function withProgramme<T>(data: ModelData, work: (programme: Programme) => T): Promise<T> {
  try {
    return await solveWith(data, work);
  } catch (error) {
    if (error instanceof NoPoint) throw error;
    loaded = null;
    return solveWith(data, work);
  }
}

/** The best point of a linear programme. Simplex, so that a matrix of flows gives whole numbers. */
export const minimised = (data: ModelData): Promise<Float64Array> =>
  withProgramme(data, (programme) => {
    const point = programme.minimise(Float64Array.from(data.colCost));
    if (!point) throw new NoPoint();
    return point;
  });

/** Nothing fulfils the conditions. */
export class NoPoint extends Error {
  constructor() {
    super('No point fulfils the conditions of the linear programme.');
  }
}

/** Its number in the solver's manual. */
const primal = 4;

async function solveWith<T>(data: ModelData, work: (programme: Programme) => T): Promise<T> {
  const solver = await highs();
  return solver.withModel((model: Model): T => {
    model.options.set({
      ...{ output_flag: false, solver: 'simplex', random_seed: 0 },
      // What is asked of one programme again and again differs in its costs: the last point still fulfils all conditions.
      simplex_strategy: primal,
    });
    model.passModel(data);
    return work({
      within: (lower, upper) => void model.changeColsBounds(allOf(lower), lower, upper),
      minimise: (costs) => run(solver, model, costs),
    });
  });
}

const allOf = ({ length }: Float64Array) => ({ kind: 'range', from: 0, to: length - 1 }) as const;

function run(solver: Highs, model: Model, costs: Float64Array): Float64Array | null {
  model.changeColsCost(allOf(costs), costs);
  model.run();
  const status = model.getModelStatus();
  const { optimal, infeasible, empty } = solver.constants.modelStatus;
  if (status === infeasible) return null;
  if (status !== optimal && status !== empty) throw new Error(`The solver ended with status ${status}.`);
  return Float64Array.from(model.getSolution().colValue);
}
