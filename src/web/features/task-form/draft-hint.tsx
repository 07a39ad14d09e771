/** Says that what stands in the form was typed earlier, with the way back to an empty one. */
export function DraftHint({ text, onStartOver }: { text: string; onStartOver: () => void }) {
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-2 text-meta text-ink-3">
      {text}
      <button type="button" onClick={onStartOver} className="min-h-6 rounded-sm font-medium text-accent-ink underline-offset-2 hover:underline pointer-coarse:min-h-11">
        Start over
      </button>
    </p>
  )
}
