import type { Emptiness, LintWords } from '../en/lint.ts'

const maybe = (meant: string | undefined) => (meant ? `是不是想写「${meant}」？` : '')

const EMPTY: Record<Emptiness, string> = {
  'any-text': '这个模式能匹配任何文本，空文本也不例外',
  blank: '几乎所有文本里都有空白字符',
  'empty-list': '空列表等于没有要求',
  'always-there': '每个引擎或容器里都有它',
  itself: '它在和自己比较',
  'any-network': '每个容器都连接着某个网络',
}

const rules: LintWords['rules'] = {
  schema: {
    about: 'lab.yaml、cases.yaml、course.yaml 和题目都能读取，内容有效',
    say: (meant) => (meant ? `请写「${meant}」。` : '有哪些键、各填什么，见「docker-lab lab docs」。'),
  },
  'never-fails': {
    about: '检查里没有永远成立的条件',
    say: (id, why) => ({
      message: `检查「${id}」的这一部分永远不会失败：${EMPTY[why]}`,
      remedy: '写一个错误做法不会满足的条件，或者删掉这一项。',
    }),
  },
  'same-check-twice': {
    about: '同一个实验里没有两项相同的检查',
    say: (id, earlier) => ({
      message: `检查「${id}」的要求和「${earlier}」完全相同`,
      remedy: '删掉其中一项，把它的分数加到另一项上。',
    }),
  },
  'free-points': {
    about: '什么都没做，就得不到分',
    say: (id, isAbsence) => ({
      message: isAbsence
        ? `检查「${id}」在空的引擎上也会通过，因为不该存在的东西本来就没有`
        : `实验一开始，检查「${id}」就会通过：它要求的东西由「docker-lab start」创建`,
      remedy: '让它依赖（needs）另一项检查，那一项检查的是学生自己创建的东西；或者不给它分数。',
    }),
  },
  'cannot-both-pass': {
    about: '没有两项检查要求同一样东西有不同的值，或者既存在又不存在（只看检查里写明的键）',
    say: (id, earlier) => ({
      message:
        id === earlier
          ? `检查「${id}」自相矛盾，没有人能通过`
          : `检查「${id}」和「${earlier}」不可能同时通过，所以没有人能得满分`,
      remedy: '所有检查评的是同一时刻：对同一样东西，只能要求一种状态。',
    }),
  },
  'renamed-missing': {
    about: '正确做法用「docker tag」命名的镜像属于学生自己，或者检查里写了 renamed',
    say: (id, image) => ({
      message: `正确做法把「${image}」这个名字给了另一个镜像，但检查「${id}」不允许`,
      remedy: '如果这个名字属于学生自己，就加到 owns.images；否则在检查里写「renamed: true」。',
    }),
  },
  'owns-missing': {
    about: '学生要创建的东西都写在 owns 里，「reset」才会删除',
    say: (list, name) => ({
      message: `检查要求「${name}」，但它不在 owns.${list} 里，「docker-lab reset」不会删除它`,
      remedy:
        list === 'images'
          ? '如果由学生创建，就加到 owns.images；如果由「docker-lab start」拉取，就加到 environment.images。'
          : `把它加到 owns.${list}；如果由「docker-lab start」运行，则写在 environment.containers 里。`,
    }),
  },
  'owns-unused': {
    about: 'owns 里的东西，检查或题目里都用到了',
    say: (list, name) => ({
      message: `owns.${list} 里有「${name}」，但检查和题目都没有用到它`,
      remedy: '「docker-lab reset」会删除 owns 里的东西。请去掉它，或者改正名字。',
    }),
  },
  'environment-missing': {
    about: '检查用到的宿主机端口都写在 environment.ports 里，「doctor」和「start」才能确认它是否空闲',
    say: (port) => ({
      message: `检查用到宿主机的 ${port} 端口，但它不在 environment.ports 里`,
      remedy: '把它加进去：如果端口被其他程序占用，「docker-lab start」会马上说明。',
    }),
  },
  'environment-unused': {
    about: '「start」准备的东西，检查或题目里都用到了',
    say: (kind, name) => ({
      message:
        kind === 'image'
          ? `会拉取镜像「${name}」，但检查和题目都没有用到它`
          : `会留出 ${name} 端口，但检查和题目都没有用到它`,
      remedy: '把它从 environment 里去掉，或者改正它。',
    }),
  },
  'brief-drift': {
    about: '检查要求的每个名字、端口、路径、标签和值，每种语言的题目里都写了',
    say: (value, files) => ({
      message: `检查要求「${value}」，但 ${files.join(' 和 ')} 里没有写`,
      remedy: '学生猜不到。请在题目里把它作为单独的词写出来，或者改正检查。',
    }),
  },
  'brief-silent': {
    about: '检查要找的每段文本，每种语言的题目里都写了',
    say: (value, files) => ({
      message: `检查要找文本「${value}」，但 ${files.join(' 和 ')} 里没有写`,
      remedy: '请在题目里原样写出这段文本；如果它来自镜像本身，就不用写。',
    }),
  },
  'translation-missing': {
    about: '每段文字都有课程的全部语言',
    say: (text) => ({
      message: `「${text}」没有写全课程的每种语言`,
      remedy: text.endsWith('.md')
        ? '请翻译题目；在那之前，大家看到的都是英文。'
        : '按语言写：{ en: …, zh: … }。',
    }),
  },
  'headings-differ': {
    about: '同一个实验的题目，各种语言的标题一一对应',
    say: (first, other, file) => ({
      message:
        first === undefined
          ? `标题「${other}」在 ${file} 里没有对应的标题`
          : other === undefined
            ? `这里缺少与 ${file} 的标题「${first}」对应的标题`
            : `标题「${other}」的级别，和 ${file} 里对应的标题「${first}」不同`,
      remedy: '让两边的章节和顺序一致。',
    }),
  },
  'hint-gives-away': {
    about: '只有最后一条提示可以写出解题的命令',
    say: (command, level) => ({
      message: `第 ${level} 条提示直接给出了答案：「${command}」`,
      remedy: '从思路到命令，一步一步来：只有最后一条提示可以接近完整的命令。',
    }),
  },
  'unknown-command': {
    about: '题目里的 docker 和 docker-lab 命令都存在',
    say: (command, meant) => ({
      message: `没有「${command}」这个命令`,
      remedy: `学生会照着输入。${maybe(meant)}`,
    }),
  },
  'unknown-command-in-hint': {
    about: '标题和提示里的 docker 和 docker-lab 命令都存在',
    say: (command, meant) => ({
      message: `没有「${command}」这个命令`,
      remedy: `学生会照着输入。${maybe(meant)}`,
    }),
  },
  'unknown-option': {
    about: '题目里用反引号写出的选项都存在',
    say: (option, meant) => ({
      message: `没有哪个 docker 命令有「${option}」选项`,
      remedy: `是不是想写「${meant}」？`,
    }),
  },
  'option-contradicts': {
    about: '题目和提示里的命令，不会设置检查不接受的值',
    say: (option, value) => ({
      message: `「${option} ${value}」不符合检查的要求`,
      remedy: '学生照着输入就会失败。请改正文字，或者改正检查。',
    }),
  },
  'ports-contradict': {
    about: '题目和提示里成对的端口，都是检查要求的那一对',
    say: (pair) => ({
      message: `「${pair}」和检查要求的端口映射不一致`,
      remedy: '先写宿主机端口，再写容器端口，和检查保持一致。',
    }),
  },
  'number-unknown': {
    about: '题目和提示里的端口，标题和提示里的数字，在 lab.yaml 里都有',
    say: (number) => ({
      message: `这里写了 ${number}，但 lab.yaml 里没有任何地方要求它`,
      remedy: '请改正这里的数字，或者改正检查。',
    }),
  },
  'name-misspelt': {
    about: '题目和提示里，没有和实验中的名字只差一两个字母的词',
    say: (word, meant) => ({
      message: `「${word}」和「${meant}」只差一点，但不一样`,
      remedy: `学生会照着输入。如果指的是「${meant}」，请统一写法。`,
    }),
  },
  'task-unchecked': {
    about: '「任务」一节里用反引号写出的名字，实验里都有',
    say: (word) => ({
      message: `任务里写了「${word}」，但没有检查要求它`,
      remedy: '为它加一项检查，或者改正名字，或者去掉反引号。',
    }),
  },
  'translations-differ': {
    about: '各种语言里的代码、名字和数字都一致',
    say: (said, file) => ({
      message:
        file === undefined ? `「${said}」只出现在一种语言里` : `这里有「${said}」，但 ${file} 的对应位置没有`,
      remedy: '不管用哪种语言，题目都必须一样。请改正其中一处。',
    }),
  },
  'wrong-language': {
    about: '每段文字都用它所属的语言写成',
    say: (language) => ({
      message: `这段文字不是它所属的语言（${language}）`,
      remedy: '请翻译这段文字。',
    }),
  },
  'other-lab': {
    about: '题目里的 docker-lab 命令用的是本实验的编号',
    say: (command, number) => ({
      message: `「${command}」说的是另一个实验；这个实验的编号是 ${number}`,
      remedy: `改成 ${number}，除非确实想说另一个实验。`,
    }),
  },
  'link-missing': {
    about: '指向文件或标题的链接都有效',
    say: (href, missing) => ({
      message: `链接「${href}」无效：没有这个${missing === 'file' ? '文件' : '标题'}`,
      remedy: '改正链接，或者补上缺少的内容。',
    }),
  },
  'link-address': {
    about: '指向其他网站的链接是完整的地址，以 https 开头',
    say: (href, isBroken, isInside = false) => ({
      message: isInside
        ? `「${href}」是 Docker 网络内部的地址，没有人能作为链接打开它`
        : isBroken
          ? `「${href}」不是有效的地址`
          : `链接「${href}」不是以 https 开头`,
      remedy: isInside ? '请放进反引号，写成代码。' : '写成以 https:// 开头的地址。',
    }),
  },
  'link-outside': {
    about: '链接不指向课程以外的文件',
    say: (href) => ({
      message: `链接「${href}」指向课程以外的文件`,
      remedy: '学生手里只有课程本身。请把文件放进实验的目录。',
    }),
  },
  'fence-open': {
    about: '每个代码块都有结尾',
    say: () => ({ message: '这个代码块没有结尾', remedy: '用和开头一样的符号结束它。' }),
  },
  'fence-language': {
    about: '每个代码块都写明语言',
    say: () => ({
      message: '这个代码块没有写明语言',
      remedy: '写在开头的符号后面：命令写 sh，不是代码的写 text。',
    }),
  },
  'cases-missing': {
    about: '每个实验都有用例，证明检查是对的',
    say: () => ({
      message: '没有 cases.yaml，无法证明检查是对的',
      remedy: '在 cases.yaml 里写上正确做法、错误做法和作弊做法，以及每一种应得的结果。',
    }),
  },
  'solution-missing': {
    about: '至少有一个用例是正确做法（solution）',
    say: () => ({
      message: '没有一个用例是正确做法，无法证明这个实验做得出来',
      remedy: '加一个「kind: solution」的用例。',
    }),
  },
  'mistake-missing': {
    about: '每项检查都至少有一个错误做法或作弊做法通不过',
    say: (id) => ({
      message: `没有用例通不过检查「${id}」，无法证明它会失败`,
      remedy: `在 cases.yaml 里加一个错误做法或作弊做法，写上「${id}: fail 代码」。`,
    }),
  },
  'unknown-diagnosis': {
    about: '用例里只写对应的检查能够给出的诊断代码',
    say: (outcome, code, grader, meant, alike) => ({
      message: `${grader} 这种检查不会给出「${outcome} ${code}」`,
      remedy: meant
        ? `是不是想写「${meant}」？`
        : `${alike.length > 0 ? `它会给出 ${alike.join('、')} 等。` : ''}全部代码见「docker-lab explain --list」。`,
    }),
  },
  'brief-missing': {
    about: '每个实验都有题目',
    say: () => ({
      message: '没有 README.md，学生不知道要做什么',
      remedy: '把题目写在 README.md 里。',
    }),
  },
  'file-outside': {
    about: '实验的文件都不是指向课程以外的链接',
    say: (file) => ({
      message: `${file} 是一个指向课程以外的链接`,
      remedy: '把文件本身放在这里。',
    }),
  },
  'path-outside': {
    about: '检查里的路径不会离开学生的工作目录',
    say: (path) => ({
      message: `「${path}」离开了学生的工作目录`,
      remedy: '路径里不要写「..」。',
    }),
  },
  'number-twice': {
    about: '课程里每个实验的编号都不同',
    say: (number, earlier) => ({
      message: `${earlier} 已经用了编号 ${number}，「docker-lab check ${number}」无法确定是哪一个`,
      remedy: '给目录换一个编号。',
    }),
  },
  'lab-unlisted': {
    about: '有 lab.yaml 的目录都是课程里的实验',
    say: (name) => ({
      message: `${name} 里有 lab.yaml，但它不是课程的一部分：目录名没有以编号开头`,
      remedy: '把名字改成「编号-名字」，例如 07-networks。',
    }),
  },
}

const lint: LintWords = {
  rules,
  error: '错误',
  warning: '警告',
  summary: (labs, errors, warnings) => `${labs} 个实验，${errors} 个错误，${warnings} 个警告`,
}

export default lint
