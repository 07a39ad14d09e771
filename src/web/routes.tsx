import { Users } from 'lucide-react'
import { lazy, Suspense, type ComponentType } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import { addCommandLine } from '#web/commands/command-line.ts'
import { addTaskForm } from '#web/commands/open-task-form.ts'
import { useSession } from '#web/data/session.ts'
import { InboxScreen } from '#web/features/inbox/inbox-screen.tsx'
import { InboxNav } from '#web/features/inbox/inbox-nav.tsx'
import { AppShell } from '#web/features/shell/app-shell.tsx'
import { PageNotFound } from '#web/features/shell/page-not-found.tsx'
import { ServiceUnreachable } from '#web/features/shell/service-unreachable.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { untilHere } from '#web/ui/until-here.ts'
import { fetchLater, whenIdle } from '#web/lib/when-idle.ts'
import './layers.ts'
import { afterSignIn, homeOf, paths } from './paths.ts'

const drawer = preloadable(async () => (await import('#web/features/task-drawer/task-drawer.tsx')).TaskDrawer)
// The list comes first; the drawer's code comes while nothing else is to do, and is there before the first task is opened.
fetchLater(drawer.preload)

const commandLine = async () => (await import('#web/features/command-line/command-line.tsx')).CommandLine
addCommandLine(commandLine)
// Where that fails, the first use tries again.
fetchLater(() => void commandLine().catch(() => {}))

const teamScreen = preloadable(async () => (await import('#web/features/team/team-screen.tsx')).TeamScreen)

const planScreen = preloadable(async () => (await import('#web/features/team/plan-screen.tsx')).PlanScreen)
// Opened at such an address, the screen's code comes while the service is asked who this is, not after it.
if (location.pathname === paths.team) teamScreen.preload()
if (location.pathname === paths.plan) planScreen.preload()

const PileScreen = lazy(async () => ({ default: (await import('#web/features/pile/pile-screen.tsx')).PileScreen }))

const PlayScreen = lazy(async () => ({ default: (await import('./play-route.tsx')).PlayRoute }))

const taskForm = () => import('#web/features/task-form/load-task-form.tsx')
addTaskForm(async (request) => (await taskForm()).loadTaskForm(request))
// It must open offline too.
fetchLater(() => void taskForm().catch(() => {}))

/** What comes after the first rows. */
const later = <Props,>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    await new Promise<void>(whenIdle)
    return { default: await untilHere(load) }
  })
const TaskFormHost = later(async () => (await import('#web/features/task-form/task-form-host.tsx')).TaskFormHost)
const MessagesButton = later(async () => (await import('#web/features/team/messages-button.tsx')).MessagesButton)

const TourOffer = later(async () => (await import('#web/features/tour/tour-offer.tsx')).TourOffer)
const Tour = later(async () => (await import('#web/features/tour/tour-panel.tsx')).Tour)

const SignInScreen = lazy(async () => ({ default: (await import('#web/features/sign-in/sign-in-screen.tsx')).SignInScreen }))

/** Which screen an address shows, to whom. Features meet only here. */
export function Routes() {
  const session = useSession()
  const [pathname] = useLocation()
  const search = useSearch()
  const here = search === '' ? pathname : `${pathname}?${search}`

  if (session.isPending) return <div aria-busy="true" className="h-dvh" />
  if (session.data === undefined) return <ServiceUnreachable onRetry={() => void session.refetch()} />
  const { user } = session.data
  const messages = user && (
    <Suspense fallback={null}>
      <TourOffer user={user} />
      <MessagesButton user={user} />
    </Suspense>
  )

  return (
    <>
      <Switch>
        <Route path={paths.root}>
          <Redirect to={user ? homeOf(user.role) : paths.signIn} replace />
        </Route>
        <Route path={paths.signIn}>
          {user ? (
            <Redirect to={afterSignIn(search, user.role)} replace />
          ) : (
            <Suspense fallback={null}>
              <SignInScreen session={session.data} />
            </Suspense>
          )}
        </Route>
        <Route path={paths.inbox}>
          {user ? (
            <AppShell user={user} views={<InboxNav user={user} />} screens={screensAt(pathname)} messages={messages}>
              <InboxScreen user={user} openTask={drawer.Component} />
            </AppShell>
          ) : (
            <Redirect to={paths.signInThen(here)} replace />
          )}
        </Route>
        {[{ path: paths.team, Screen: teamScreen.Component }, { path: paths.plan, Screen: planScreen.Component }, { path: paths.pile, Screen: PileScreen }, { path: paths.play, Screen: PlayScreen }].map(({ path, Screen }) => (
          <Route key={path} path={path}>
            {user ? (
              <AppShell user={user} views={<InboxNav user={user} />} screens={screensAt(pathname)} messages={messages} isFocus={path === paths.play}>
                <Suspense fallback={<div aria-busy="true" className="flex-1" />}>
                  <Screen user={user} />
                </Suspense>
              </AppShell>
            ) : (
              <Redirect to={paths.signInThen(here)} replace />
            )}
          </Route>
        ))}
        <Route>
          <PageNotFound />
        </Route>
      </Switch>
      {user && (
        <Suspense fallback={null}>
          <TaskFormHost userId={user.id} />
          <Tour user={user} />
        </Suspense>
      )}
    </>
  )
}

/** The other screens, and whether this is one of them. */
function screensAt(pathname: string) {
  return [{ label: 'Team', icon: Users, href: paths.team, isCurrent: pathname.startsWith(paths.team) }]
}
