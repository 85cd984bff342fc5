import { testRandomOperations } from './random-operations';

describe('compiled and generic reads', () => {
  testRandomOperations([
    'CENTRAL_MUNICIPALITY',
    'MUNICIPALITY',
    'HOUSING_ASSOCIATION',
    'CARE_PROVIDER',
    'CASE_COORDINATOR',
  ]);
});
