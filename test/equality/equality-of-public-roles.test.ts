import { testRandomOperations } from './random-operations';

/** The roles that see hardly more than public facts. They stand apart so that they run beside the others. */
describe('compiled and generic reads', () => {
  testRandomOperations(['ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM', 'PROGRAMME_TEAM', 'DASHBOARD']);
});
