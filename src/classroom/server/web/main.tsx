import { render } from 'preact'
import { Page } from './page.tsx'
import { applyTheme, storedTheme } from './settings.ts'

applyTheme(storedTheme())
render(<Page />, document.getElementById('page') as HTMLElement)
