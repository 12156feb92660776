import { compressChunks } from './scripts/compress-chunks.mjs'

/**
 * Packages that the server loads from node_modules as they are instead of bundling them: those with native parts,
 * which are found beside their own files, and those that load their workers or models by path. Next knows some of
 * them already; all are named so that none depends on Next's list.
 */
const serverExternalPackages = [
  '@huggingface/transformers',
  'better-sqlite3',
  'onnxruntime-node',
  'pdfjs-dist',
  'sharp',
  'sqlite-vec',
]

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Nothing from any other origin, in any role. Next starts its pages with inline scripts and React writes inline
 * styles; next dev alone evaluates code. Blobs are what a document being read is drawn from.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Whatever HTTP hands out, someone's uploaded HTML among it, is data: opened by itself, nothing in it runs. */
const dataSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

const resourceHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** What only pages and data can make use of: beside every script they would be a twentieth of a first load. */
const pageHeaders = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

/** Scripts and style sheets; their names change with what is in them. */
const chunks = '/_next/static/chunks/:name'

/** Says that brotli may be sent; a weight of 0 refuses it (RFC 9110, section 12.5.3). */
const acceptsBrotli = [
  {
    type: 'header',
    key: 'accept-encoding',
    value: '(?!.*\\bbr\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*\\bbr\\b.*',
  },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages,
  // `npm run check` types the whole project; whoever only wants to use it need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Next's server compresses by gzip, each answer anew. Brotli is an eighth smaller, and takes no time when it is there already.
  compiler: { runAfterProductionCompile: ({ distDir }) => compressChunks(distDir) },
  rewrites: async () => ({
    beforeFiles: isDevelopment
      ? []
      : [{ source: chunks, has: acceptsBrotli, destination: '/_next/static/brotli/:name' }],
    // Browsers ask for this where a page's icon is not named yet when they look for it: pages are sent in parts.
    afterFiles: [{ source: '/favicon.ico', destination: '/icon.svg' }],
  }),
  // A route cannot loosen these: Next keeps the configured header where a handler sets the same one.
  headers: async () => [
    { source: '/:path*', headers: resourceHeaders },
    { source: '/((?!_next/static/).*)', headers: pageHeaders },
    ...(isDevelopment
      ? []
      : [
          { source: chunks, has: acceptsBrotli, headers: [{ key: 'Content-Encoding', value: 'br' }] },
          { source: chunks, headers: [{ key: 'Vary', value: 'Accept-Encoding' }] },
        ]),
    {
      source: '/((?!api/|_next/static/).*)',
      headers: [{ key: 'Content-Security-Policy', value: contentSecurityPolicy }],
    },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: dataSecurityPolicy }] },
  ],
}
