import {
  type Archive,
  type AutograderFor,
  courseAt,
  courseFiles,
  document,
  installer,
  quoted,
  script,
} from './autograder.ts'

/**
 * An autograder for Gradescope. There is no Docker engine there, so students hand in a snapshot, which is judged as it
 * would be anywhere else. Where that is not possible there are no results, and so no zero.
 * {@link https://gradescope-autograders.readthedocs.io/en/latest/specs/}
 */
export function gradescopeAutograder(made: AutograderFor, words: { handIn: string }): Archive {
  return new Map([
    ['setup.sh', script(setup(made))],
    ['run_autograder', script(run(made))],
    [
      'no-snapshot.json',
      document(`${JSON.stringify({ score: 0, output: words.handIn, output_format: 'text' })}\n`),
    ],
    ...courseFiles(made, 'course'),
  ])
}

const setup = ({ version }: AutograderFor) => `#!/usr/bin/env bash
# Installs docker-lab ${version} when Gradescope builds the autograder.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends ca-certificates curl
curl -fsSL ${quoted(installer(version))} -o /tmp/install-docker-lab.sh
DOCKER_LAB_VERSION=${quoted(version)} sh /tmp/install-docker-lab.sh --to /usr/local/bin
docker-lab --version
`

function run(made: AutograderFor): string {
  const { lab, language } = made
  const course = courseAt(made, 'course')
  return `#!/usr/bin/env bash
# Judges the snapshot that a student handed in, and writes results/results.json.
set -euo pipefail
home=\${AUTOGRADER_HOME:-/autograder}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

snapshot=$(find "$home/submission" -type f -name '*.json' | sort | head -n 1)
if [ -z "$snapshot" ]; then
  cp "$home/source/no-snapshot.json" "$home/results/results.json"
  exit 0
fi
cp -- "$snapshot" "$work/snapshot.json"

# The first user of the submission, as a roster can name them.
student=$(grep -o '"email": *"[^"]*"' "$home/submission_metadata.json" | head -n 1 | cut -d '"' -f 4 | tr -c 'A-Za-z0-9._@\\n-' '_' | cut -c 1-64 || true)
${course === 'course' ? 'ln -s "$home/source/course" "$work/course"\n' : ''}cat >"$work/class.yaml" <<END
${course === undefined ? '' : `course: ${inHeredoc(JSON.stringify(course))}\n`}labs: [${lab.number}]
students:
  - { id: "\${student:-student}", snapshot: snapshot.json }
END

# 1: something fails. 3: something could not be checked; then the export has no result, and fails as well.
status=0
docker-lab class grade "$work/class.yaml" --lang ${language} || status=$?
case $status in 0 | 1 | 3) ;; *) exit "$status" ;; esac
docker-lab class export "$work/class.yaml" --lang ${language} --format gradescope -o "$work/results.json"
cp "$work/results.json" "$home/results/results.json"
`
}

/** Text in which the shell finds nothing to replace. */
const inHeredoc = (text: string) => text.replace(/[\\$`]/g, '\\$&')
