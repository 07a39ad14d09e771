/** The look of a fact that is changed where it stands: its border comes with the pointer or the focus. */
export const pickerClass =
  '-my-1 -ml-2 flex min-h-7 max-w-full items-center gap-1.5 rounded-md border border-transparent px-2 text-left text-row text-ink hover:border-line-2 hover:bg-hover aria-expanded:border-line-2 aria-expanded:bg-hover pointer-coarse:-my-3 pointer-coarse:min-h-11'
