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

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages,
  // `npm run check` types the whole project; whoever only wants to use it need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Browsers ask for this where a page's icon is not named yet when they look for it: pages are sent in parts.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // A route cannot loosen these: Next keeps the configured header where a handler sets the same one.
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/((?!api/).*)', headers: [{ key: 'Content-Security-Policy', value: contentSecurityPolicy }] },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: dataSecurityPolicy }] },
  ],
}
