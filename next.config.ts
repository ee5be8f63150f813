import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // npm test checks the types of everything at once; a build need not do so again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Native parts and files found by path do not survive bundling.
  serverExternalPackages: ['@node-rs/argon2', 'pdfkit', 'fontkit', 'pg', 'pino'],
};

export default config;
