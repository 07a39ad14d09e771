import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { installIfNeeded } from './install.mjs'
import { root } from './run.mjs'

/**
 * `npm run dev`: the service, started again when its sources change, and vite's server in front of it, which updates the
 * page in place. Open vite's address; it passes what belongs to the service on. The store is the one that `npm start` has.
 */
await installIfNeeded()
const page = 'http://localhost:5173'
const service = `http://127.0.0.1:${process.env.PORT || 4600}`
const children = []
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0))

start('tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/service/main.ts', '--without-page')
await untilServiceAnswers()
if (!stopping) start('vite/bin/vite.js', '--port', '5173', '--strictPort', '--host', 'localhost')

function start(tool, ...args) {
  const child = spawn(process.execPath, [`${root}node_modules/${tool}`, ...args], { cwd: root, env: { PUBLIC_URL: page, ...process.env }, stdio: 'inherit' })
  child.once('exit', (code) => stop(code ?? 0))
  children.push(child)
}

/** Before that vite would only report that it can't reach it. */
async function untilServiceAnswers() {
  while (!stopping) {
    const answer = await fetch(`${service}/health`).catch(() => null)
    if (answer?.ok) return
    await wait(200)
  }
}

/** One of the two is of no use without the other. */
function stop(code) {
  stopping = true
  process.exitCode ||= code
  for (const child of children) child.kill('SIGTERM')
}
