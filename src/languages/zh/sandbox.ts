import type { SandboxWords } from '../en/sandbox.ts'

const sandbox: SandboxWords = {
  making: (image, base) => `正在用 ${base} 构建镜像 ${image}，只需一次`,
  bootstrapping: (image, suite) => `正在用 Debian ${suite} 构建镜像 ${image}，大约一分钟，只需一次`,
  trouble(trouble) {
    switch (trouble.code) {
      case 'image-out-of-reach':
        return `镜像 ${trouble.base} 拉取失败：${trouble.refusal}`
      case 'no-mmdebstrap':
        return `镜像 ${trouble.base} 拉取失败（${trouble.refusal}），也没有安装 mmdebstrap，无法用 Debian ${trouble.suite} 构建。请让引擎能访问 Docker Hub 或它的镜像加速地址，或者安装 mmdebstrap。`
      case 'bootstrap-failed':
        return `用 Debian ${trouble.suite} 构建镜像失败。mmdebstrap 的输出：\n${trouble.output}`
      case 'other-engine':
        return `引擎 ${trouble.wanted} 的镜像里是另一个引擎：${trouble.got}。`
      case 'no-way':
        return `无法在 ${trouble.endpoint} 的引擎里启动沙箱：通过 ssh，或者使用上下文（context）的证书时，无法连接到沙箱。请用 --host 指定本机的引擎，或者设置 DOCKER_HOST 和 DOCKER_CERT_PATH。`
      case 'not-closed':
        return `他人的作业只在没有出口的网络里运行，而 ${trouble.endpoint} 无法建立从这里可以访问的这种网络。请使用本机的 Docker 引擎（unix://）。`
      case 'no-rootless':
        return `无法在容器里启动 rootless 引擎。宿主机要允许非 root 用户创建用户命名空间（user namespace），并且有 /dev/net/tun；在 Ubuntu 上，内核参数 kernel.apparmor_restrict_unprivileged_userns 会禁止前者。错误信息：\n${trouble.output}`
      case 'no-network':
        return `引擎无法为沙箱创建网络：${trouble.refusal}`
      case 'not-reached':
        return `沙箱已经启动，但从当前容器连接不上，试过这些地址：${trouble.places.join('、')}。请在启动当前容器时加上「--network host」，或者使用引擎的默认网络。`
    }
  },
}

export default sandbox
