import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Only for Prisma's own command line; Tracer itself takes the address from its settings.
  datasource: {
    url: process.env.DATABASE_OWNER_URL ?? 'postgresql://registry_owner@127.0.0.1:5432/registry',
  },
});
