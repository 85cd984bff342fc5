import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * What each folder of `src` may import of the others, from the top of the house downward. What is not listed is refused.
 * The files that lie directly in `src` put everything together, or are small and needed everywhere.
 */
const layers = {
  identity: [],
  database: ['identity'],
  disclosure: [],
  access: ['identity'],
  graphql: ['access', 'identity', 'database', 'disclosure'],
  features: ['graphql', 'database', 'disclosure', 'identity'],
  engine: ['graphql', 'database', 'access', 'identity'],
  exchange: ['features', 'graphql', 'database', 'disclosure', 'identity', 'access'],
  jobs: ['features', 'database', 'disclosure'],
  http: ['engine', 'identity', 'graphql', 'exchange'],
  commands: ['graphql', 'database', 'identity', 'jobs'],
  cli: [],
};

/** A feature may use those that stand before it. */
const features = [
  'document',
  'glossary',
  'data-exchange',
  'municipality',
  'product',
  'partner',
  'viewer',
  'facility',
  'facility-management',
  'capacity',
  'error-report',
  'data-quality',
  'agenda',
  'programme',
  'candidate',
  'trajectory',
  'housing-need',
  'dwelling',
  'nomination',
  'fitting',
  'matching',
  'succession',
  'erasure',
  'indicator',
  'occupancy-series',
  'trajectory-extract',
  'audit',
];

const zone = (target, from, message) => ({ target, from, message });

const layerZones = Object.entries(layers).flatMap(([layer, allowed]) =>
  Object.keys(layers)
    .filter((other) => other !== layer && !allowed.includes(other))
    .map((other) => zone(`./src/${layer}`, `./src/${other}`, `src/${layer} may not import src/${other}.`)),
);

const featureZones = features.flatMap((feature, place) =>
  features
    .slice(place + 1)
    .map((later) =>
      zone(
        `./src/features/${feature}`,
        `./src/features/${later}`,
        `${feature} stands before ${later}: let ${later} add what it needs.`,
      ),
    ),
);

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...layerZones,
            ...featureZones,
            zone('./migrations', './src', 'Migrations import nothing of src.'),
            {
              ...zone(
                './src/cli',
                './src',
                'src/cli is a client like any other: it imports nothing of the hub.',
              ),
              except: ['./cli'],
            },
          ],
        },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that holds it.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    // A migration and a list of texts are as long as what they say.
    files: [
      'migrations/*.ts',
      'src/access/matrix.ts',
      'src/errors.ts',
      'src/user-errors.ts',
      'src/exchange/finding-texts.ts',
      'src/features/**/*.type.ts',
    ],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
