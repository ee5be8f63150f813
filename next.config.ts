import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // npm test checks the types of everything at once; a build need not do so again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Files that never change stand behind no proxy.
  headers: async () =>
    ['/_next/static/:path*', '/icon.svg'].map((source) => ({
      source,
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'no-referrer' },
        { key: 'cross-origin-resource-policy', value: 'same-origin' },
        { key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    })),
  // Native parts and files found by path do not survive bundling.
  serverExternalPackages: ['@node-rs/argon2', 'pdfkit', 'fontkit', 'pg', 'pino'],
};

export default config;
