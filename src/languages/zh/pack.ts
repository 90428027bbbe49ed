import type { Messages } from '../en/messages.ts'

const pack: Messages['pack'] = {
  notAFile: (isLink) =>
    isLink
      ? '这是一个链接，到了学生的机器上可能什么也指不到：请把文件本身放在这里'
      : '这既不是文件也不是文件夹，不能打包',
  noLabs: '这个课程的每个实验都被 Git 忽略了，没有什么可以打包',
  lostLink: (link) => `这篇文字链接到 ${link}，可是学生拿不到它`,
  exists: '这里已经有东西了：请换一个还不存在的文件夹，或者以 .tar.gz 结尾的名字',
  noFolder: '没有这个文件夹',
  unwritable: (reason) => `这里写不进去（${reason}）`,
  packed: (output, size) => `已打包 ${output}（${size}）：`,
  left: '不给学生的，没有带上：',
  summary: (labs, files) =>
    `共 ${labs} 个实验，${files} 个文件。已重新读过：一个文件都不少，每个实验都能加载，里面没有 cases.yaml。`,
}

export default pack
