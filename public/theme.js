// Runs before the first paint, so that nothing flashes or jumps. See src/web/features/shell/preferences.ts.
try {
  for (const [key, values] of Object.entries({ theme: ['light', 'dark'], contrast: ['more'], density: ['comfortable', 'touch'] })) {
    const chosen = localStorage.getItem(`daysheet.${key}`)
    if (values.includes(chosen)) document.documentElement.dataset[key] = chosen
  }
} catch {
  // Storage is closed to us: the defaults it is.
}
