import type { Translation } from '../../src/grading/contract/contract.ts'
import type volume from './volume.ts'
import { chosen, mounted, nearestVolume } from './volume.ts'

export default {
  summary: '有这个数据卷，并且容器在使用它',
  options: {
    name: '数据卷的名字',
    state: '数据卷应不应该存在',
    mounted_by: '必须挂载了它的容器，运行不运行都可以',
    driver: '必须由哪个驱动保存；不写表示任何驱动',
  },
  expected: ({ name, state, mounted_by, driver }) =>
    state === 'absent'
      ? `没有数据卷 ${name}`
      : [`数据卷 ${name}`, driver && `驱动 ${driver}`, mounted_by && `挂载在 ${mounted_by} 里`]
          .filter(Boolean)
          .join('，'),
  actual(facts, { name, mounted_by }) {
    const { volume: found, names } = facts
    if (!found) return `没有数据卷 ${name}；现有的：${chosen(names).join('、') || '没有起过名字的'}`
    const uses = mounted_by === undefined ? '' : `；${mounted_by} 挂载了：${mounted(facts) || '无'}`
    return `数据卷 ${name}，驱动 ${found.driver}${uses}`
  },
  diagnoses: {
    'volume-missing': {
      title: '没有叫这个名字的数据卷',
      message: ({ name }) => `Docker 里没有名为 ${name} 的数据卷（volume）。`,
      next: () => '数据卷可以用专门的命令创建，也可以在第一个容器使用它时创建。',
      page: {
        what: '检查按名字查找数据卷，名字要完全一致，没有找到。',
        why: '「docker volume create NAME」会创建数据卷；挂载一个还不存在的名字，也会创建它。不写名字时，Docker 会起一个 64 个字符的名字。',
      },
    },
    'volume-name-differs': {
      title: '有一个名字很像的数据卷',
      message: ({ name }, { names }) =>
        `没有数据卷 ${name}，但是有 ${nearestVolume(name, names)}。名字必须一字不差。`,
      next: () => '对照一下两个名字。另一个名字是谁起的：是你，还是某个工具替你起的？',
      page: {
        what: '题目要求的数据卷不存在，但有一个名字稍有不同的数据卷。',
        why: '数据卷不能改名。Compose 会在每个数据卷名前加上项目名和「_」，除非在文件里用「name:」指定名字。',
      },
    },
    'volume-still-there': {
      title: '数据卷还没有删除',
      message: ({ name }) => `数据卷 ${name} 还在。`,
      next: () => '删除容器不会删除它的数据卷。还有容器在用的数据卷也删不掉。',
      page: {
        what: '题目要求删除数据卷，但引擎里还有它。',
        why: '数据卷比容器活得久，这样数据才不会意外丢失。没有任何容器（包括已结束的）使用它时，才能删除。较新版本的「docker volume prune」会保留有名字的数据卷，除非加上 --all。',
      },
    },
    'volume-driver-differs': {
      title: '数据卷用的是另一种驱动',
      message: ({ name, driver }, { volume: found }) => `${name} 的驱动是 ${found?.driver}，不是 ${driver}。`,
      next: () => '驱动在创建数据卷时选定。',
      page: {
        what: '数据卷是有的，但驱动（driver）不是题目要求的那个。',
        why: '数据实际放在哪里，由驱动决定。「local」是引擎所在机器上的一个目录，总是可用。',
      },
    },
    'volume-not-mounted': {
      title: '数据卷有了，但没有使用',
      message: ({ name, mounted_by }) => `数据卷 ${name} 存在，但 ${mounted_by} 没有挂载任何东西。`,
      next: () => '创建数据卷，并不等于把它交给某个容器。创建容器时，要在哪里写上它的名字？',
      page: {
        what: '数据卷存在。应该使用它的容器却没有任何挂载。',
        why: '数据卷和容器互相独立。容器的挂载在创建时用 -v 或 --mount 指定，以后不能再加。',
      },
    },
    'something-else-mounted': {
      title: '容器挂载的是别的东西',
      message: ({ name, mounted_by }, facts) =>
        `${mounted_by} 有挂载（${mounted(facts)}），但里面没有数据卷 ${name}。`,
      next: () => '把 -v 的左边和数据卷的名字对照一下。有斜杠就成了路径。',
      page: {
        what: '数据卷和容器都在，但容器挂载的是别的数据卷或目录。',
        why: '-v 的左边决定挂载什么：写路径，就是主机目录；写一个普通的词，就是数据卷的名字；什么都不写，就是新的匿名数据卷。',
      },
    },
  },
} satisfies Translation<typeof volume>
