/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.[tj]s$': ['@swc/jest'] },
  // These are published as ES modules only, which Jest's own loader cannot require.
  transformIgnorePatterns: ['/node_modules/(?!(?:.*/)?(?:jose|content-disposition)/)'],
  setupFiles: ['reflect-metadata', '<rootDir>/test/setup/graphql-as-in-production.ts'],
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
};
