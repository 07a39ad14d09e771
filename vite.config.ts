import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vitest/config'
import { precompress } from './src/tooling/precompress.ts'
import { serviceWorker } from './src/tooling/service-worker.ts'

/** Where `npm run dev` finds the service. It is told the page's own origin, so that its links and its checks are the page's. */
const service = { target: `http://127.0.0.1:${process.env.PORT || 4600}`, changeOrigin: false }

/** One file for all that the first screen needs. Split by what later screens share it would be seven, that compress 3 kB worse. */
const firstScreen = { name: 'first-screen', tags: ['$initial' as const] }

/** What the browser kept is read on every screen before anything shows: one file. */
const opening = { name: 'opening', test: /web\/data\/read-cache\.ts$/u }
/**
 * The few lines that later screens share would be a file each, and each costs a request and a task of the main thread. Put together
 * where the same screens use them. Small ones only, and none of the interface's: those would bring their libraries to who needs none.
 */
const shared = { name: 'shared', test: /src\/(web|contract)\/(?!ui)|lucide/u, minShareCount: 2, maxModuleSize: 3_000, entriesAware: true, entriesAwareMergeThreshold: 3_000 }

/** The programs of the service; each becomes one file in dist/service. */
const programs = Object.fromEntries(['main', 'import'].map((name) => [name, `src/service/${name}.ts`]).filter(([, path]) => existsSync(path!)))

/** `vite build` makes the page (dist/web); `vite build --ssr` makes the service and its commands (dist/service). */
export default defineConfig(({ isSsrBuild }) => ({
  // React has had it for years: what stands in for older ones is half a kilobyte of the first screen.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  plugins: isSsrBuild ? [] : [react(), tailwindcss(), serviceWorker(), precompress()],
  build: isSsrBuild
    ? { outDir: 'dist/service', target: 'node20', sourcemap: true, copyPublicDir: false, rolldownOptions: { input: programs } }
    : { outDir: 'dist/web', target: 'es2023', modulePreload: { polyfill: false }, rolldownOptions: { output: { codeSplitting: { groups: [firstScreen, opening, shared] } } } },
  server: { proxy: { '/api': service, '/session': service, '/health': service } },
  test: {
    // vitest leaves one core to its own process, which on two cores means one file at a time; much of a file's time is waiting.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/{contract,web,tooling}/**/*.test.{ts,tsx}'], environment: 'node' } },
      { extends: true, test: { ...serviceTests('pglite'), globalSetup: './src/testing/global-pglite.ts' } },
      { extends: true, test: { ...serviceTests('postgres'), globalSetup: './src/testing/global-postgres.ts' } },
    ],
  },
}))

/** The service's tests run once on each database. `*.pglite.test.ts` and `*.postgres.test.ts` belong to one only. */
function serviceTests(engine: 'pglite' | 'postgres') {
  const other = engine === 'pglite' ? 'postgres' : 'pglite'
  return {
    name: engine,
    include: ['src/{service,testing}/**/*.test.ts'],
    exclude: [`**/*.${other}.test.ts`],
    environment: 'node' as const,
    env: { TEST_ENGINE: engine },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  }
}
