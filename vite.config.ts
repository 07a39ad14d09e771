import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vitest/config'

/** `vite build` makes the page (dist/web); `vite build --ssr` makes the service and its commands (dist/service). */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), tailwindcss()],
  build: isSsrBuild
    ? { outDir: 'dist/service', target: 'node20', rolldownOptions: { input: { main: 'src/service/main.ts', import: 'src/service/import.ts' } } }
    : { outDir: 'dist/web', target: 'es2023', modulePreload: { polyfill: false } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/{contract,web}/**/*.test.{ts,tsx}'], environment: 'node' } },
      { extends: true, test: serviceTests('pglite') },
      { extends: true, test: { ...serviceTests('postgres'), globalSetup: './src/testing/global-postgres.ts' } },
    ],
  },
}))

/** The service's tests run once on each database. `*.pglite.test.ts` and `*.postgres.test.ts` belong to one only. */
function serviceTests(engine: 'pglite' | 'postgres') {
  const other = engine === 'pglite' ? 'postgres' : 'pglite'
  return {
    name: engine,
    include: ['src/{service,testing,tooling}/**/*.test.ts'],
    exclude: [`**/*.${other}.test.ts`],
    environment: 'node' as const,
    env: { TEST_ENGINE: engine },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  }
}
