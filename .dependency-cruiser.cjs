/** Imports run one way. Each rule names a folder and all that it may reach; tests and their tools stand outside. */
const source = '^(app|lib|prisma/seed|instrumentation)';
const isTest = '\\.test\\.tsx?$|/test-[a-z-]+\\.ts$';

/** What a folder may import of our own, itself included. */
const mayReach = {
  'lib/domain': [],
  'lib/protocols': ['lib/domain'],
  'lib/keys': [],
  'lib/documents': ['lib/domain'],
  'lib/messages': ['lib/domain', 'lib/keys'],
  'lib/db': ['lib/domain'],
  'lib/usecases': ['lib/db', 'lib/documents', 'lib/messages', 'lib/keys', 'lib/domain'],
  'lib/server': [
    'lib/usecases',
    'lib/db',
    'lib/documents',
    'lib/messages',
    'lib/keys',
    'lib/protocols',
    'lib/domain',
  ],
  app: ['lib/server', 'lib/usecases', 'lib/domain'],
};

/** Packages that belong to one layer. */
const packages = {
  'lib/domain': ['zod', 'temporal-polyfill'],
  'lib/protocols': ['zod', 'temporal-polyfill'],
};

const ours = Object.entries(mayReach).map(([folder, others]) => ({
  name: `${folder.replace('/', '-')}-reaches-only-what-it-may`,
  comment: `${folder} imports only ${[folder, ...others].join(', ')}.`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: isTest },
  to: {
    path: '^(app|lib|prisma|scripts|bench|bars|e2e)/',
    pathNot: [folder, ...others].map((path) => `^${path}/`),
  },
}));

const theirs = Object.entries(packages).map(([folder, names]) => ({
  name: `${folder.replace('/', '-')}-is-pure`,
  comment: `${folder} imports no package but ${names.join(' and ')}, and nothing of Node.`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: isTest },
  to: {
    dependencyTypesNot: ['local', 'aliased', 'aliased-tsconfig', 'aliased-tsconfig-paths'],
    pathNot: names.map((name) => `node_modules/${name}/`),
  },
}));

module.exports = {
  forbidden: [
    ...ours,
    ...theirs,
    {
      name: 'prisma-stays-in-db',
      comment: 'Only lib/db talks to the database driver; everybody else goes through it.',
      severity: 'error',
      from: { path: source, pathNot: [isTest, '^lib/db/', '^prisma/seed/'] },
      to: { path: '(^prisma/|^lib/db/generated/|node_modules/(@prisma|prisma|pg)/)' },
    },
    {
      name: 'next-stays-outside',
      comment: 'What decides or stores knows nothing of the web framework.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/server/' },
      to: { path: 'node_modules/(next|next-auth|react|react-dom)/' },
    },
    {
      name: 'no-circles',
      comment: 'Files that import each other cannot be read one at a time.',
      severity: 'error',
      from: { pathNot: '^lib/db/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: source, pathNot: isTest },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // With TypeScript 7 the default parser finds no modules at all and reports success.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/db/generated/internal' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
