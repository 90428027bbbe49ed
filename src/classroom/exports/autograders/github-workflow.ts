import {
  type Archive,
  type AutograderFor,
  courseAt,
  courseFiles,
  document,
  installer,
  quoted,
} from './autograder.ts'

/** Where the course is in a student's repository. */
const COURSE = '.docker-lab/course'

/**
 * A GitHub Actions workflow for the repository that students get: each push is graded in a throw-away engine on GitHub's
 * machine. What it says is practice: students can change the workflow.
 * {@link https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax}
 */
export function githubWorkflow(made: AutograderFor): Archive {
  return new Map([
    ['.github/workflows/docker-lab.yml', document(workflow(made))],
    ...courseFiles(made, COURSE),
  ])
}

function workflow(made: AutograderFor): string {
  const { version, lab, language } = made
  const course = courseAt(made, `../work/${COURSE}`)
  return `# Grades what is pushed with docker-lab. Students can change this file, so a result is practice, not proof: for a grade
# that counts, grade the repository again with "docker-lab class grade".
name: docker-lab
on:
  push:
  workflow_dispatch:
permissions:
  contents: read
jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    env:
      LAB: ${lab.folder}
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
          path: work
      - name: Install docker-lab
        run: |
          curl -fsSL ${quoted(installer(version))} -o "$RUNNER_TEMP/install.sh"
          DOCKER_LAB_VERSION=${quoted(version)} sh "$RUNNER_TEMP/install.sh" --to "$RUNNER_TEMP/bin"
          echo "$RUNNER_TEMP/bin" >>"$GITHUB_PATH"
      - name: Grade
        run: |
          # A folder for each lab: the one in the repository, or else the repository itself.
          mkdir -p class/submission
          if [ -d "work/$LAB" ]; then
            cp -R "work/$LAB" class/submission/
          else
            cp -R work "class/submission/$LAB"
            rm -rf "class/submission/$LAB/.git" "class/submission/$LAB/.github"
          fi
          cat >class/class.yaml <<'END'
          ${[...(course === undefined ? [] : [`course: ${JSON.stringify(course)}`]), `labs: [${lab.number}]`, 'students:', '  - { id: student, submission: submission }'].join('\n          ')}
          END
          docker-lab class grade class/class.yaml --lang ${language} --allow-privileged
      - name: Report
        if: \${{ !cancelled() }}
        run: |
          docker-lab class export class/class.yaml --lang ${language} --format junit -o junit.xml
          {
            echo '~~~~~~~~~~~~text'
            docker-lab class report class/class.yaml --lang ${language}
            echo '~~~~~~~~~~~~'
          } >>"$GITHUB_STEP_SUMMARY"
          docker-lab class report class/class.yaml --lang ${language} --html report.html
      - uses: actions/upload-artifact@v7
        if: \${{ !cancelled() }}
        with:
          name: docker-lab
          path: |
            junit.xml
            report.html
          if-no-files-found: ignore
`
}
