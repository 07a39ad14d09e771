import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from '#web/data/query-client.ts'
import { ErrorBoundary } from '#web/ui/error-boundary.tsx'
import { Routes } from './routes.tsx'

/** The whole page: its providers around its routes. */
export function App() {
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <Routes />
      </QueryClientProvider>
    </ErrorBoundary>
  )
}
