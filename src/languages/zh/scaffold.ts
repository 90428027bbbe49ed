import type { Messages } from '../en/messages.ts'

const scaffold: Messages['scaffold'] = {
  exists: '这里已经有东西了，从不覆盖',
  noFolder: '没有这个文件夹',
  unwritable: (reason) => `这里写不进去（${reason}）`,
  labName: (name) =>
    `「${name}」不能作实验的名字：最多 40 个小写字母、数字和连字符，以字母开头；也可以在前面加上自选的编号，例如 07-my-lab`,
  labTaken: (name) => `这个实验已经用了「${name}」的名字或编号`,
  courseName: (name) => `「${name}」不能作课程的名字：只能有字母、数字、连字符、点和下划线，以字母开头`,
  graderName: (name) => `「${name}」不能作检查种类的名字：最多 20 个小写字母和连字符，例如 my-kind`,
  noCheckout:
    '检查种类是 docker-lab 自身的一部分，所以要在它的源代码里创建：请进入源代码的文件夹，或者用 --dir 指明。课程里的实验使用「docker-lab lab docs」列出的检查种类',
  made: '已创建，并且重新读过，没有问题：',
  next: '接下来：',
  editLab: (folder) => `写成自己的题目：${folder} 里的 README.md、README.zh.md、lab.yaml 和 cases.yaml`,
  lint: (path) => `docker-lab lab lint ${path}`,
  test: (path) => `docker-lab lab test ${path}`,
  editCourse: (file) => `给课程写上标题：${file}`,
  editGrader: (file) => `改成自己的：${file}，以及它的翻译和测试`,
  testGrader: (test) => `npx vitest run --project unit ${test}`,
  generate: 'npm run generate（选项都定下来以后）',
}

export default scaffold
