/**
 * Of whatever is no instance of its classes GraphQL finds out, except in production, whether it is one of another copy of
 * GraphQL. It does so for every field of every answer; it decides when this module is loaded, which must be before all others.
 */
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
// eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would come before the line above
require('graphql/jsutils/instanceOf');
process.env.NODE_ENV = NODE_ENV;
