import type { Messages } from '../en/messages.ts'

const pack: Messages['pack'] = {
  notAFile: (isLink) =>
    isLink
      ? '这是一个链接，在学生的机器上可能失效：请把文件本身放在这里'
      : '这既不是文件也不是目录，无法打包',
  noLabs: '这门课程的所有实验都被 Git 忽略，没有可以打包的内容',
  lostLink: (link) => `这份文档链接到 ${link}，但学生拿不到它`,
  exists: '这里已经存在：请换一个尚不存在的目录，或者以 .tar.gz 结尾的文件名',
  otherArchive: '课程只能打包成 .tar.gz 压缩包或目录：请换一个以 .tar.gz 结尾的文件名，或者目录名',
  noFolder: '目录不存在',
  unwritable: (reason) => `无法写入（${reason}）`,
  packed: (output, size) => `已打包 ${output}（${size}）：`,
  left: '以下内容不面向学生，没有打包：',
  summary: (labs, files) =>
    `共 ${labs} 个实验、${files} 个文件。已校验：内容完整，每个实验都能加载，其中没有 cases.yaml。`,
}

export default pack
