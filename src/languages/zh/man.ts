import type { ManWords } from '../en/man.ts'

/** 手册页里 `--help` 没有的文字。 */
const man: ManWords = {
  name: '名称',
  synopsis: '用法',
  description: '说明',
  commands: '命令',
  options: '通用选项',
  exit: '退出码',
  environment: '环境变量',
  files: '文件',
  examples: '示例',
  seeAlso: '另见',
  command: '命令',
  argument: '参数',
  about: [
    '你在自己的引擎里用 docker 完成实验，docker-lab 再检查这个引擎，告诉你哪里对、哪里不对、为什么，以及下一步可以怎么做。它只看引擎里真实的状态，不看你输入过哪些命令；check 不会改动任何东西。',
    '没有用选项另外指定时，检查的就是 docker 命令使用的那个引擎。',
  ],
  codes: [
    ['0', '全部通过，或者命令已经完成。'],
    ['1', '有检查没通过。'],
    ['2', '命令行或实验文件有错。'],
    ['3', '无法检查：没有引擎、超时，或检查过程中出错。与 1 同时出现时是 3。'],
    ['4', 'docker-lab 自身的错误。'],
    ['130', '被中断。'],
  ],
  variables: [
    [
      'DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH',
      '选择引擎，与 docker 命令相同。',
    ],
    ['DOCKER_LAB_COURSE', '使用这个课程，而不是自带的课程：目录、压缩包或 Git 仓库。'],
    ['LC_ALL, LC_MESSAGES, LANG', '语言：以 zh 开头是中文，否则是英文。'],
    ['NO_COLOR, FORCE_COLOR', '不用颜色，或者输出到管道时也用颜色。'],
    ['DEBUG', '设为任意值时，错误会带上代码位置。'],
  ],
  kept: [
    ['~/.local/state/docker-lab', '看过哪些提示，以及 start 创建了什么；位置可以用 $XDG_STATE_HOME 更改。'],
    [
      '~/.local/share/docker-lab',
      '你的进度：每次检查、提示、start 和 reset 各一行；位置可以用 $XDG_DATA_HOME 更改。',
    ],
    ['~/.docker', 'Docker 的 context 和当前使用的 context，只读取，不修改。'],
  ],
  tries: [
    ['docker-lab show 3', '显示任务。'],
    ['docker-lab check 3', '哪里对、哪里不对、为什么。'],
    ['docker-lab check 3 13 --json', '给其他程序使用的报告。'],
  ],
}

export default man
