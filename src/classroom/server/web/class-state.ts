import { useEffect, useReducer, useState } from 'preact/hooks'
import type { Cell, ClassView } from '../view.ts'
import { classView, follow, NotAnswered } from './api.ts'

/** The class, as it is now. */
export interface ClassState {
  view: ClassView
  cells: ReadonlyMap<string, Cell>
  /** What changed last, to be announced. */
  changed: readonly { cell: Cell; before: Cell | undefined }[]
}

export const keyOf = (student: string, lab: string): string => JSON.stringify([student, lab])

const byPlace = (cells: readonly Cell[]): [string, Cell][] =>
  cells.map((cell) => [keyOf(cell.student, cell.lab), cell])

function next(state: ClassState | undefined, news: ClassView | Cell[]): ClassState | undefined {
  if (!Array.isArray(news)) return { view: news, cells: new Map(byPlace(news.cells)), changed: [] }
  if (!state) return undefined
  const changed = news.map((cell) => ({ cell, before: state.cells.get(keyOf(cell.student, cell.lab)) }))
  return { ...state, cells: new Map([...state.cells, ...byPlace(news)]), changed }
}

/** Loads the class and follows it. */
export function useClass(onLogin: () => void): { state: ClassState | undefined; isLive: boolean } {
  const [state, tell] = useReducer(next, undefined)
  const [isLive, setLive] = useState(false)
  const [round, setRound] = useState(0)

  useEffect(() => {
    let isOver = false
    let stop = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      timer = setTimeout(() => setRound((before) => before + 1), 2000)
    }
    classView().then(
      (view) => {
        if (isOver) return
        tell(view)
        stop = follow(view.number, { cells: tell, open: setLive, refused: again })
      },
      (error: unknown) => {
        if (isOver) return
        setLive(false)
        if (error instanceof NotAnswered && error.code === 'login') onLogin()
        else again()
      },
    )
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [round])

  return { state, isLive }
}
