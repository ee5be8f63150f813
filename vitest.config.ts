import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    // Days are counted at facilities; a machine's own zone must make no difference, so tests run in one that nobody uses.
    env: { TZ: 'Pacific/Kiritimati' },
    exclude: [...configDefaults.exclude, 'e2e/**', '.data/**', '.next/**'],
    // A busy machine is slow, which is no failure; a test that hangs is one all the same.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['lib/domain/**/*.test.ts', 'lib/protocols/**/*.test.ts', 'lib/keys/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'documents', include: ['lib/documents/**/*.test.ts', 'lib/messages/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'ground',
          include: [
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'bars/**/*.test.ts',
            'app/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [
            'lib/db/**/*.test.ts',
            'lib/usecases/**/*.test.ts',
            'lib/server/**/*.test.ts',
            'prisma/**/*.test.ts',
          ],
          globalSetup: ['lib/db/test-cluster.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'bars',
          include: ['bars/*.bar.ts'],
          setupFiles: ['bars/prove.ts'],
          globalSetup: ['lib/db/test-cluster.ts'],
        },
      },
    ],
  },
});
