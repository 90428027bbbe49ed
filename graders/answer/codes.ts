import type { CodeFacts } from '../../src/grading/contract/kind.ts'

export const codes = {
  'answer-missing': { see: ['docker-lab answer LAB', 'docker-lab answer LAB KEY VALUE'] },
  'answer-wrong': { see: ['docker-lab answer LAB', 'docker inspect NAME', 'docker ps -a'] },
  'answer-of-other': { see: ['docker inspect NAME', 'docker ps --format "{{.Names}}"'] },
  'answer-outdated': {
    see: ['docker inspect --format "{{.State.StartedAt}}" NAME', 'docker-lab answer LAB KEY VALUE'],
  },
  'answer-in-billionths': { see: ['docker inspect --format "{{.HostConfig.NanoCpus}}" NAME'] },
  'answer-about-stopped': { mistakes: ['M12'], see: ['docker ps -a', 'docker start NAME'] },
  'answer-about-nothing': { see: ['docker inspect NAME', 'docker ps -a'] },
} satisfies Record<string, CodeFacts>
