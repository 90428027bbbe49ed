/** The ids of the commands: where one belongs to a topic, with that in front. */
export const COMMANDS = [
  'answer',
  'check',
  'class:roster:import',
  'class:serve',
  'class:tokens',
  'completion',
  'doctor',
  'explain',
  'hint',
  'lab:docs',
  'lab:lint',
  'lab:new',
  'lab:pack',
  'lab:test',
  'list',
  'next',
  'progress',
  'reset',
  'show',
  'snapshot',
  'solution',
  'start',
  'watch',
] as const

export type CommandName = (typeof COMMANDS)[number]
