import type { Messages } from '../en/messages.ts'

const scaffold: Messages['scaffold'] = {
  exists: '这里已经存在；「docker-lab lab new」从不覆盖任何文件',
  noFolder: '没有这个目录',
  unwritable: (reason) => `无法写入（${reason}）`,
  labName: (name) =>
    `「${name}」不能作为实验的名字：最多 40 个小写字母、数字和连字符，以字母开头；前面可以加上自选的编号，例如 07-my-lab`,
  labTaken: (name) => `这个实验已经用了「${name}」的名字或编号`,
  courseName: (name) => `「${name}」不能作为课程的名字：只能用字母、数字、连字符、点和下划线，以字母开头`,
  graderName: (name) => `「${name}」不能作为检查种类的名字：最多 20 个小写字母和连字符，例如 my-kind`,
  noCheckout:
    '检查种类是 docker-lab 自身的一部分，只能在它的源代码里创建：请进入源代码的目录，或者用 --dir 指明。课程里的实验使用「docker-lab lab docs」列出的检查种类',
  made: '已创建，检查无误：',
  next: '接下来：',
  editLab: (folder) => `写成自己的题目：${folder} 里的 lab.yaml、cases.yaml 和各个 README`,
  lint: (path) => `docker-lab lab lint ${path}`,
  test: (path) => `docker-lab lab test ${path}`,
  editCourse: (file) => `给课程写上标题：${file}`,
  editGrader: (folder) => `改成自己的：${folder} 里的文件，以及它的测试`,
  testGrader: (test) => `npx vitest run --project unit ${test}`,
  generate: 'npm run generate（选项确定以后）',
}

export default scaffold
