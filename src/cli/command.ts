import { join } from 'node:path'
import { Command } from '@oclif/core/command'
import { option, string } from '@oclif/core/flags'
import { preparedLab } from '../../build/prepared.ts'
import { graderKeys, loadGrader } from '../kinds/load.ts'
import { type Course, chooseCourse, openCourse } from '../lab/course.ts'
import { findLab } from '../lab/find-lab.ts'
import type { Lab, Language } from '../lab/lab.ts'
import type { Messages } from '../languages/en/messages.ts'
import { languageOf, messagesIn } from '../languages/loader.ts'
import { showError } from './show-error.ts'

/** What all commands have in common: the language, the course, and how an error is told. */
export abstract class LabCommand extends Command {
  static override baseFlags = {
    course: string({ helpValue: 'DIR', summary: 'The course to use, instead of the built-in one' }),
    lang: option({ options: ['en', 'zh'] as const, summary: 'Language; default: the locale' })(),
  }

  protected language!: Language
  protected messages!: Messages

  override async init(): Promise<void> {
    this.language = languageOf(this.argv)
    this.messages = await messagesIn(this.language)
  }

  override async catch(error: unknown): Promise<void> {
    const { usage } = this.ctor
    await showError(error, this.argv, Array.isArray(usage) ? usage[0] : usage)
  }

  protected print(text: string): void {
    process.stdout.write(text)
  }

  protected courseFolder(flag: string | undefined): string {
    const { DOCKER_LAB_COURSE: env } = process.env
    return chooseCourse({ flag, env, cwd: process.cwd(), builtIn: join(this.config.root, 'labs') })
  }

  protected course(flag: string | undefined): Promise<Course> {
    return openCourse(this.courseFolder(flag))
  }

  protected async lab(word: string, course: string | undefined): Promise<Lab> {
    const { folder } = findLab(await this.course(course), word)
    const prepared = preparedLab(folder, join(this.config.root, 'dist', 'labs'))
    if (prepared) return prepared
    const { loadLab } = await import('../lab/load.ts')
    return loadLab(folder, kinds)
  }
}

/** The check kinds, as the loader of labs wants them. */
export const kinds = { keys: graderKeys, load: loadGrader }
