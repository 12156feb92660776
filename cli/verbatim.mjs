#!/usr/bin/env node
/** What `npx verbatim` runs: lets Node read TypeScript, then hands over to the command line itself. */
try {
  const { register } = await import('tsx/esm/api')
  register()
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error(
    'Expected the packages of package-lock.json in node_modules, found none. Run `npm start` or `npm run setup` first.',
  )
  process.exit(1)
}

await import('./verbatim.ts')
