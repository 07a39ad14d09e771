import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** `npm run screenshots`: makes the pictures in docs/screenshots. Not a test: it judges nothing. */
export default defineConfig(base, { testMatch: 'screenshots.ts', workers: 1, timeout: 120_000 })
