import { runImportProgram } from './workspace/import-program.ts'

const say = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(text)

/** `npm run import`. */
process.exitCode = await runImportProgram(process.argv.slice(2), process.env, {
  out: say(process.stdout), err: say(process.stderr), isTerminal: process.stdout.isTTY,
})
