import { encodingOf, saySame } from '../../src/grading/contract/file/file.ts'
import { shownFile } from '../../src/grading/contract/file/zh.ts'
import type { KindWords } from '../../src/grading/contract/kind.ts'
import { asksForText } from '../../src/grading/contract/text/text.ts'
import text from '../../src/grading/contract/text/zh.ts'
import type file from './file.ts'
import { directoryOf, mountAbove, mountOver, nearFile, shownTime } from './paths.ts'
import { isKnown, shownMode, shownOwner } from './rights.ts'

export default {
  summary: '容器里（无论是否在运行）有某个文件或目录，而且内容正确',
  options: {
    container: '容器的名字',
    path: '容器内的绝对路径',
    exists: 'false 表示这个路径上不能有任何东西',
    type: '这个路径上应该是文件还是目录',
    nonempty: '不能是空的',
    mounted: '必须在挂载里（true），还是在容器自己的文件系统里（false）',
    older_than_container: '必须在容器创建之前就写好，也就是以前的容器留下的',
    mode: '权限，写法同 chmod，要加引号："640"',
    owner: '必须属于哪个用户，写名字或编号',
    ...text.options,
    same_as: '另一个文件，两者的每个字节都必须相同',
    'same_as.container': '那个文件所在容器的名字',
    'same_as.path': '那个容器内的绝对路径',
  },
  refusals: {
    'file-mode': '必须是加了引号的权限，写法同 chmod："640"、"0755"',
    'directory-has-no-text': '目录没有文字内容：不要写 contains、matches、equals 和 same_as',
    'directory-has-no-age': '目录里增减文件时，目录的时间也会变：older_than_container 只能用于文件',
  },
  expected({ path, container, exists, type, nonempty, mounted, older_than_container, same_as, ...want }) {
    if (!exists) return `${container} 里没有 ${path}`
    return [
      `${container} 里有${type === 'directory' ? '目录' : '文件'} ${path}`,
      nonempty && '而且不是空的',
      mounted !== undefined && (mounted ? '在挂载里' : '在容器自己的文件系统里，不在挂载里'),
      older_than_container && '比容器更早',
      want.mode && `权限为 ${want.mode}`,
      want.owner && `属于 ${want.owner}`,
      asksForText(want) && `内容${text.expected(want)}`,
      same_as && `和 ${same_as.container} 里的 ${same_as.path} 完全相同`,
    ]
      .filter(Boolean)
      .join('，')
  },
  actual({ container, file, directory, other, users }, { path, same_as, older_than_container, mode, owner }) {
    if (file.kind === 'absent')
      return `没有 ${path}${directory ? `；${directoryOf(path)}：${shownFile(directory)}` : ''}`
    const rights = mode ? `；权限 ${shownMode(file)}` : ''
    const owned = owner ? `；所有者 ${shownOwner({ file, ...(users && { users }) })}` : ''
    const compared =
      same_as && other ? `；${same_as.container} 里的 ${same_as.path}：${shownFile(other)}` : ''
    const ages = `；写入时间 ${shownTime(file.kind === 'file' ? file.modified : '')}，容器创建时间 ${shownTime(container.created)}`
    return `${path}：${shownFile(file)}${older_than_container && file.kind === 'file' ? ages : ''}${rights}${owned}${compared}`
  },
  codes: {
    'file-missing': {
      message({ path }, { container }) {
        const mount = mountAbove(path, container)
        const nothing = `${container.name} 里没有 ${path}。`
        if (!mount) return nothing
        const from = mount.name ? `数据卷 ${mount.name}` : ` ${mount.askedSource ?? mount.source}`
        return `${nothing}${mount.destination} 是一个挂载点${mount.source && `，里面的内容来自${from}`}。`
      },
      next: ({ path }) => `这个容器的 ${directoryOf(path)} 里有什么？文件是不是创建在了别的地方？`,
    },
    'file-name-differs': {
      message: ({ path }, { directory }) => `没有 ${path}，但同一个目录里有 ${nearFile(path, directory)}。`,
      next: '把两个名字逐个字符对比一下。',
    },
    'folder-missing': {
      message: ({ path, container }) =>
        `${container} 里没有目录 ${directoryOf(path)}，所以也不会有 ${path}。`,
      next: '容器对吗？镜像对吗？路径写对了吗？',
    },
    'file-unwanted': {
      message: ({ path, container }) => `${container} 里有 ${path}，但它不应该存在。`,
      next: '它是从哪里来的：镜像、挂载，还是在容器里做过的操作？',
    },
    'directory-instead-of-file': {
      message: ({ path }) => `${path} 是目录，而题目要求的是文件。`,
      next: '这个目录是谁创建的：你，还是 Docker？',
    },
    'file-instead-of-directory': {
      message: ({ path }) => `${path} 是文件，而题目要求的是目录。`,
      next: '它是一个还没有解压的压缩包吗？还是复制文件时用了目录的名字？',
    },
    'not-a-file': {
      message: ({ path }) => `${path} 是特殊文件，没有可以检查的内容。`,
      next: '它是怎么来的？',
    },
    'file-in-mount': {
      message({ path }, { container }) {
        const mount = mountOver(path, container)
        return `${path} 在挂载里（${mount?.destination} 挂载的是 ${mount?.name ?? mount?.source ?? mount?.type}），不在 ${container.name} 自己的文件系统里。`
      },
      next: '题目要求文件在容器自己的文件系统里。「docker run」的哪个选项在那里挂载了东西？',
    },
    'file-not-in-mount': {
      message: ({ path, container }) => `${path} 在 ${container} 自己的文件系统里，删除容器时会一起消失。`,
      next: '「docker run」的哪个选项可以在那个目录挂载东西？',
    },
    'file-not-older': {
      message: ({ path, container }) =>
        `${path} 是在 ${container} 创建之后才写入的，看不出它在容器删除以后还会保留。`,
      next: '删掉容器，用同样的挂载重新创建一个。数据都还在吗？',
    },
    'file-empty': {
      message: ({ path }) => `${path} 存在，但它是空的。`,
      next: '里面的内容应该从哪里来？这一步是在这个容器里做的吗？',
    },
    'file-content': {
      message: ({ path }) => `${path} 存在，但内容不是题目要求的。`,
      next: '在容器里看看这个文件，对比一下。',
    },
    'file-encoding': {
      message: ({ path }, { file }) =>
        `${path} 的文字是对的，但保存时用的编码是 ${encodingOf(file)?.name}。Linux 上的程序按 UTF-8 读取，读到的是乱码。`,
      next: '这个文件是用什么程序写的？那个程序可以用哪些编码保存？',
    },
    'file-mode-differs': {
      message: ({ path, mode }, { file }) =>
        `${path} 的权限是 ${shownMode(file)}，不是 ${mode?.replace(/^0(?=\d{3})/, '')}。`,
      next: '哪一位数字属于所有者，哪一位属于用户组，哪一位属于其他人？逐位对照一下。',
    },
    'file-owner-differs': {
      message: (want, { file, users, container }) => {
        const seen = { file, ...(users && { users }) }
        const belongs = `${want.path} 属于 ${shownOwner(seen)}，不属于 ${want.owner}。`
        return isKnown(want, seen) ? belongs : `${belongs}${container.name} 里没有这个用户。`
      },
      next: '这个文件是谁创建的，用的是哪个用户？在 Dockerfile 里，如果不指定，COPY 得到的文件都属于 root。',
    },
    'file-differs': {
      message: ({ path, container, same_as }, { file, other }) =>
        saySame(file, other)
          ? `${container} 里的 ${path} 和 ${same_as?.container} 里的 ${same_as?.path} 文字相同，但字节不同：编码或换行符不一样。`
          : `${container} 里的 ${path} 和 ${same_as?.container} 里的 ${same_as?.path} 内容不同。`,
      next: '两个容器用的是同一个数据卷，还是各有一份？',
    },
    'other-file-missing': {
      message: ({ same_as }) => `${same_as?.container} 里没有可以对比的文件 ${same_as?.path}。`,
      next: '那个容器存在吗？它挂载的是同一个目录吗？',
    },
    'file-too-big': {
      message: ({ path }) => `${path} 太大，没有读完，而读取的部分不足以判断。`,
      next: '这个文件真的应该这么大吗？',
    },
  },
} satisfies KindWords<typeof file>
