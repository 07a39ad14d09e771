import { useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ImportReport } from '#contract/import-report.ts'
import type { LayerProps } from '#web/commands/layers.tsx'
import { importTasks } from '#web/data/import-tasks.ts'
import { useSession } from '#web/data/session.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/button.tsx'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { viewerZone } from '#web/ui/use-now.ts'
import { ProblemList } from './problem-list.tsx'
import { resultText } from './result-text.ts'

type Step =
  | { kind: 'choose' }
  | { kind: 'working'; text: string }
  | { kind: 'checked'; report: ImportReport }
  | { kind: 'done'; report: ImportReport }
  | { kind: 'failed'; message: string }

/** Brings tasks in from a CSV file: checked first, with every bad row named, then imported. Admins only, as at the service. */
export function ImportSheet({ onClose }: LayerProps) {
  const role = useSession().data?.user?.role
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const [file, setFile] = useState<File | null>(null)
  const [createOwners, setCreateOwners] = useState(true)
  const life = useRef(new AbortController())

  async function run(chosen: File, options: { dryRun: boolean; createOwners: boolean; skipBad: boolean }): Promise<void> {
    life.current.abort()
    const { signal } = (life.current = new AbortController())
    setStep({ kind: 'working', text: options.dryRun ? 'Checking the file…' : 'Importing…' })
    try {
      const report = await importTasks(chosen, { ...options, timeZone: viewerZone }, (done, rows) => setStep({ kind: 'working', text: `${done.toLocaleString()} of ${rows.toLocaleString()} rows` }), signal)
      setStep({ kind: options.dryRun ? 'checked' : 'done', report })
      if (!options.dryRun) void client.invalidateQueries()
    } catch (error) {
      if (!signal.aborted) setStep({ kind: 'failed', message: error instanceof Error ? error.message : 'The file could not be imported.' })
    }
  }
  const check = (chosen: File | undefined, owners = createOwners) => {
    if (chosen === undefined) return
    setFile(chosen)
    void run(chosen, { dryRun: true, createOwners: owners, skipBad: false })
  }
  const start = (skipBad: boolean) => file !== null && void run(file, { dryRun: false, createOwners, skipBad })

  return (
    <SideSheet title="Import tasks" onClose={onClose}>
      {role !== 'admin' ? (
        <p className="p-4 text-row text-ink-2">Only an admin may import tasks. Ask whoever looks after this workspace.</p>
      ) : (
        <div className="flex flex-col gap-4 p-4">
          <label
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              check(event.dataTransfer.files[0])
            }}
            className="relative flex flex-col items-center gap-2 rounded-lg border border-dashed border-control px-4 py-8 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
          >
            <FileUp size={22} strokeWidth={1.5} aria-hidden="true" className="text-ink-3" />
            <span className="text-row font-medium text-ink">{file?.name ?? 'Choose a CSV file, or drop it here'}</span>
            <span className="text-meta text-ink-3">With a header: owner e-mail, prospect, company, action, due, priority, note</span>
            <input type="file" accept=".csv,text/csv" aria-label="CSV file" onChange={(event) => check(event.target.files?.[0])} className="absolute inset-0 cursor-default opacity-0" />
          </label>
          <label className="flex min-h-6 items-center gap-2 text-row text-ink">
            <input
              type="checkbox"
              checked={createOwners}
              onChange={(event) => {
                setCreateOwners(event.target.checked)
                if (step.kind === 'checked') check(file ?? undefined, event.target.checked)
              }}
              className="size-4 accent-accent"
            />
            Create owners who aren’t here yet
          </label>
          <p className="text-meta text-ink-3">Times without a zone are read as {viewerZone}. The same file twice makes nothing twice.</p>
          <div role="status" aria-live="polite" className="flex flex-col gap-4">
            {step.kind === 'working' && <p data-tabular className="text-row text-ink-2">{step.text}</p>}
            {step.kind === 'failed' && <p className="text-row text-danger">{step.message}</p>}
            {step.kind === 'checked' && (
              <>
                <p className="text-row text-ink">
                  {step.report.badCount === 0 ? `All ${step.report.rows.toLocaleString()} rows are good.` : `${step.report.badCount.toLocaleString()} problems in ${step.report.rows.toLocaleString()} rows.`}
                </p>
                <ProblemList report={step.report} />
              </>
            )}
            {step.kind === 'done' && <p className="text-row text-ink">{resultText(step.report)}</p>}
          </div>
          {step.kind === 'checked' && (
            <div>
              <Button variant="primary" onClick={() => start(step.report.badCount > 0)}>
                {step.report.badCount === 0 ? 'Import all rows' : 'Import the good rows only'}
              </Button>
            </div>
          )}
          {step.kind === 'done' && (
            <div>
              <Button
                variant="primary"
                onClick={() => {
                  onClose()
                  navigate(`${paths.inbox}?owner=all`)
                }}
              >
                See the tasks
              </Button>
            </div>
          )}
        </div>
      )}
    </SideSheet>
  )
}
