/** The mark: a sheet with the day rising over its first line. Decorative; the name stands beside it or on its link. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" data-swatch className="shrink-0">
      <rect width="32" height="32" rx="8" fill="#3d4fd1" />
      <path d="M9 15.5a7 7 0 0 1 14 0z" fill="#fff" />
      <path d="M6.5 19.5h19M6.5 24.5h11" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}
