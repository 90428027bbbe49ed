import { join } from 'node:path'
import { string } from '@oclif/core/args'
import { string as text } from '@oclif/core/flags'
import { newCourse } from '../../authoring/scaffold/new-course.ts'
import { newGrader } from '../../authoring/scaffold/new-grader.ts'
import { newLab } from '../../authoring/scaffold/new-lab.ts'
import { type Kind, nextSteps } from '../../authoring/scaffold/next-steps.ts'
import type { Made } from '../../authoring/scaffold/place-folder.ts'
import { checksumOfLinuxFile } from '../../authoring/scaffold/released.ts'
import { LabCommand } from '../../cli/command.ts'
import { chooseCourse } from '../../lab/course.ts'
import { shownPath } from '../../lab/frame.ts'
import type { Language } from '../../languages/list.ts'

export default class New extends LabCommand {
  static override summary = 'Create a working lab, course or check kind to adapt'
  static override description =
    'NAME can start with a number, such as 07-my-lab; without one, a lab gets the next number of the course. With --lang en, the texts are in English alone. Never overwrites a file.'
  static override usage = 'lab new lab|course|grader NAME'
  static override examples = ['docker-lab lab new course docker-basics', 'docker-lab lab new lab volumes']
  static override args = {
    kind: string({
      required: true,
      options: ['lab', 'course', 'grader'],
      description: 'lab, course or grader (a check kind)',
    }),
    name: string({ required: true, description: 'its name' }),
  }
  static override flags = {
    dir: text({
      helpValue: 'DIR',
      summary: 'Create it in this directory; default: the current one, or for a lab its course',
    }),
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(New)
    const { scaffold } = this.messages
    const { name } = args
    const kind = args.kind as Kind
    const made = await this.make(kind, name, flags)
    const files = made.files.map((file) => `  ${shownPath(file)}`)
    const steps = nextSteps(kind, made, scaffold).map((step, index) => `  ${index + 1}. ${step}`)
    this.print(`${[scaffold.made, ...files, '', scaffold.next, ...steps].join('\n')}\n`)
  }

  private async make(
    kind: Kind,
    name: string,
    {
      dir,
      course: flag,
      lang: language,
    }: Record<'dir' | 'course', string | undefined> & { lang: Language | undefined },
  ): Promise<Made> {
    const { scaffold } = this.messages
    const cwd = process.cwd()
    const { root, version } = this.config
    const templates = join(root, 'src/authoring/scaffold/templates')
    const asked = language && { language }
    if (kind === 'grader') return newGrader({ parent: dir ?? cwd, name }, scaffold)
    if (kind === 'course') {
      const sha256 = await checksumOfLinuxFile(root)
      return newCourse({ parent: dir ?? cwd, name, templates, version, sha256, ...asked }, scaffold)
    }
    const { DOCKER_LAB_COURSE: env } = process.env
    const course = dir ?? chooseCourse({ flag, env, cwd, builtIn: cwd })
    return newLab({ course, name, templates, ...asked }, scaffold)
  }
}
