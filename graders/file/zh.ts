import type { FileFact } from '../../src/docker/port/docker.ts'
import type { Translation } from '../../src/grading/contract/contract.ts'
import { asksForText, excerpt } from '../../src/grading/contract/text/text.ts'
import { textMatchOptions, textMatchWords } from '../../src/languages/zh/text-match.ts'
import { folderOf, mountAt, nearFile } from './facts.ts'
import type file from './file.ts'

const OTHER = { symlink: '链接', fifo: '管道', device: '设备', socket: '套接字' }

function shown(fact: FileFact): string {
  if (fact.kind === 'directory') {
    const more = fact.entries.length > 8 ? '……' : ''
    return `文件夹，里面有：${fact.entries.slice(0, 8).join('、') || '什么都没有'}${more}`
  }
  if (fact.kind === 'file') return `文件，${fact.size} 字节，「${excerpt(fact.text)}」`
  return fact.kind === 'absent' ? '什么都没有' : OTHER[fact.what]
}

export default {
  summary: '容器里（不论是否在运行）有某个文件或文件夹，而且内容正确',
  options: {
    container: '容器的名字',
    path: '容器里的绝对路径',
    exists: 'false：那里不能有任何东西',
    type: '那里应该是文件还是目录',
    nonempty: '里面要有内容',
    ...textMatchOptions,
    same_as: '另一个文件，两者的内容必须一个字节都不差',
    'same_as.container': '另一个容器的名字',
    'same_as.path': '那里面的绝对路径',
  },
  expected({ path, container, exists, type, nonempty, same_as, ...text }) {
    if (!exists) return `${container} 里没有 ${path}`
    return [
      `${container} 里有${type === 'directory' ? '文件夹' : '文件'} ${path}`,
      nonempty && '里面有内容',
      asksForText(text) && `内容${textMatchWords(text)}`,
      same_as && `和 ${same_as.container} 里的 ${same_as.path} 完全相同`,
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ file, folder, other }, { path, same_as }) {
    if (file.kind === 'absent') return `没有 ${path}${folder ? `；${folderOf(path)}：${shown(folder)}` : ''}`
    const compared = same_as && other ? `；${same_as.container} 的 ${same_as.path}：${shown(other)}` : ''
    return `${path}：${shown(file)}${compared}`
  },
  diagnoses: {
    'file-missing': {
      title: '文件不在那里',
      message: ({ path, container: name }, { container }) => {
        const mount = mountAt(path, container)
        const from =
          mount && `${mount.destination} 是一个挂载点，那里的内容来自 ${mount.name ?? mount.source}。`
        return `${name} 里没有 ${path}。${from ?? ''}`
      },
      next: ({ path }) => `这个容器的 ${folderOf(path)} 里有什么？文件会不会建在了别的地方？`,
      page: {
        what: '检查时在容器里查看一个路径，它所在的文件夹存在，但文件不在。',
        why: '每个容器都有自己的文件。建在主机上的、建在同一镜像的另一个容器里的，或者建在已经删除的容器里的文件，都不会出现在这个容器里。另外，挂载了东西的地方，只能看到那个主机文件夹或数据卷（volume）的内容，看不到镜像的内容。',
      },
    },
    'file-name-differs': {
      title: '有一个名字很接近的文件',
      message: ({ path }, { folder }) => `没有 ${path}，但同一个文件夹里有 ${nearFile(path, folder)}。`,
      next: () => '把两个名字一个字母一个字母地比一比。',
      page: {
        what: '要找的文件不在，但有一个名字只差一两个字母的文件。',
        why: 'Linux 区分大小写，每个容器也一样：Test.md 和 test.md 是两个文件。',
      },
    },
    'folder-missing': {
      title: '连文件所在的文件夹都没有',
      message: ({ path, container }) =>
        `${container} 里没有文件夹 ${folderOf(path)}，所以也不可能有 ${path}。`,
      next: () => '是这个容器吗？镜像对吗？路径写对了吗？',
      page: {
        what: '文件应当所在的文件夹，在这个容器里不存在。',
        why: '容器的文件夹来自镜像。COPY 或「docker cp」的路径稍有不同，或者容器来自另一个镜像，要找的文件夹就不会有。',
      },
    },
    'file-unwanted': {
      title: '那里有不该有的东西',
      message: ({ path, container }) => `${container} 里有 ${path}，而它不应该在那里。`,
      next: () => '它是从哪里来的：镜像、挂载，还是在容器里做过的操作？',
      page: {
        what: '题目要求这个路径上什么都没有，但那里有东西。',
        why: '容器里的文件，最下面是镜像的文件，上面是在容器里做的改动，再上面是挂载。',
      },
    },
    'directory-instead-of-file': {
      title: '应该是文件的地方是一个文件夹',
      message: ({ path }) => `${path} 是文件夹，而要求的是文件。`,
      next: () => '这个文件夹是谁建的：你，还是 Docker？',
      page: {
        what: '这个路径上是文件夹，不是文件。',
        why: '主机路径不存在时，-v 会建出来，而且总是建成文件夹；所以要挂载一个文件，它必须先存在。另外，「docker cp」和 COPY 遇到已有的文件夹时，会把文件放进去，而不是取代它。',
      },
    },
    'file-instead-of-directory': {
      title: '应该是文件夹的地方是一个文件',
      message: ({ path }) => `${path} 是文件，而要求的是文件夹。`,
      next: () => '它是一个没有解开的压缩包吗？还是复制时用了文件夹的名字？',
      page: {
        what: '这个路径上是文件，不是文件夹。',
        why: '复制到一个不存在的路径，会得到一个叫这个名字的文件；路径末尾加上斜杠，COPY 才会建文件夹。ADD 会把本地的 tar 包解开成文件夹，COPY 则原样复制。',
      },
    },
    'not-a-file': {
      title: '这不是普通文件',
      message: ({ path }) => `${path} 是特殊文件，没有内容可看。`,
      next: () => '它是怎么到那里的？',
      page: {
        what: '这个路径上是设备、管道或套接字。',
        why: '「ls -l」的第一个字母说明类型：- 是文件，d 是文件夹，l 是链接，p 是管道，s 是套接字，b 和 c 是设备。',
      },
    },
    'file-empty': {
      title: '里面是空的',
      message: ({ path }) => `${path} 在那里，但里面什么都没有。`,
      next: () => '本来应该由什么来填充它？这件事是在这个容器里发生的吗？',
      page: {
        what: '文件是 0 字节，或者文件夹里什么都没有。',
        why: '「touch」会建一个空文件；挂载一个空的主机文件夹，看到的就是空文件夹，不管镜像在那里有什么。',
      },
    },
    'file-content': {
      title: '文件的内容不对',
      message: ({ path }) => `${path} 在那里，但内容不是题目要求的。`,
      next: () => '在容器里读一读这个文件，对照着看。',
      page: {
        what: '文件存在，但它的文字不是题目要求的内容。',
        why: '镜像里的文件是制作镜像时的样子，容器里的文件是最后一次写入时的样子。主机上的改动只有通过挂载才会到达容器。',
      },
    },
    'file-differs': {
      title: '两个文件不一样',
      message: ({ path, container, same_as }) =>
        `${container} 里的 ${path} 和 ${same_as?.container} 里的 ${same_as?.path} 内容不同。`,
      next: () => '两个容器看到的是同一个数据卷，还是各有一份？',
      page: {
        what: '两个容器应该看到同一个文件，但看到的内容不同。',
        why: '两个容器挂载同一个数据卷或同一个主机文件夹时，才共用一个文件。两个不同的数据卷，即使挂载在相同的路径，也是两个地方。',
      },
    },
    'other-file-missing': {
      title: '用来对比的文件不在',
      message: ({ same_as }) => `${same_as?.container} 里没有可以对比的文件 ${same_as?.path}。`,
      next: () => '另一个容器在吗？它看到的是同一个文件夹吗？',
      page: {
        what: '一个文件在两个容器里应该相同。其中一个容器里有，另一个容器里没有，或者那个容器不存在。',
        why: '写进数据卷的内容，会出现在挂载同一个数据卷的每个容器里，别的容器则看不到。',
      },
    },
    'file-too-big': {
      title: '文件太大，docker-lab 没有读完',
      message: ({ path }) => `${path} 太大，没有读完，而读到的部分不足以下结论。`,
      next: () => '这个文件真的应该这么大吗？',
      page: {
        what: '文字只读开头的 64 KiB，超过 16 MiB 的文件不作对比。',
        why: '文件可以和磁盘一样大，甚至可以谎称自己更大，所以 docker-lab 会停下来。',
      },
    },
  },
} satisfies Translation<typeof file>
