import type { ClassGradeWords } from '../../src/languages/en/class-grade.ts'
import type { Samples } from './words.ts'

export const classGradeSamples: Samples<ClassGradeWords> = {
  noLab: [['tomcat', ['deploy-nginx', 'volumes']]],
  noStudent: [['alicia']],
  unknownEngine: [['minikube']],
  needsPrivileged: [[1], [5]],
  begin: [
    [1, 1, 8],
    [30, 4, 8],
    [30, 4, undefined],
  ],
  goesOn: [['2026-11-26T09:00:00.000Z']],
  progress: [
    [3, 30, 0, ['alice', 'bob']],
    [3, 30, 1, []],
    [3, undefined, 0, ['alice']],
  ],
  noted: [['alice', 'A clock is wrong.']],
  noDirectory: [['03-deploy-nginx']],
  twins: [
    ['03-deploy-nginx', ['3']],
    ['03-deploy-nginx', ['03', '3']],
  ],
  gitUnreadable: [['03-deploy-nginx']],
  leftOut: [
    ['03-deploy-nginx', ['site', 'notes.txt']],
    ['03-deploy-nginx', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ],
  couldNot: [['alice', ['deploy-nginx', 'volumes'], 'No Docker engine answers.']],
  interrupted: [['docker-lab class grade class.yaml']],
  left: [['docker-lab class grade class.yaml']],
  waiting: [['docker-lab class worker class.yaml --gradebook postgres://db/school']],
  working: [['postgres://db/school']],
  status: { error: [['No Docker engine answers.']] },
  summary: [
    [1, 0, 0],
    [28, 1, 1],
  ],
  labChanged: [['deploy-nginx', ['alice', 'bob']]],
  kept: [['class.gradebook.sqlite']],
  regraded: [
    [1, 1],
    [120, 0],
  ],
}
