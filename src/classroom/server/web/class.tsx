import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Announcer } from './announcer.tsx'
import { logOut } from './api.ts'
import { useClass } from './class-state.ts'
import { Details, type Place } from './details.tsx'
import { Filters, filtered, NO_FILTERS } from './filters.tsx'
import { Grid } from './grid.tsx'
import { Mistakes } from './mistakes.tsx'
import { Projector } from './projector.tsx'
import { useWords } from './words.ts'

const isProjected = () => location.hash === '#projector'

/** The class: its grid, what it is stuck at, and what was seen of each. */
export function Class({ settings, onLogin }: { settings: ComponentChildren; onLogin: () => void }) {
  const { say, text } = useWords()
  const { state, isLive } = useClass(onLogin)
  const [filters, setFilters] = useState(NO_FILTERS)
  const [opened, setOpened] = useState<Place>()
  const [projected, setProjected] = useState(isProjected)

  useEffect(() => {
    const follow = () => setProjected(isProjected())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    document.documentElement.classList.toggle('projected', projected)
  }, [projected])

  const title = state?.view.title ? text(state.view.title) : say.title
  const leave = () => logOut().then(onLogin, onLogin)
  const shown = state && filtered(state, filters)
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {say.skip}
      </button>
      <header class="bar">
        <h1>{title}</h1>
        <span class={`connection ${isLive ? 'live' : 'lost'}`} role="status">
          {isLive ? say.connection.live : state ? say.connection.lost : say.connection.loading}
        </span>
        <nav>
          <a href={projected ? '#' : '#projector'}>{projected ? say.view.table : say.view.projector}</a>
        </nav>
        {settings}
        <button type="button" class="quiet" onClick={leave}>
          {say.logout}
        </button>
      </header>
      {state && shown && (
        <main>
          <Filters state={state} filters={filters} setFilters={setFilters} found={shown.students.length} />
          {projected ? (
            <Projector state={state} shown={shown} open={setOpened} />
          ) : (
            <>
              <Mistakes state={state} shown={shown} />
              <Grid state={state} shown={shown} open={setOpened} />
            </>
          )}
          {opened && <Details state={state} place={opened} close={() => setOpened(undefined)} />}
          <Announcer state={state} />
        </main>
      )}
    </>
  )
}

function skip(): void {
  document.querySelector<HTMLElement>('td button[tabindex="0"]')?.focus()
}
