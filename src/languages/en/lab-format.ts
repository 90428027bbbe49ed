/** What the keys of lab.yaml, cases.yaml and course.yaml mean, by the path of the key; `text` is for each text
 * of theirs, `container` for what can be in the place of a container's name. */
const labFormat = {
  text: 'one text for all languages, or a text by language',
  container: {
    service: 'a service of a Compose file: each container that Compose created for it',
    project: 'name of the project; the one of the working folder or the only one, when left out',
  },
  lab: {
    title: 'what the lab is called',
    chapter: 'labs of the same chapter are listed together',
    minutes: 'how long a beginner needs',
    vary: `what is different for each student, by its name: \${NAME} anywhere in the texts of this lab stands for it, in lab.yaml, in the briefs and in cases.yaml`,
    'vary.NAME': 'what it can be: a word of so many letters, a whole number, or one of several things',
    'vary.NAME.word': 'how many letters it has',
    'vary.NAME.between': 'the lowest and the highest number',
    'vary.NAME.one_of': 'what it can be',
    environment: 'what "docker-lab start" prepares',
    'environment.images': 'images to pull',
    'environment.ports': 'ports of the host that the student will need',
    'environment.containers': 'containers to create for the student, in this order',
    'environment.containers[].name': 'name of the container',
    'environment.containers[].image': 'image to create it from',
    'environment.containers[].ports': 'ports as -p takes them, host first',
    'environment.containers[].env': 'environment variables',
    'environment.containers[].command':
      'what comes after the image name in "docker run"; the image’s own, when left out',
    'environment.containers[].mounts': 'volumes as -v takes them: NAME:/path, and :ro for a read-only one',
    'environment.containers[].networks': 'networks that it is on; the default bridge, when left out',
    'environment.containers[].cpus': 'how many CPUs it can use at most, such as 0.5; no limit, when left out',
    'environment.containers[].state':
      'the state in which the student finds it; exited: its command ends by itself',
    'environment.containers[].serves':
      'what it must serve before it counts as ready; "start" starts such a container again, and leaves all others as they are',
    'environment.containers[].login':
      'for a registry: the only login that it accepts, which "start" tells the student',
    'environment.containers[].login.user': 'name of the user',
    'environment.containers[].login.password': 'the password; with "vary", each student has one of their own',
    'environment.volumes': 'names of volumes to create',
    'environment.anonymous_volumes': 'volumes to create without a name: what the checks call each of them',
    'environment.networks': 'names of networks to create',
    'environment.dangling_images': 'images to create without a name',
    'environment.dangling_images[].name': 'what the checks call it',
    'environment.dangling_images[].container': 'the container above whose files and settings it has',
    owns: 'what "docker-lab reset" can remove: exact names, nothing else',
    'owns.containers': 'names of containers',
    'owns.images':
      'names of images, which are the student’s: a check accepts any image under them, unless it says renamed: false',
    'owns.volumes': 'names of volumes',
    'owns.networks': 'names of networks',
    'owns.services': 'names of services of a swarm; those of a stack are STACK_NAME',
    checks: 'what is checked, in this order; each entry has one more key, which is its check kind',
    'checks[].id': 'unique in the lab',
    'checks[].title': 'the requirement, in one line',
    'checks[].points': 'what it is worth',
    'checks[].needs': 'ids of the checks that must pass before this one is looked at',
    'checks[].within': 'look again while the container or file is younger than this: 500ms, 10s, 2m',
    'checks[].hints': 'from the idea to the command',
    'checks[].reveal': 'how much of a failure the student sees',
  },
  cases: {
    name: 'what is done, in a few words; unique in the file',
    kind: 'solution: a right way; mistake: a wrong one; cheat: one that only looks right; limit: a cheat that no check can catch',
    reason: 'for a limit: why no check can catch it; for a solution: why it is good, which students read',
    run: 'shell text: what the student types',
    setup: "shell text that runs first and is not the student's",
    catalogue: 'ids in a catalogue of mistakes',
    expect: 'by the id of the check: pass, blocked, "fail CODE" or "error CODE"',
    equivalent_mutants: 'for a solution: changes to it that are right as well, and why',
    'equivalent_mutants[].mutant': 'the changed line, exactly as "docker-lab lab test" shows it',
    'equivalent_mutants[].reason': 'why it is right as well',
    differs_on: 'engines on which the case cannot have the same outcomes',
    'differs_on.ENGINE':
      'an engine as --engines writes it, or a part of that name such as podman; podman-4 is Podman 4.3 alone; without "expect" the case is not tried there',
    'differs_on.ENGINE.reason': 'what this engine lacks or does differently',
    'differs_on.ENGINE.expect': 'by the id of the check: pass, blocked, "fail CODE" or "error CODE"',
  },
  course: {
    title: 'what the course is called',
    chapters: 'what each chapter is called, by the name that labs use',
    needs: 'what an engine needs for the course; doctor compares',
    'needs.disk_gb': 'free space on its disk, in GB',
    'needs.memory_gb': 'memory, in GB',
    order:
      'the numbers of the labs in the order in which students meet them; others come last, and without it numbers decide',
  },
}

export type LabFormatWords = typeof labFormat

export default labFormat
