import { spawn } from 'node:child_process'
import { installIfNeeded } from './install.mjs'
import { root } from './run.mjs'

/**
 * `npm run dev`: the service, started again when its sources change, and vite's server in front of it, which updates the
 * page in place. Open vite's address; it passes what belongs to the service on. The store is the one that `npm start` has.
 */
await installIfNeeded()
const page = 'http://localhost:5173'
const programs = [
  ['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/service/main.ts', '--without-page'],
  ['vite/bin/vite.js', '--port', '5173', '--strictPort', '--host', 'localhost'],
]
const children = programs.map(([tool, ...args]) =>
  spawn(process.execPath, [`${root}node_modules/${tool}`, ...args], { cwd: root, env: { PUBLIC_URL: page, ...process.env }, stdio: 'inherit' }),
)
for (const child of children) child.once('exit', (code) => stop(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0))

/** One of the two is of no use without the other. */
function stop(code) {
  process.exitCode ||= code
  for (const child of children) child.kill('SIGTERM')
}
