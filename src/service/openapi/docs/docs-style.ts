/** The page's style sheet: the colours and measures of the inbox, by the system's choice of light or dark. */
export const docsStyle = `:root {
  color-scheme: light dark;
  --canvas: light-dark(#f7f7f5, #0f0f11);
  --surface: light-dark(#ffffff, #151517);
  --ink: light-dark(#1b1b19, #f1f1f3);
  --ink-2: light-dark(#484743, #c6c6cc);
  --ink-3: light-dark(#68675f, #9c9ca6);
  --line: light-dark(#ebebe7, #242428);
  --line-2: light-dark(#dcdbd6, #34343a);
  --accent-ink: light-dark(#3444bb, #a9b4ff);
  --danger: light-dark(#bd2a24, #ff8a80);
  --good: light-dark(#1a7048, #6fd3a1);
  --warn: light-dark(#855700, #e3b864);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace;
}

* { box-sizing: border-box; }

html {
  font: 0.875rem/1.25rem 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif;
  font-variant-numeric: tabular-nums;
  background: var(--surface);
  color: var(--ink);
  scroll-padding-top: 1rem;
}

body { margin: 0; display: grid; grid-template-columns: 16rem minmax(0, 1fr); }

a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
p a:not(.brand a) { color: var(--accent-ink); text-decoration: underline; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent-ink); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.25rem 0.5rem; background: var(--surface); z-index: 1; }

nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.25rem 1rem 2rem 1.5rem;
  background: var(--canvas); border-inline-end: 1px solid var(--line); scrollbar-width: thin;
}
nav ul { list-style: none; margin: 0; padding: 0; }
nav > ul > li { margin-block: 1rem; }
nav > ul > li > a { font-weight: 600; }
nav ul ul a { display: block; padding-block: 0.125rem; color: var(--ink-2); font-size: 0.8125rem; }
.brand { margin: 0; font-weight: 600; }

main { padding: 2rem 2.5rem 6rem; max-width: 84rem; }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -0.01em; }
h2 { margin: 0; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -0.01em; }
h3 { margin: 0; font-size: 0.9375rem; font-weight: 600; }
h4 { margin: 1.25rem 0 0.25rem; font-size: 0.75rem; line-height: 1rem; font-weight: 500; color: var(--ink-3); }
p { margin: 0.375rem 0 0; max-width: 46rem; }
em { font-style: normal; color: var(--ink-3); font-size: 0.75rem; }
.lead { color: var(--ink-2); }
.intro { margin-top: 1rem; columns: 2 24rem; column-gap: 3rem; color: var(--ink-2); }
.intro p { break-inside: avoid; margin: 0 0 0.75rem; }
.intro strong { font-weight: 600; color: var(--ink); }

.group { margin-top: 3.5rem; }
.group > p { color: var(--ink-2); }
.operation {
  display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); gap: 0 2.5rem;
  margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line);
}
#types h3 { margin-top: 1.75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
#types h3 code { font-size: 0.9375rem; font-weight: 600; }
#types table { margin-top: 0.25rem; }
:target > .words h3, h3:target { color: var(--accent-ink); }

code { font: 0.8125rem/1.25rem var(--mono); overflow-wrap: anywhere; }
.address { color: var(--ink-2); }
.address b { font: 600 0.75rem/1.25rem var(--mono); }
.get { color: var(--accent-ink); }
.post { color: var(--good); }
.patch { color: var(--warn); }
.delete { color: var(--danger); }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.3125rem 0.75rem 0.3125rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; }
thead th { font-size: 0.75rem; line-height: 1rem; font-weight: 500; color: var(--ink-3); }
tbody th { font-weight: 400; width: 36%; min-width: 11rem; }
td { color: var(--ink-2); font-size: 0.8125rem; }
td:nth-child(2) { width: 17%; min-width: 6.5rem; }
td:nth-child(3) { min-width: 14rem; }
var { font-style: italic; }
.values code, .for code { font-size: 0.75rem; }
.values { color: var(--ink-3); }
.for { color: var(--ink-3); }
.for code { white-space: nowrap; }

.answers { list-style: none; margin: 0; padding: 0; color: var(--ink-2); }
.answers li { padding-block: 0.125rem; }
.answers code { color: var(--ink); }
.answers a { color: inherit; margin-inline-end: 0.375rem; }
.answers a code { color: var(--ink-3); text-decoration: underline; text-underline-offset: 0.2em; text-decoration-color: var(--line-2); }

.looks { align-self: start; position: sticky; top: 1rem; }
figure { margin: 0 0 1rem; }
figcaption { font-size: 0.75rem; line-height: 1rem; color: var(--ink-3); margin-bottom: 0.25rem; }
pre {
  margin: 0; padding: 0.75rem; max-height: 21rem; overflow: auto; border-radius: 6px;
  background: var(--canvas); border: 1px solid var(--line); scrollbar-width: thin;
}
pre code { font-size: 0.75rem; line-height: 1.125rem; overflow-wrap: normal; }
pre.wraps { white-space: pre-wrap; }
pre.wraps code { overflow-wrap: anywhere; }
pre i { font-style: normal; color: var(--ink-3); }

@media (width < 72rem) {
  .operation { grid-template-columns: minmax(0, 1fr); }
  .looks { position: static; margin-top: 1rem; }
}

@media (width < 48rem) {
  body { display: block; }
  nav { position: static; height: auto; padding: 1rem; border: 0; border-block-end: 1px solid var(--line); }
  nav > ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 0.5rem; }
  nav > ul > li { margin: 0; }
  nav > ul > li > a { display: block; padding-block: 0.375rem; font-weight: 500; color: var(--accent-ink); }
  nav ul ul { display: none; }
  main { padding: 1.5rem 1rem 4rem; }
  .group { margin-top: 2.5rem; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: grid; grid-template-columns: 1fr auto; gap: 0 0.75rem; padding-block: 0.375rem; border-bottom: 1px solid var(--line); }
  tr > * { padding: 0; border: 0; }
  tbody th, td:nth-child(2), td:nth-child(3) { width: auto; min-width: 0; }
  td:nth-child(2) { color: var(--ink-3); text-align: end; }
  td:nth-child(3) { grid-column: 1 / -1; }
}

@media (prefers-contrast: more) {
  :root { --ink-2: light-dark(#1b1b19, #f1f1f3); --ink-3: light-dark(#383732, #dcdce2); --line: light-dark(#b3b2ab, #5a5a63); }
}

@media print {
  body { display: block; }
  nav, .skip { display: none; }
  pre { max-height: none; }
}
`
