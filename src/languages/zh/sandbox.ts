import type { SandboxWords } from '../en/sandbox.ts'

const sandbox: SandboxWords = {
  making: (image, base) => `正在用 ${base} 制作镜像 ${image}，只需一次`,
  bootstrapping: (image, suite) => `正在用 Debian ${suite} 制作镜像 ${image}，只需一次，大约一分钟`,
  trouble(trouble) {
    switch (trouble.code) {
      case 'image-out-of-reach':
        return `拉取不到镜像 ${trouble.base}：${trouble.refusal}`
      case 'no-mmdebstrap':
        return `拉取不到镜像 ${trouble.base}（${trouble.refusal}），也没有 mmdebstrap 可以用 Debian ${trouble.suite} 制作一个。请让引擎能访问 Docker Hub 或它的镜像站，或者安装 mmdebstrap。`
      case 'bootstrap-failed':
        return `用 Debian ${trouble.suite} 制作镜像失败。mmdebstrap 说：\n${trouble.output}`
      case 'other-engine':
        return `引擎 ${trouble.wanted} 的镜像里装的是另一个引擎：${trouble.got}。`
      case 'no-testcontainers':
        return '沙箱需要 testcontainers 这个包，安装 docker-lab 时没有装上。请把它装在 docker-lab 旁边：npm install testcontainers'
      case 'no-way':
        return `无法在 ${trouble.endpoint} 的引擎里启动沙箱：通过 ssh，或者用 context 的证书，都连不到它。请用 --host 指定本机的引擎，或者设置 DOCKER_HOST 和 DOCKER_CERT_PATH。`
    }
  },
}

export default sandbox
