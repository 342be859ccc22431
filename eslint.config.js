import accessibility from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rooms in flow order; a room imports only what is listed for it (docs/architecture.md). */
const allowedImports = {
  hasura: [],
  mqtt: [],
  edge: ['mqtt'],
  ingest: ['mqtt'],
  actions: [],
  engine: [],
  web: [],
  local: ['mqtt', 'hasura', 'edge', 'ingest', 'actions', 'engine', 'web'],
  deploy: ['mqtt', 'hasura', 'edge', 'ingest', 'actions', 'engine', 'web', 'local'],
  e2e: ['mqtt', 'edge', 'web', 'local'],
  bench: ['mqtt', 'edge', 'ingest', 'local', 'hasura', 'actions', 'e2e'],
};
const rooms = Object.keys(allowedImports);

/** Tests may also use the throw-away database that `local` offers, the wire, and the engine that serves the metadata. */
const allowedInTests = ['local', 'mqtt', 'edge', 'ingest', 'engine', 'hasura'];

function directionRule(room, allowed) {
  const forbidden = rooms.filter((other) => other !== room && !allowed.includes(other));
  return [
    'error',
    {
      patterns: [
        {
          regex: `^(@andon/(${forbidden.join('|')})(/|$)|(\\.\\./)+(${rooms.join('|')})/(src|tests)/)`,
          message: `'${room}' may import only: ${allowed.join(', ') || 'nothing of the other rooms'}.`,
        },
      ],
    },
  ];
}

/** Folders of `engine/src` in reading order; a folder imports only itself and those before it. */
const engineFolders = [
  'metadata',
  'kriti',
  'webhook',
  'catalog',
  'model',
  'auth',
  'schema',
  'request',
  'plan',
  'sql',
  'execute',
  'action',
  'live',
  'event',
  'rest',
  'migrate',
  'metadata-api',
  'server',
  'command-line',
];

function engineFolderRule(folder) {
  const later = engineFolders.slice(engineFolders.indexOf(folder) + 1);
  const [rule, { patterns }] = directionRule('engine', allowedImports.engine);
  return [
    rule,
    {
      patterns: [
        ...patterns,
        ...(later.length === 0
          ? []
          : [
              { regex: `^(\\.\\./)+(${later.join('|')})/`, message: `'${folder}' stands before: ${later.join(', ')}.` },
            ]),
      ],
    },
  ];
}

/** Folders of `web/src` from the ground up; a folder imports only itself and those before it, a feature no other feature. */
const webFolders = ['language', 'session', 'graphql', 'offline', 'design', 'features', 'app'];

function webFolderRule(folder) {
  const [rule, { patterns }] = directionRule('web', allowedImports.web);
  const later = webFolders.slice(webFolders.indexOf(folder) + 1);
  const own = [
    ...(later.length === 0
      ? []
      : [{ regex: `^(\\.\\./)+(${later.join('|')})/`, message: `'${folder}' stands before: ${later.join(', ')}.` }]),
    // From inside of a feature "../<other feature>/" is one level up, "../../design/" two.
    ...(folder === 'features'
      ? [
          {
            regex: '^\\.\\./(?!\\.\\.)',
            message: 'A feature imports no other feature: link by src/routes.ts, share in design.',
          },
        ]
      : []),
  ];
  return [rule, { patterns: [...patterns, ...own] }];
}

export default tseslint.config(
  { ignores: ['**/node_modules/**', '.andon/**', 'e2e/artifacts/**'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // The rule recurses without end on graphql's types, which contain themselves.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: "Only a room's settings file reads the environment." },
      ],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  ...rooms.map((room) => ({
    files: [`${room}/src/**/*.ts`],
    rules: { 'no-restricted-imports': directionRule(room, allowedImports[room]) },
  })),
  ...engineFolders.map((folder) => ({
    files: [`engine/src/${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': engineFolderRule(folder) },
  })),
  ...rooms.map((room) => ({
    files: [`${room}/tests/**/*.ts`],
    rules: {
      'no-restricted-imports': directionRule(room, [...new Set([...allowedImports[room], ...allowedInTests])]),
    },
  })),
  ...webFolders.map((folder) => ({
    files: [`web/src/${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': webFolderRule(folder) },
  })),
  {
    files: ['web/src/**/*.{ts,tsx}'],
    extends: [accessibility.flatConfigs.strict, reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['web/server/**/*.ts'],
    rules: { 'no-restricted-imports': directionRule('web', allowedImports.web) },
  },
  {
    files: ['**/settings.ts', '**/tests/**/*.ts', 'web/vite.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['*.config.ts', '*/*.config.ts', 'e2e/global-setup.ts', 'eslint.config.js', '.ci/*.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
