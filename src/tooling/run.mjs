import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const npm = process.env.npm_execpath

/**
 * Runs a program in the repository's folder with our own terminal, and resolves with its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function run(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs one of our dependencies' commands, such as `vite`, with this same Node.
 * @param {string} path of its script, from node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runTool(path, args, env = process.env) {
  return run(process.execPath, [`${root}node_modules/${path}`, ...args], env)
}

/**
 * Runs npm: the one that runs us, else the one on the PATH.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args])
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
}
