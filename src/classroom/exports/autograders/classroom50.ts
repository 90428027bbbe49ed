import { type Archive, type AutograderFor, courseAt, courseFiles, document, installer } from './autograder.ts'

/**
 * An autograder for Classroom 50, for the folder `CLASSROOM/autograders/ASSIGNMENT` of its repository. It runs what the
 * student pushed in a throw-away engine on GitHub's machine. Where something could not be checked it fails, and the runner
 * reports an error, not a score.
 * {@link https://github.com/foundation50/classroom50/wiki/Advanced-Autograding}
 */
export function classroom50Autograder(made: AutograderFor): Archive {
  return new Map([['autograder.py', document(autograder(made))], ...courseFiles(made, 'course')])
}

const python = (text: string) => JSON.stringify(text)

function autograder(made: AutograderFor): string {
  const { version, lab, language } = made
  const course = courseAt(made, 'course')
  return `"""Grades what a student pushed with docker-lab ${version}, and writes result.json for Classroom 50."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

VERSION = ${python(version)}
INSTALLER = ${python(installer(version))}
LAB = ${lab.number}
FOLDER = ${python(lab.folder)}
LANGUAGE = ${python(language)}
COURSE = ${course === undefined ? 'None' : python(course)}

checkout = pathlib.Path.cwd()
bundle = pathlib.Path(__file__).resolve().parent


def installed(to: pathlib.Path) -> str:
    """The program: the one on the PATH, or a release that is installed for this run."""
    found = shutil.which("docker-lab")
    if found:
        return found
    script = to / "install.sh"
    with urllib.request.urlopen(INSTALLER, timeout=60) as answer:
        script.write_bytes(answer.read())
    env = {**os.environ, "DOCKER_LAB_VERSION": VERSION}
    subprocess.run(["sh", str(script), "--to", str(to)], env=env, check=True)
    return str(to / "docker-lab")


def submission(to: pathlib.Path) -> pathlib.Path:
    """A folder for each lab, as docker-lab wants it: the one in the repository, or else the repository itself."""
    if (checkout / FOLDER).is_dir():
        return checkout
    left_out = shutil.ignore_patterns(".git", ".github", "result.json")
    shutil.copytree(checkout, to / FOLDER, symlinks=True, ignore=left_out)
    return to


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    program = installed(work)
    student = {"id": "student", "submission": str(submission(work / "submission"))}
    # JSON is YAML as well, whatever the paths are.
    roster = {"labs": [LAB], "students": [student]}
    if COURSE is not None:
        roster["course"] = str(bundle / COURSE) if COURSE == "course" else COURSE
    rosters = work / "class.yaml"
    rosters.write_text(json.dumps(roster))
    # GitHub's machine is deleted afterwards, and this job has nothing of other students.
    graded = subprocess.run([program, "class", "grade", str(rosters), "--lang", LANGUAGE, "--allow-privileged"])
    # 1: something fails. 3: something could not be checked; then the export has no result, and fails as well.
    if graded.returncode not in (0, 1, 3):
        sys.exit(graded.returncode)
    written = work / "result.json"
    export = ["class", "export", str(rosters), "--lang", LANGUAGE, "--format", "classroom50", "-o", str(written)]
    subprocess.run([program, *export], check=True)
    result = json.loads(written.read_text())

# What this submission is called on GitHub; the runner adds whose it is.
result["classroom"] = os.environ["CLASSROOM"]
result["assignment"] = os.environ["ASSIGNMENT"]
result["submission"] = os.environ["SUBMISSION_TAG"]
result["commit"] = os.environ["COMMIT_URL"]
result["release"] = os.environ["RELEASE_URL"]
result["review"] = os.environ.get("REVIEW_URL") or os.environ["COMMIT_URL"]
(checkout / "result.json").write_text(json.dumps(result, ensure_ascii=False, indent=2))
`
}
