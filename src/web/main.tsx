import './begin.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { fetchLaterWhenRead } from './data/first-reads.ts'
import { fetchLater } from './lib/when-idle.ts'
import './styles/index.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

fetchLaterWhenRead()

// Lets the page open without a network. Only the built page: in development its files change under it. Without it nothing else is missing.
if (import.meta.env.PROD && 'serviceWorker' in navigator) fetchLater(() => void navigator.serviceWorker.register('/service-worker.js').catch(() => {}))
